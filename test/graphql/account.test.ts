import t from 'tap'
import { openScene } from './scene.ts'

const everyField = `
  __typename id subdomain timeZone launched underMaintenance createdAt updatedAt
  owner { firstName lastName contactEmail } plan { name monthlyRate { amount currencyCode formatted } maxProducts maxImagesPerProduct }
  features { artists inventory advancedTax } shop { id name } orders { totalCount }`

t.test('every field of an account says what Big Cartel says', async (t) => {
  const { ask } = await openScene(t)
  const { data, calls } = await ask(`{ account { ${everyField} } }`)
  t.same(data, {
    account: {
      __typename: 'Account',
      id: 'gid://bigcartel/Account/208639',
      subdomain: 'harbourpress',
      timeZone: 'Europe/London',
      launched: true,
      underMaintenance: false,
      createdAt: '2019-05-14T10:45:31.000Z',
      updatedAt: '2026-10-30T17:20:05.000Z',
      owner: { firstName: 'Tomos', lastName: 'Penrose', contactEmail: 'post@harbourpress.example.com' },
      plan: { name: 'Platinum', monthlyRate: { amount: '15.0', currencyCode: 'USD', formatted: '$15.00' }, maxProducts: 50, maxImagesPerProduct: 5 },
      features: { artists: true, inventory: true, advancedTax: false },
      shop: { id: 'gid://bigcartel/Shop/208639', name: 'Harbour Press' },
      orders: { totalCount: 40 }
    }
  })
  t.same(calls, ['', '/orders?page[limit]=1&page[offset]=0'], 'the account is asked for once')
})

t.test('what the session knows costs no call', async (t) => {
  const { ask } = await openScene(t)
  t.match(await ask('{ account { __typename id subdomain shop { id subdomain } } shop { id } }'), {
    data: { account: { id: 'gid://bigcartel/Account/208639', subdomain: 'harbourpress', shop: { id: 'gid://bigcartel/Shop/208639', subdomain: 'harbourpress' } }, shop: { id: 'gid://bigcartel/Shop/208639' } },
    calls: []
  })
})

t.test('an account of which Big Cartel says next to nothing is full of nulls, and no error', async (t) => {
  const { ask, sandbox } = await openScene(t)
  await sandbox.control.fault({ path: '/v1/accounts/*', action: { type: 'status', status: 200, body: { data: { id: '208639', type: 'accounts' } } } })
  for (let round = 0; round < 3; round++) {
    const { data, errors } = await ask(`{ account { ${everyField} } shop { name description url website currency { code } country { code } image { url } favicon { url } } }`)
    t.equal(errors, undefined)
    t.match(data, {
      account: { timeZone: null, owner: { firstName: null }, plan: null, features: { artists: null }, shop: { name: '' } },
      shop: { name: '', description: null, url: null, website: null, currency: null, country: null, image: null, favicon: null }
    })
  }
})
