import { createHmac } from 'node:crypto'
import t, { type Test } from 'tap'
import { keyHash } from '../../src/redis/keys.ts'
import { sessionIdOf, type Browser } from '../helpers/browser.ts'
import { until } from '../helpers/until.ts'
import { tokenCalls } from '../oauth/endpoint.ts'
import { accountOf, alsoAt, outcomeOf } from '../oauth/fleet.ts'
import { startPair } from './fleet.ts'

const { sandbox, redis, here, there } = await startPair(t)

const accountId = '208639'

/** Who ends the session, at an instance that knows nothing of the refresh: the browser itself, another one of the seller's, or Big Cartel. */
interface Enders { browser: Browser, other: Browser }

const endings: Array<[name: string, end: (enders: Enders) => Promise<number>]> = [
  ['logout', async ({ browser }) => (await browser.request('/logout', { method: 'POST' })).status],
  ['logout everywhere', async ({ other }) => (await other.request('/logout/all', { method: 'POST' })).status],
  ['ending it from another browser', async ({ browser, other }) => (await other.request(`/sessions/${keyHash(sessionIdOf(browser))}`, { method: 'DELETE' })).status],
  ['disconnect', async ({ other }) => (await other.request('/disconnect', { method: 'POST' })).status],
  ['a webhook', async () => (await fetch(`${there.url}/webhooks/bigcartel`, signedWebhook())).status]
]

function signedWebhook (): { method: string, headers: Record<string, string>, body: string } {
  const body = JSON.stringify({ account_id: accountId, type: 'account.deauthorized', payload: {} })
  const signature = createHmac('sha256', sandbox.clientSecret).update(body).digest('hex')
  return { method: 'POST', body, headers: { 'content-type': 'application/json', 'x-webhook-signature': signature } }
}

/** Every place in Redis that still knows of a session: keys by its name, and lists that hold it. */
async function tracesOf (sessionId: string): Promise<string[]> {
  const hash = keyHash(sessionId)
  const names = await redis.client.keys('*')
  const lists = await Promise.all(names.filter((name) => name.startsWith('bcg:a:')).map(async (name) => (await redis.client.zrange(name, '0', '-1')).includes(hash) ? name : null))
  return [...names.filter((name) => name.includes(hash)), ...lists.filter((name) => name !== null)]
}

/** Ends a session while `slow` holds 25 of its requests up; answers what became of them. */
async function endMeanwhile (t: Test, slow: { tokenLatencyMs: number } | { apiLatencyMs: number }): Promise<void> {
  const isRefresh = 'tokenLatencyMs' in slow
  for (const [name, end] of endings) {
    const browser = here.browser()
    const other = there.browser()
    await Promise.all([browser.signIn(), other.signIn()])
    const sessionId = sessionIdOf(browser)
    t.ok((await tracesOf(sessionId)).length >= 3, 'session, tokens and list')
    if (isRefresh) await sandbox.control.expire()
    await sandbox.control.settings(slow)
    await sandbox.control.resetCalls()
    const asking = Array.from({ length: 25 }, async () => await outcomeOf(await browser.request('/shop-info')))
    await until(async () => isRefresh ? await tokenCalls(sandbox) > 0 : (await sandbox.control.calls()).total > 0)
    t.ok([202, 204].includes(await end({ browser: alsoAt(there, browser), other })), name)
    t.same(await tracesOf(sessionId), [], `${name}: nothing is left of the session`)
    const outcomes = new Set(await Promise.all(asking))
    const traces = await tracesOf(sessionId)
    t.same(traces, [], `${name}: nothing has come back`)
    t.ok([...outcomes].every((outcome) => ['200', '401 UNAUTHENTICATED', '401 REAUTH_REQUIRED'].includes(outcome)), [...outcomes].join())
    for (const gateway of [here, there]) t.equal(await accountOf(alsoAt(gateway, browser)), null, 'the cookie opens nothing')
    t.comment(`figure: I6 ${name} during 25 requests: ${[...outcomes].join(', ')}; keys left: ${traces.length}`)
    await sandbox.control.settings({ tokenLatencyMs: 0, apiLatencyMs: 0 })
  }
}

t.test('I6: a refresh that is under way elsewhere brings nothing of an ended session back', async (t) => {
  await endMeanwhile(t, { tokenLatencyMs: 700 })
})

t.test('I6: requests that are under way elsewhere bring nothing of an ended session back', async (t) => {
  await endMeanwhile(t, { apiLatencyMs: 300 })
})
