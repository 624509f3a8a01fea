import t from 'tap'
import { sellers, startSandbox } from '../helpers/sandbox.ts'
import { bigCartelContract } from './big-cartel.ts'
import { storefrontContract } from './storefront.ts'

const basic = (credentials: string) => `Basic ${Buffer.from(credentials).toString('base64')}`

for (const [size, { subdomain }] of Object.entries(sellers)) {
  t.test(`the sandbox's ${size} shop keeps the contract`, async (t) => {
    const { apiUrl, control } = await startSandbox(t)
    const { access_token: token } = await control.token(subdomain)
    await bigCartelContract(t, { apiUrl, authorization: `Bearer ${token}` })
  })
}

for (const [size, { subdomain }] of Object.entries(sellers)) {
  t.test(`the public JSON of the sandbox's ${size} shop keeps the contract`, async (t) => {
    const { url } = await startSandbox(t)
    await storefrontContract(t, { url, subdomain })
  })
}

t.test('a storefront under maintenance says so with a 403', async (t) => {
  const { url, control } = await startSandbox(t, { underMaintenance: true })
  for (const path of ['store.json', 'products.json', 'page/about.json']) {
    const answer = await fetch(`${url}/${sellers.tiny.subdomain}/${path}`)
    t.same([answer.status, await answer.json()], [403, { reason: 'Store Front Is Under Maintenance' }])
  }
  await control.settings({ underMaintenance: false })
  t.equal((await fetch(`${url}/${sellers.tiny.subdomain}/store.json`)).status, 200)
})

t.test('HTTP Basic reaches the same', async (t) => {
  const { apiUrl } = await startSandbox(t)
  await bigCartelContract(t, { apiUrl, authorization: basic(`${sellers.usual.subdomain}:sandbox`) })
})

const authorization = realAuthorization()
if (authorization === undefined) {
  t.comment('NOT CHECKED against the real Big Cartel: set BIGCARTEL_CONTRACT_TOKEN, or BIGCARTEL_CONTRACT_BASIC to subdomain:password, to hold api.bigcartel.com to the same battery')
} else {
  t.test('the real Big Cartel keeps the contract', (t) => bigCartelContract(t, { apiUrl: 'https://api.bigcartel.com/v1', authorization }))
}

const subdomain = process.env['BIGCARTEL_CONTRACT_STOREFRONT']
if (subdomain !== undefined && subdomain !== '') {
  t.test('the real public JSON keeps the contract', (t) => storefrontContract(t, { url: 'https://api.bigcartel.com', subdomain }))
}

function realAuthorization (): string | undefined {
  const token = process.env['BIGCARTEL_CONTRACT_TOKEN']
  const credentials = process.env['BIGCARTEL_CONTRACT_BASIC']
  if (token !== undefined && token !== '') return `Bearer ${token}`
  return credentials !== undefined && credentials !== '' ? basic(credentials) : undefined
}
