import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { keyHash, keys } from '../../src/redis/keys.ts'
import { sessionIdOf, type Browser } from '../helpers/browser.ts'
import type { FaultSpec } from '../helpers/sandbox.ts'
import { until } from '../helpers/until.ts'
import { tokenCalls } from '../oauth/endpoint.ts'
import { accountOf, alsoAt, outcomeOf } from '../oauth/fleet.ts'
import { type Pair, recordOf, startPair } from './fleet.ts'

interface Story { name: string, outcome: string, calls: 1 | 2, action: FaultSpec['action'] }

const json = { 'content-type': 'application/json' }

/** What goes wrong at the token endpoint, what users are told of it, and how often it may be asked meanwhile. */
const stories: Story[] = [
  { name: 'refuses the client', outcome: '502 UPSTREAM_AUTH_MISCONFIGURED', calls: 1, action: { type: 'status', status: 401, headers: json, body: { error: 'invalid_client' } } },
  { name: 'challenges', outcome: '502 UPSTREAM_AUTH_MISCONFIGURED', calls: 1, action: { type: 'status', status: 401, headers: { 'www-authenticate': 'Basic realm="x"' }, body: '' } },
  { name: 'does not know the client', outcome: '502 UPSTREAM_AUTH_MISCONFIGURED', calls: 1, action: { type: 'status', status: 400, headers: json, body: { error: 'unauthorized_client' } } },
  { name: 'redirects', outcome: '502 UPSTREAM_AUTH_MISCONFIGURED', calls: 1, action: { type: 'status', status: 302, headers: { location: '/elsewhere' } } },
  { name: 'is not there', outcome: '502 UPSTREAM_AUTH_MISCONFIGURED', calls: 1, action: { type: 'status', status: 404 } },
  { name: 'asks for a day of patience', outcome: '429 UPSTREAM_RATE_LIMITED', calls: 1, action: { type: 'status', status: 429, headers: { 'retry-after': '86400' } } },
  { name: 'asks for two seconds of patience', outcome: '429 UPSTREAM_RATE_LIMITED', calls: 1, action: { type: 'status', status: 429, headers: { 'retry-after': '2' } } },
  { name: 'answers 500', outcome: '502 UPSTREAM_ERROR', calls: 2, action: { type: 'status', status: 500 } },
  { name: 'answers 503', outcome: '502 UPSTREAM_ERROR', calls: 2, action: { type: 'status', status: 503, body: 'overloaded' } },
  { name: 'shows a page', outcome: '502 UPSTREAM_INVALID_RESPONSE', calls: 2, action: { type: 'garbage' } },
  { name: 'grants a number', outcome: '502 UPSTREAM_INVALID_RESPONSE', calls: 2, action: { type: 'status', status: 200, headers: json, body: { access_token: 7 } } },
  { name: 'breaks the connection', outcome: '502 UPSTREAM_UNAVAILABLE', calls: 2, action: { type: 'reset' } },
  { name: 'is silent', outcome: '504 UPSTREAM_TIMEOUT', calls: 2, action: { type: 'hang' } }
]

/** A browser for each story, at both instances, with an access token that is over. */
async function startDue (t: Test): Promise<Pair & { casts: Array<{ story: Story, browser: Browser, everywhere: Browser[] }> }> {
  const pair = await startPair(t, { provider: { expiresIn: 1 } })
  const { here, there, sandbox } = pair
  const casts = []
  for (const story of stories) {
    const browser = here.browser()
    await browser.signIn()
    casts.push({ story, browser, everywhere: [browser, alsoAt(there, browser)] })
  }
  await sandbox.control.settings({ expiresIn: 3_600 })
  await sleep(1_000)
  return { ...pair, casts }
}

/** Asks for the shop; whatever comes of it, the browser keeps its cookie. */
async function ask (browser: Browser): Promise<{ outcome: string, retryAfter: number }> {
  const response = await browser.request('/shop-info')
  if (response.headers.has('set-cookie')) throw new Error('the cookie is to be left alone')
  return { outcome: await outcomeOf(response), retryAfter: Number(response.headers.get('retry-after')) }
}

t.test('I8: whatever goes wrong at the token endpoint, no session is lost, it is asked twice in a cooldown at most, and all is well afterwards', async (t) => {
  const { sandbox, redis, casts } = await startDue(t)
  for (const { story: { name, outcome, calls, action }, browser, everywhere } of casts) {
    await sandbox.control.fault({ path: '/oauth/token', action })
    await sandbox.control.resetCalls()
    const asked = await Promise.all(everywhere.flatMap((one) => Array.from({ length: 10 }, () => ask(one))))
    t.same([...new Set(asked.map((one) => one.outcome))], [outcome], `a token endpoint that ${name}`)
    const later = await ask(browser)
    t.equal(later.outcome, outcome, 'the same word while it cools down')
    t.ok(later.retryAfter >= 1 && later.retryAfter <= 30, `comes back in ${later.retryAfter} s`)
    t.match(await browser.graphql('{ shop { name } }'), { errors: [{ extensions: { code: outcome.slice(4), retryable: true } }] })
    t.equal(await tokenCalls(sandbox), calls, 'calls')
    t.match(await recordOf(redis, browser), { state: 'ok', version: '1' })
    t.equal(await accountOf(browser), '208639', 'signed in')
    await sandbox.control.clearFaults()
  }
  await t.test('I8: trouble that lasts costs two calls in each cooldown of three seconds', async (t) => {
    const { browser, everywhere } = casts.find(({ story }) => story.name === 'answers 500') ?? {}
    if (browser === undefined || everywhere === undefined) throw new Error('there is such a story')
    await until(async () => await redis.client.exists(keys.cooldown(keyHash(sessionIdOf(browser)))) === 0)
    await sandbox.control.fault({ path: '/oauth/token', action: { type: 'status', status: 500 } })
    await sandbox.control.resetCalls()
    const outcomes = new Set<string>()
    const startedAt = performance.now()
    while (performance.now() - startedAt < 7_000) {
      for (const { outcome } of await Promise.all(everywhere.map(ask))) outcomes.add(outcome)
    }
    t.same([...outcomes], ['502 UPSTREAM_ERROR'])
    const cooldowns = Math.ceil((performance.now() - startedAt) / 3_000)
    const calls = await tokenCalls(sandbox)
    t.ok(calls > 2 && calls <= 2 * cooldowns, `${calls} calls in ${cooldowns} cooldowns`)
    t.comment(`figure: I8 ${calls} token calls in ${Math.round(performance.now() - startedAt)} ms of trouble, asked all the time`)
    await sandbox.control.clearFaults()
  })
  const startedAt = performance.now()
  for (const { story, browser, everywhere } of casts) {
    await until(async () => (await ask(browser)).outcome === '200')
    for (const one of everywhere) t.equal((await ask(one)).outcome, '200', `after a token endpoint that ${story.name}`)
    t.match(await recordOf(redis, browser), { state: 'ok', version: '2' })
  }
  t.comment(`figure: I8 ${casts.length} kinds of trouble, ${casts.length} sessions kept; the last cooldown was over ${Math.round(performance.now() - startedAt)} ms after the trouble`)
})
