import { createHmac } from 'node:crypto'
import t from 'tap'
import type { Browser } from '../helpers/browser.ts'
import { startGateway } from '../helpers/gateway.ts'
import { sellers } from '../helpers/sandbox.ts'
import { codesOf, openScene } from './scene.ts'

const cached = { CACHE: 'on' }
const usualPoints = { LIMIT_POINTS: '2000' }
const unlimited = { LIMIT_ROOT_FIELDS: '100', LIMIT_ALIASES: '100', LIMIT_COST: '10000' }
const fifty = '{ shop { currency { code } products(first: 50) { nodes { name price { formatted } options { name price { amount } } images { url } categories { name } artists { name } shippingRates { priceAlone { amount } } } } } }'
const twenty = '{ account { orders(first: 20) { nodes { number items { product { name } productOption { name } } } } } }'

t.test('fifty products with everything joined cost two calls, the account among them; the same again costs none', async (t) => {
  const { ask } = await openScene(t, 'paperkiosk', cached)
  const first = await ask(fifty)
  t.equal(first.errors, undefined)
  t.same(first.calls.sort(), ['', '/products?page[limit]=50&page[offset]=0'])
  const second = await ask(fifty)
  t.same(second.calls, [])
  t.same(second.data, first.data)
})

t.test('twenty orders with their products cost two calls in a shop of any size, and one when they are asked for again: orders are always asked for', async (t) => {
  for (const { subdomain } of [sellers.tiny, sellers.usual, sellers.big]) {
    const { ask } = await openScene(t, subdomain, cached)
    const first = await ask(twenty)
    t.equal(first.errors, undefined)
    t.equal(first.calls.length, 2, subdomain)
    const second = await ask(twenty)
    t.same(second.calls, ['/orders?page[limit]=20&page[offset]=0'])
    t.same(second.data, first.data)
  }
})

t.test('ids alone cost nothing', async (t) => {
  const { ask } = await openScene(t)
  t.same((await ask('{ account { id shop { id } } shop { id __typename } session { account { id } } }')).calls, [])
})

t.test('fifty identical queries at the same time cost one set of calls, and no more points than there are', async (t) => {
  const { sandbox, browser } = await openScene(t, 'harbourpress', { ...cached, ...usualPoints })
  await sandbox.control.settings({ apiLatencyMs: 2_000 }) // so long that all of them have arrived, on a slow machine too
  await sandbox.control.resetCalls()
  const answers = await Promise.all(Array.from({ length: 50 }, () => browser.graphql(`{ shop { name } ${twenty.slice(2)}`)))
  t.same(answers.filter(({ errors }) => errors !== undefined), [])
  t.equal(new Set(answers.map(({ data }) => JSON.stringify(data))).size, 1)
  t.equal((await sandbox.control.calls()).total, 3)
  t.equal(answers.reduce((sum, { extensions }) => sum + (extensions?.cost.upstreamCalls ?? Number.NaN), 0), 3, 'each call is on one account')
})

t.test('a query may make fifty calls; what it wants beyond is null, and says so', async (t) => {
  const { ask } = await openScene(t, 'harbourpress', unlimited)
  const { data, errors, calls, ...answer } = await ask(`{ session { authenticated } ${Array.from({ length: 60 }, (_, index) => `o${index}: order(number: "NONE-${index}") { id }`).join(' ')} }`)
  t.equal(calls.length, 50)
  t.match(data, { session: { authenticated: true }, o59: null })
  t.same(codesOf({ ...answer, ...(errors && { errors }) }), Array(10).fill('UPSTREAM_CALL_LIMIT'))
})

