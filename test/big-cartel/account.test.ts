import t from 'tap'
import { fetchAccount, firstAccountId } from '../../src/big-cartel/account.ts'
import { sellers, startSandbox } from '../helpers/sandbox.ts'
import { accountsDocument } from './documents.ts'
import { bind, fixedCredential, serveDocument, startClient } from './upstream.ts'

const [account] = accountsDocument.data

t.test('an account is read with all that comes along', async (t) => {
  const { api, requests } = await serveDocument(t, accountsDocument)
  t.same(await fetchAccount(api), {
    id: '12345',
    subdomain: 'examplestore',
    storeName: 'Example Store',
    description: 'About the store',
    firstName: 'Ada',
    lastName: 'Example',
    contactEmail: 'owner@example.com',
    url: 'https://examplestore.bigcartel.com',
    website: null,
    createdAt: '2020-01-02T03:04:05.000Z',
    updatedAt: '2020-02-03T04:05:06.000Z',
    underMaintenance: false,
    inventoryEnabled: false,
    artistsEnabled: false,
    launched: true,
    hasActiveAdvancedTaxSettings: false,
    timeZone: 'America/Denver',
    currency: { code: 'USD', name: 'U.S. Dollar', sign: '$', locale: 'en-US' },
    country: { code: 'US', name: 'United States' },
    plan: { id: 'gold', name: 'Gold', monthlyRate: '0.0', maxProducts: 5, maxImagesPerProduct: 1 },
    imageUrl: null,
    faviconUrl: null,
    stripePublishableKey: null
  })
  t.equal(await firstAccountId(api), '12345')
  t.same(requests, ['/v1/accounts/12345', '/v1/accounts'])
})

t.test('images of the account', async (t) => {
  const { api } = await serveDocument(t, {
    data: { ...account, relationships: { account_image: { data: { type: 'account_images', id: '1' } }, account_favicon: { data: { type: 'account_favicon', id: '2' } } } },
    included: [
      { type: 'account_images', id: '1', attributes: { url: 'https://assets.bigcartel.com/1.png' } },
      { type: 'account_favicons', id: '2', attributes: { url: 'https://assets.bigcartel.com/2.png' } }
    ]
  })
  t.match(await fetchAccount(api), { imageUrl: 'https://assets.bigcartel.com/1.png', faviconUrl: 'https://assets.bigcartel.com/2.png', currency: null, country: null, plan: null })
})

t.test('an account that comes bare still has its name and what it points to', async (t) => {
  const { api } = await serveDocument(t, { data: { type: 'account', id: 12345, relationships: account?.relationships } })
  t.match(await fetchAccount(api), {
    id: '12345',
    storeName: '',
    subdomain: null,
    launched: null,
    currency: { code: 'USD', name: null, sign: null, locale: null },
    country: { code: 'US', name: null },
    plan: { id: 'gold', name: null, monthlyRate: null, maxProducts: null, maxImagesPerProduct: null }
  })
})

t.test('an account without an id is no answer', async (t) => {
  const { api } = await serveDocument(t, { data: [{ type: 'accounts', attributes: {} }] })
  await t.rejects(fetchAccount(api), { code: 'UPSTREAM_INVALID_RESPONSE', upstream: { status: 200 } })
  await t.rejects(firstAccountId(api), { code: 'UPSTREAM_INVALID_RESPONSE' })
})

t.test('the sandbox’s accounts read whole', async (t) => {
  const { apiUrl, control } = await startSandbox(t)
  const client = startClient(t, apiUrl)
  for (const { accountId, subdomain } of Object.values(sellers)) {
    const credential = fixedCredential(accountId, (await control.token(subdomain)).access_token)
    const { id, storeName, currency, country, plan } = await fetchAccount(bind(client, { credential }))
    t.equal(id, accountId)
    t.ok(storeName !== '' && currency?.locale && country?.name && plan?.monthlyRate, subdomain)
  }
})

t.test('another account is no answer', async (t) => {
  const { api } = await serveDocument(t, { data: { ...account, id: '12346' } })
  await t.rejects(fetchAccount(api), { code: 'UPSTREAM_INVALID_RESPONSE' })
})
