import t from 'tap'
import { createVisitorBudgets } from '../../src/graphql/visitor-budgets.ts'
import type { GraphqlAnswer } from '../helpers/browser.ts'
import { startGateway } from '../helpers/gateway.ts'
import { startSandbox } from '../helpers/sandbox.ts'
import { codesOf } from './scene.ts'

const few = { LIMIT_COST: '60', LIMIT_POINTS: '60', LIMIT_POINTS_PER_SECOND: '1' }
const sandbox = await startSandbox(t)
const shop = '{ storefront(subdomain: "harbourpress") { name products(first: 30) { nodes { name } } } }' // 52 points

async function ask (url: string, { query = shop, from, cookie }: { query?: string, from?: string, cookie?: string } = {}) {
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...(from !== undefined && { 'x-forwarded-for': from }), ...(cookie !== undefined && { cookie }) }, body: JSON.stringify({ query }) })
  const answer = await response.json() as GraphqlAnswer
  return { status: response.status, retryAfter: Number(response.headers.get('retry-after')), answer, codes: codesOf(answer) }
}

t.test('who asks without a session spends the points of the address, and is THROTTLED before any call', async (t) => {
  const gateway = await startGateway(t, sandbox, few)
  const seller = gateway.browser()
  await seller.signIn()
  const first = await ask(gateway.url)
  t.same(first.codes, [])
  t.match(first.answer.extensions?.cost, { throttleStatus: { maximumAvailable: 60, restoreRate: 1 } })
  t.ok(Number(first.answer.extensions?.cost.throttleStatus.currentlyAvailable) < 30, 'it says what is left')
  await sandbox.control.resetCalls()
  for (const from of [undefined, '203.0.113.9', '2001:db8::1']) {
    const refused = await ask(gateway.url, from === undefined ? {} : { from })
    t.match(refused, { status: 429, codes: ['THROTTLED'] }, 'no header invents an address')
    t.ok(refused.retryAfter > 0 && refused.retryAfter <= 60)
  }
  t.equal((await sandbox.control.calls()).total, 0)
  t.same((await ask(gateway.url, { query: '{ session { authenticated } }' })).codes, [], 'what costs less is answered')
  t.same(codesOf(await seller.graphql(shop)), [], 'a session has points of its own')
  t.match(await ask(gateway.url, { cookie: 'bcg_session=forged.signature' }), { codes: ['THROTTLED'] }, 'a forged cookie brings none')
})

t.test('behind a proxy that is trusted each client has points of its own', async (t) => {
  const { url } = await startGateway(t, sandbox, { ...few, TRUST_PROXY: 'loopback' })
  for (const from of ['203.0.113.9', '203.0.113.10', '2001:db8::1', '2001:db8:0:1::1']) {
    t.same((await ask(url, { from })).codes, [], from)
    t.same((await ask(url, { from })).codes, ['THROTTLED'], from)
  }
  for (const from of ['2001:db8::ffff:1', '2001:0DB8:0:0:1:2:3:4', '::ffff:203.0.113.9', '198.51.100.1, 203.0.113.10']) t.same((await ask(url, { from })).codes, ['THROTTLED'], from)
})

t.test('points come back with time, and only so', async (t) => {
  let at = 0
  const budgetOf = createVisitorBudgets({ points: 100, perSecond: 10 }, () => at)
  budgetOf('203.0.113.9').charge(100)
  t.equal(budgetOf('203.0.113.9').available(), 0)
  at += 4_000
  t.equal(budgetOf('203.0.113.9').available(), 40)
  budgetOf('203.0.113.9').charge(140)
  t.equal(budgetOf('203.0.113.9').available(), -100, 'what was spent too much has to come back first')
  at += 100_000
  t.equal(budgetOf('203.0.113.9').available(), 100)
  t.equal(budgetOf('fe80::1%eth0').available(), 100, 'a zone is no other address')
})
