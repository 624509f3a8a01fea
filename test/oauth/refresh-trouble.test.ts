import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { parseTokenKeys } from '../../src/setting-values.ts'
import { createRedisTokenStore } from '../../src/tokens/redis-token-store.ts'
import { createSealer } from '../../src/tokens/sealing.ts'
import { sessionIdOf, type Browser } from '../helpers/browser.ts'
import { connectTo } from '../helpers/redis-client.ts'
import type { FaultSpec, Settings } from '../helpers/sandbox.ts'
import { cooldownIs, endCooldowns, endTokensIn, storedTokens } from './due.ts'
import { until } from '../helpers/until.ts'
import { tokenCalls } from './endpoint.ts'
import { accountOf, alsoAt, outcomeOf, startFleet, type Fleet } from './fleet.ts'

/** Somebody who is signed in, with a token that is over. */
async function startDue (t: Test, { instances = 1, settings = {} }: { instances?: number, settings?: Partial<Settings> } = {}): Promise<Fleet & { browser: Browser, everywhere: Browser[] }> {
  const fleet = await startFleet(t, { instances, settings: { tokenProfile: 'article', rotation: 'strict', ...settings } })
  const browser = fleet.gateway.browser()
  await browser.signIn()
  await endTokensIn(fleet.redis, -1_000)
  await fleet.sandbox.control.resetCalls()
  return { ...fleet, browser, everywhere: fleet.gateways.map((gateway) => alsoAt(gateway, browser)) }
}

const ask = async (browser: Browser): Promise<string> => await outcomeOf(await browser.request('/shop-info'))

/** Asks often, everywhere at once; answers the outcomes, each once. */
async function askAll (browsers: Browser[], times = 15): Promise<string[]> {
  const outcomes = await Promise.all(browsers.flatMap((browser) => Array.from({ length: times }, async () => await ask(browser))))
  return [...new Set(outcomes)].sort()
}

t.test('trouble at the token endpoint harms no session: two calls at most, the right word, and success later', async (t) => {
  const { sandbox, redis, browser, everywhere } = await startDue(t, { instances: 2 })
  const table: Array<[code: string, calls: number, coolsSeconds: number, story: string, action: FaultSpec['action']]> = [
    ['502 UPSTREAM_ERROR', 2, 3, '500', { type: 'status', status: 500 }],
    ['502 UPSTREAM_INVALID_RESPONSE', 2, 3, 'a page', { type: 'garbage' }],
    ['502 UPSTREAM_UNAVAILABLE', 2, 3, 'a broken connection', { type: 'reset' }],
    ['429 UPSTREAM_RATE_LIMITED', 1, 2, '429', { type: 'status', status: 429, headers: { 'retry-after': '2' } }],
    ['429 UPSTREAM_RATE_LIMITED', 1, 3, '429 with odd seconds', { type: 'status', status: 429, headers: { 'retry-after': '1.2345678' } }],
    ['429 UPSTREAM_RATE_LIMITED', 1, 30, '429 for a day', { type: 'status', status: 429, headers: { 'retry-after': '86400' } }],
    ['502 UPSTREAM_AUTH_MISCONFIGURED', 1, 30, 'invalid_client', { type: 'status', status: 401, body: { error: 'invalid_client' }, headers: { 'www-authenticate': 'Basic realm="x"' } }],
    ['502 UPSTREAM_AUTH_MISCONFIGURED', 1, 30, 'a redirect', { type: 'status', status: 302, headers: { location: '/' } }],
    ['502 UPSTREAM_AUTH_MISCONFIGURED', 1, 30, '404', { type: 'status', status: 404 }]
  ]
  for (const [outcome, calls, coolsSeconds, story, action] of table) {
    await sandbox.control.fault({ path: '/oauth/token', action })
    await sandbox.control.resetCalls()
    t.strictSame(await askAll(everywhere), [outcome], story)
    const later = await browser.request('/shop-info')
    t.match(later.headers.get('retry-after'), /^(?:[1-9]|[12]\d|30)$/, 'at most half a minute')
    t.equal(await outcomeOf(later), outcome, 'the same word while it cools down')
    t.equal(await tokenCalls(sandbox), calls, story)
    t.ok(await cooldownIs(redis, coolsSeconds), `${story}: for ${coolsSeconds} s`)
    t.match(await storedTokens(redis), [{ state: 'ok', version: '1' }], 'nothing is lost')
    t.equal(await accountOf(browser), '208639')
    await sandbox.control.clearFaults()
    await endCooldowns(redis)
  }
  t.equal(await ask(browser), '200')
  t.match(await storedTokens(redis), [{ version: '2' }])
})