t.test('a Big Cartel in trouble is left alone, and everybody hears at once when to come back', async (t) => {
  const { ask, sandbox, gateway } = await openScene(t, 'harbourpress', unlimited)
  await sandbox.control.fault({ path: '/v1/**', action: { type: 'status', status: 500 } })
  const many = `{ ${Array.from({ length: 16 }, (_, index) => `o${index}: order(number: "NONE-${index}") { id }`).join(' ')} }`
  await ask(many)
  const refused = await ask('{ order(number: "NONE-1") { id } session { authenticated } }')
  t.same([refused.calls, refused.data], [[], { order: null, session: { authenticated: true } }])
  t.match(refused.errors, [{ extensions: { code: 'UPSTREAM_UNAVAILABLE', service: 'bigcartel', retryable: true } }])
  const wait = refused.errors?.[0]?.extensions['retryAfterMs']
  t.ok(typeof wait === 'number' && wait > 0 && wait <= 30_000, String(wait))
  t.equal((await fetch(`${gateway.url}/readyz`)).status, 200)
  t.notMatch(gateway.logged(), 'unexpected error')
})

t.test('signing out everywhere, giving the access back and Big Cartel’s own word drop what is kept', async (t) => {
  const { ask, sandbox, browser } = await openScene(t, 'harbourpress', cached)
  const question = '{ account { timeZone } shop { products(first: 1) { nodes { name } } } }'
  const signInAndAsk = async (): Promise<number> => {
    await browser.signIn('harbourpress')
    return (await ask(question)).calls.length
  }
  t.equal((await ask(question)).calls.length, 2)
  for (const path of ['/logout/all', '/disconnect']) {
    t.equal((await browser.request(path, { method: 'POST' })).status, 204)
    t.match(await ask(question), { calls: [], errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] }, 'who is signed out is told nothing')
    t.equal(await signInAndAsk(), 2)
    t.equal((await ask(question)).calls.length, 0)
  }
  await sandbox.control.revoke('harbourpress')
  await browser.graphql('{ account { orders(first: 1) { totalCount } } }')
  t.match(await ask(question), { errors: [{ extensions: { code: 'REAUTH_REQUIRED' } }, {}] }, 'what was kept ends with the access')
})

t.test('what a webhook says has changed is asked anew, and nothing else', async (t) => {
  const { ask, sandbox, gateway } = await openScene(t, 'harbourpress', cached)
  const question = '{ account { timeZone } shop { products(first: 1) { nodes { name } } categories(first: 1) { nodes { name } } } }'
  const tell = async (type: string, account: string): Promise<void> => {
    const body = JSON.stringify({ account_id: account, type, payload: {} })
    const signature = createHmac('sha256', sandbox.clientSecret).update(body).digest('hex')
    t.equal((await fetch(`${gateway.url}/webhooks/bigcartel`, { method: 'POST', headers: { 'x-webhook-signature': signature }, body })).status, 202)
  }
  t.equal((await ask(question)).calls.length, 3)
  const { usual, big } = sellers
  for (const [type, account, calls] of [
    ['product.updated', usual.accountId, ['/products?page[limit]=1&page[offset]=0']],
    ['product.deleted', usual.accountId, ['/products?page[limit]=1&page[offset]=0']],
    ['account.updated', usual.accountId, ['']],
    ['order.updated', usual.accountId, []],
    ['product.updated', big.accountId, []]
  ] as const) {
    await tell(type, account)
    t.same((await ask(question)).calls, calls, `${type} of ${account}`)
  }
})

const everyone = [sellers.usual, sellers.big]

t.test('a thousand interleaved answers of two sellers, with cache and joins: none of the other', async (t) => {
  const { sandbox } = await openScene(t)
  const gateway = await startGateway(t, sandbox, cached)
  const browsers: Browser[] = []
  for (const { subdomain } of everyone) {
    const browser = gateway.browser()
    await browser.signIn(subdomain)
    browsers.push(browser)
  }
  const query = '{ session { account { id } } shop { name products(first: 2) { nodes { id name } } categories(first: 1) { nodes { id } } } account { owner { contactEmail } orders(first: 2) { nodes { id customer { email } items { product { id name } } } } } }'
  const own = await Promise.all(browsers.map(async (browser) => JSON.stringify((await browser.graphql(query)).data)))
  t.equal(new Set(own).size, 2)
  let strange = 0
  for (let round = 0; round < 10; round++) {
    await Promise.all(Array.from({ length: 100 }, async (_, turn) => {
      const seller = (turn + round) % 2
      if (JSON.stringify((await browsers[seller]?.graphql(query))?.data) !== own[seller]) strange++
    }))
  }
  t.equal(strange, 0)
})
