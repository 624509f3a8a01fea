import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { alsoAt, startFleet } from '../oauth/fleet.ts'
import { codesOf, openScene } from './scene.ts'

const dear = '{ shop { products(first: 50) { nodes { name } } } }' // 62 points

t.test('every answer that ran says what it cost and what is left', async (t) => {
  const { ask, gateway } = await openScene(t, 'harbourpress', { LIMIT_POINTS: '2000' })
  const { extensions, calls } = await ask('{ rateLimit { maximumAvailable currentlyAvailable restoreRate } shop { products(first: 50) { nodes { name } } } }')
  t.match(extensions?.cost, { requestedQueryCost: 63, upstreamCalls: calls.length, throttleStatus: { maximumAvailable: 2_000, restoreRate: 100 } })
  t.equal(extensions?.cost.actualQueryCost, 1 + 2 + 24 + 10 * calls.length, 'twenty-four products are there')
  t.ok(Number(extensions?.cost.throttleStatus.currentlyAvailable) >= 2_000 - Number(extensions?.cost.actualQueryCost))
  const visitor = await gateway.browser().graphql('{ rateLimit { maximumAvailable currentlyAvailable restoreRate } }')
  const { rateLimit } = visitor.data as { rateLimit: { currentlyAvailable: number } } // as asked
  t.match(rateLimit, { maximumAvailable: 2_000, restoreRate: 100 })
  t.ok([1_999, 2_000].includes(rateLimit.currentlyAvailable), `${rateLimit.currentlyAvailable} points: a hundredth of a second brings the one back that it costs`)
  t.ok(Number(visitor.extensions?.cost.throttleStatus.currentlyAvailable) >= 1_999)
  t.match(visitor.extensions?.cost, { requestedQueryCost: 1, actualQueryCost: 1, upstreamCalls: 0 })
})

t.test('a session without points is THROTTLED before any call, told how long to wait, and alone in this', async (t) => {
  const { gateway, sandbox, redis, gateways } = await startFleet(t, { instances: 2, changes: { LIMIT_COST: '90', LIMIT_POINTS: '90', LIMIT_POINTS_PER_SECOND: '1' } })
  const [, second = gateway] = gateways
  const [browser, other] = [gateway.browser(), gateway.browser()]
  await browser.signIn()
  await other.signIn()
  t.equal((await browser.graphql(dear)).errors, undefined)
  await sleep(200) // not at once
  t.equal((await browser.graphql(dear)).errors?.[0]?.extensions['code'], 'THROTTLED')
  await sandbox.control.resetCalls()
  for (const elsewhere of [browser, alsoAt(second, browser)]) {
    await sleep(200)
    const answer = await elsewhere.request('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: dear }) })
    t.equal(answer.status, 429)
    const seconds = Number(answer.headers.get('retry-after'))
    t.ok(seconds > 0 && seconds <= 100, `${seconds} s`)
    const { errors: [error] = [] } = await answer.json() as { errors?: Array<{ extensions: { code: string, retryAfterMs: number } }> }
    t.equal(error?.extensions.code, 'THROTTLED')
    t.ok(Number(error?.extensions.retryAfterMs) <= seconds * 1_000)
  }
  t.equal((await sandbox.control.calls()).total, 0)
  t.same(codesOf(await browser.graphql('{ session { authenticated } }')), [], 'what costs less is answered')
  t.equal((await other.graphql(dear)).errors, undefined, 'another session has points of its own')
  const [key = ''] = await redis.client.keys('bcg:p:*')
  t.ok(await redis.client.pttl(key) > 0)
  await browser.request('/logout', { method: 'POST' })
  await other.request('/logout', { method: 'POST' })
  t.same(await redis.client.keys('bcg:p:*'), [], 'they end with their sessions')
})

t.test('what does not run costs nothing', async (t) => {
  const { ask, browser } = await openScene(t, 'harbourpress', { LIMIT_POINTS: '2000' })
  for (const query of ['{ shop { nope } }', '{ shop { name(x: 1) } }', '{ shop { products(first: 100) { nodes { images { url originalUrl } options { price { amount } } nope } } } }']) t.same(codesOf(await ask(query)), ['GRAPHQL_VALIDATION_FAILED'])
  t.same((await browser.graphql('{ rateLimit { currentlyAvailable } }')).data, { rateLimit: { currentlyAvailable: 1_999 } }, 'this question itself is one')
})

t.test('fifty times the same question at once, in one session, is one set of calls and paid for once', async (t) => {
  const { browser, sandbox } = await openScene(t, 'harbourpress', { LIMIT_POINTS: '2000', CACHE: 'on' })
  await sandbox.control.resetCalls()
  const heavy = '{ shop { products(first: 50) { nodes { name price { amount } options { name } images { url } categories { name } } } } }'
  const answers = await Promise.all(Array.from({ length: 50 }, async () => await browser.graphql(heavy)))
  t.same(answers.flatMap(({ errors = [] }) => errors), [])
  t.equal(new Set(answers.map(({ data }) => JSON.stringify(data))).size, 1)
  t.ok((await sandbox.control.calls()).total <= 3)
})