t.test('a token endpoint that is silent is given up in time, and the next try succeeds', async (t) => {
  const { sandbox, redis, browser } = await startDue(t)
  await sandbox.control.fault({ path: '/oauth/token', action: { type: 'hang' } })
  const startedAt = performance.now()
  t.equal(await ask(browser), '504 UPSTREAM_TIMEOUT')
  t.ok(performance.now() - startedAt < 9_000)
  t.equal(await tokenCalls(sandbox), 2)
  await sandbox.control.clearFaults()
  await endCooldowns(redis)
  t.equal(await ask(browser), '200')
})

t.test('a grant that is gone is told to everybody, after one call in all', async (t) => {
  const { sandbox, redis, everywhere, browser } = await startDue(t, { instances: 2, settings: { tokenLatencyMs: 100 } })
  await sandbox.control.revoke('harbourpress')
  await sandbox.control.resetCalls()
  t.strictSame(await askAll(everywhere, 50), ['401 REAUTH_REQUIRED'])
  t.strictSame(await askAll(everywhere), ['401 REAUTH_REQUIRED'])
  t.equal(await tokenCalls(sandbox), 1)
  const [tombstone] = await storedTokens(redis)
  t.match(tombstone, { state: 'reauth', reason: 'invalid_grant' })
  t.notOk(tombstone?.['access'] ?? tombstone?.['refresh'], 'no tokens stay behind')
  await sandbox.control.settings({ tokenLatencyMs: 0 })
  await browser.signIn()
  t.equal(await ask(browser), '200', 'a new sign-in mends it')
})

t.test('whatever becomes of refresh tokens, the newest is the one that is kept', async (t) => {
  for (const rotation of ['strict', 'grace', 'none'] as const) {
    const { sandbox, redis, browser } = await startDue(t, { settings: { rotation, refreshInvalidatesOldAccessToken: true } })
    for (let time = 2; time < 5; time++) {
      await endTokensIn(redis, 0)
      t.equal(await ask(browser), '200', `${rotation}, version ${time}`)
      t.match(await storedTokens(redis), [{ version: String(time) }])
    }
    t.equal((await sandbox.control.issued()).refreshTokens.filter(({ used }) => !used).length, 1)
    t.equal(await tokenCalls(sandbox), 3)
  }
})

t.test('an answer that was lost on the way: with grace nothing happens, without it one clean sign-in', async (t) => {
  for (const [rotation, outcome] of [['grace', '200'], ['strict', '401 REAUTH_REQUIRED']] as const) {
    const { sandbox, everywhere } = await startDue(t, { instances: 2, settings: { rotation } })
    await sandbox.control.fault({ path: '/oauth/token', times: 1, when: 'after', action: { type: 'reset' } })
    t.strictSame(await askAll(everywhere), [outcome], rotation)
    t.equal(await tokenCalls(sandbox), 2)
  }
})

t.test('a refusal after a lost answer of somebody else is waited out, not believed', async (t) => {
  const { sandbox, redis, browser } = await startDue(t, { settings: { rotation: 'grace', graceSeconds: 0 } })
  const [key = ''] = await redis.client.keys('bcg:t:*')
  await redis.client.hset(key, 'intent', 'an instance that died') // granted, and never heard of again
  await sandbox.control.fault({ path: '/oauth/token', action: { type: 'status', status: 400, body: { error: 'invalid_grant' } } })
  const asking = ask(browser)
  while (await redis.client.hexists(key, 'suspect') === 0) await sleep(10)
  t.equal(await redis.client.hget(key, 'state'), 'ok', 'nobody is signed out yet')
  await redis.client.hset(key, 'suspect', 1)
  t.equal(await asking, '401 REAUTH_REQUIRED')
  t.equal(await tokenCalls(sandbox), 1)
})

t.test('who was refused after somebody else’s lost answer is served with what that one brings after all', async (t) => {
  const { sandbox, redis, browser, secrets } = await startDue(t)
  const [key = ''] = await redis.client.keys('bcg:t:*')
  const owner = 'an instance that stands still'
  await redis.client.hset(key, 'intent', owner)
  await sandbox.control.fault({ path: '/oauth/token', action: { type: 'status', status: 400, body: { error: 'invalid_grant' } } })
  const asking = ask(browser)
  while (await redis.client.hexists(key, 'suspect') === 0) await sleep(10)
  const late = createRedisTokenStore(await connectTo(t, redis), createSealer(parseTokenKeys(secrets.TOKEN_KEYS) ?? []))
  const { access_token: accessToken } = await sandbox.control.token('harbourpress')
  const grant = { owner, version: 1, fingerprint: await redis.client.hget(key, 'fingerprint') ?? '', refreshToken: 'spent' }
  t.equal(await late.commit(sessionIdOf(browser), grant, { accessToken, refreshToken: 'next', lifetimeMs: 3_600_000 }), 'OK')
  t.equal(await asking, '200')
  t.equal(await tokenCalls(sandbox), 1)
})

t.test('whoever waits for a refresh that does not end is told to come back, and loses nothing', async (t) => {
  const { sandbox, redis, browser } = await startDue(t)
  const [key = ''] = await redis.client.keys('bcg:t:*')
  await redis.client.set(key.replace('bcg:t:', 'bcg:l:'), 'another instance', 'PX', 30_000)
  const answer = await browser.request('/shop-info')
  t.equal(answer.headers.get('retry-after'), '1')
  t.equal(await outcomeOf(answer), '503 REFRESH_TIMEOUT')
  t.equal(await tokenCalls(sandbox), 0)
  t.match(await storedTokens(redis), [{ state: 'ok', version: '1' }])
})

t.test('who loses the race against a late holder uses what that one brought', async (t) => {
  const { sandbox, redis, browser } = await startDue(t, { settings: { tokenLatencyMs: 200 } })
  await sandbox.control.fault({ path: '/oauth/token', delayMs: 200, action: { type: 'status', status: 400, body: { error: 'invalid_grant' } } })
  const asking = ask(browser)
  while (await tokenCalls(sandbox) === 0) await sleep(5)
  const [key = ''] = await redis.client.keys('bcg:t:*')
  await redis.client.hset(key, 'fingerprint', 'of a newer refresh token')
  t.equal(await asking, '200', 'the record is not buried')
  t.match(await storedTokens(redis), [{ state: 'ok' }])
})

t.test('a client that leaves neither stops the refresh nor leaves a lock', async (t) => {
  const { sandbox, redis, gateway, browser } = await startDue(t, { settings: { tokenLatencyMs: 300 } })
  const leaving = new AbortController()
  const asking = fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    signal: leaving.signal,
    headers: { 'content-type': 'application/json', origin: 'http://localhost:3000', cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    body: '{"query":"{ shop { name } }"}'
  })
  while (await tokenCalls(sandbox) === 0) await sleep(5)
  leaving.abort()
  await t.rejects(asking, { name: 'AbortError' })
  while ((await storedTokens(redis))[0]?.['version'] === '1') await sleep(10)
  t.same(await redis.client.keys('bcg:l:*'), [])
  t.equal(await ask(browser), '200')
  t.equal(await tokenCalls(sandbox), 1)
})

t.test('new tokens are not lost to a store that is away for a moment', async (t) => {
  const { sandbox, redis, browser } = await startDue(t, { settings: { tokenLatencyMs: 200 } })
  const asking = browser.request('/shop-info')
  while (await tokenCalls(sandbox) === 0) await sleep(5)
  await redis.client.call('CLIENT', 'PAUSE', '1600', 'ALL') // longer than a command may take
  t.equal(await outcomeOf(await asking), '200')
  t.match(await storedTokens(redis), [{ state: 'ok', version: '2' }])
  t.equal(await ask(browser), '200')
  t.equal(await tokenCalls(sandbox), 1)
})

t.test('a shutdown waits for the tokens that are under way', async (t) => {
  const { sandbox, redis, gateway, browser } = await startDue(t, { settings: { tokenLatencyMs: 400 } })
  const asking = browser.request('/shop-info').catch(() => {})
  while (await tokenCalls(sandbox) === 0) await sleep(5)
  await gateway.app.close()
  t.match(await storedTokens(redis), [{ state: 'ok', version: '2' }])
  await asking
})

t.test('a full Redis harms no session: no refresh begins, a running one is saved once there is room', async (t) => {
  const { sandbox, redis, browser } = await startDue(t, { settings: { tokenLatencyMs: 200 } })
  const fill = async () => await redis.client.config('SET', 'maxmemory', '1')
  const makeRoom = async () => await redis.client.config('SET', 'maxmemory', '0')
  await fill()
  t.equal(await ask(browser), '503 STORE_UNAVAILABLE')
  t.equal(await accountOf(browser), '208639', 'what only reads is answered')
  t.equal(await tokenCalls(sandbox), 0, 'no token is used up that could not be saved')
  await makeRoom()
  const asked = ask(browser)
  while (await tokenCalls(sandbox) === 0) await sleep(5)
  await fill()
  t.equal(await asked, '200', 'the new token is good, wherever it lies')
  await makeRoom()
  await until(async () => (await storedTokens(redis))[0]?.['version'] === '2')
  t.equal(await ask(browser), '200')
  t.equal(await tokenCalls(sandbox), 1)
})
