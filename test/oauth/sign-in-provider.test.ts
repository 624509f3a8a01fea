import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import type { FaultSpec } from '../helpers/sandbox.ts'
import { tokenCalls } from './endpoint.ts'
import { accountOf, outcomeOf, sessionCount, startFleet } from './fleet.ts'

type Action = FaultSpec['action']
const answer = (body: unknown): Action => ({ type: 'status', status: 200, body: JSON.stringify(body) })

t.test('both known forms of a token answer sign in', async (t) => {
  const { gateway, sandbox, redis } = await startFleet(t)
  for (const tokenProfile of ['documented', 'article'] as const) {
    for (const accountIdAs of ['number', 'string', 'none'] as const) {
      await sandbox.control.settings({ tokenProfile, accountIdAs })
      await sandbox.control.resetCalls()
      const browser = gateway.browser()
      t.equal((await browser.signIn('fernandmoss')).status, 303, `${tokenProfile}, ${accountIdAs}`)
      t.equal(await accountOf(browser), '104817')
      const { byRoute } = await sandbox.control.calls()
      t.equal(byRoute['POST /oauth/token'], 1)
      t.equal(byRoute['GET /v1/accounts'] ?? 0, accountIdAs === 'none' ? 1 : 0, 'the API is asked who it is only if need be')
      t.equal(browser.cookies.size, 2)
    }
  }
  t.equal(await sessionCount(redis), 6)
})

t.test('trouble at the token endpoint signs nobody in, ends no session, and sends no code twice', async (t) => {
  const { gateway, sandbox, redis } = await startFleet(t)
  const browser = gateway.browser()
  await browser.signIn('fernandmoss')
  const cookie = browser.cookies.get('bcg_session')
  const invalid = '502 UPSTREAM_INVALID_RESPONSE'
  const misconfigured = '502 UPSTREAM_AUTH_MISCONFIGURED'
  const table: Array<[outcome: string, story: string, action: Action]> = [
    ['502 UPSTREAM_ERROR', '500', { type: 'status', status: 500 }],
    [invalid, 'a page', { type: 'garbage' }],
    [invalid, 'JSON cut short', { type: 'status', status: 200, body: '{"access_token":"x' }],
    ['502 UPSTREAM_UNAVAILABLE', 'half an answer', { type: 'halfBody' }],
    ['502 UPSTREAM_UNAVAILABLE', 'a broken connection', { type: 'reset' }],
    [misconfigured, 'a redirect', { type: 'status', status: 302, headers: { location: '/oauth/token' } }],
    [misconfigured, 'invalid_client', { type: 'status', status: 401, body: { error: 'invalid_client' }, headers: { 'www-authenticate': 'Basic realm="x"' } }],
    ['400 LOGIN_FAILED', 'invalid_grant', { type: 'status', status: 400, body: { error: 'invalid_grant' } }],
    ['429 UPSTREAM_RATE_LIMITED', '429', { type: 'status', status: 429, headers: { 'retry-after': '7' } }],
    [invalid, 'more than 64 KB', answer({ access_token: 'x', padding: 'x'.repeat(70_000) })],
    [invalid, 'no token', answer({ account_id: 7 })],
    [invalid, 'a token that is a number', answer({ access_token: 7 })],
    [invalid, 'a token of 20 KB', answer({ access_token: 'x'.repeat(20_000) })],
    [invalid, 'a token with a line break', answer({ access_token: 'x\r\nauthorization: Basic eDp5' })],
    [invalid, 'an account id that is an object', answer({ access_token: 'x', account_id: {} })],
    [invalid, 'an account id that is a path', answer({ access_token: 'x', account_id: '../x' })],
    ['400 LOGIN_FAILED', 'a token that the API does not know', answer({ access_token: 'x', account_id: '104817' })]
  ]
  for (const [outcome, story, action] of table) {
    await sandbox.control.clearFaults()
    const callback = await sandbox.approve(await browser.start())
    await sandbox.control.fault({ path: '/oauth/token', action })
    await sandbox.control.resetCalls()
    const failed = await browser.callback(callback)
    t.same(failed.headers.getSetCookie(), [], story)
    t.equal(await outcomeOf(failed), outcome, story)
    t.equal((await browser.callback(callback)).status, 303, 'a reload sends the code no more')
    t.equal(await tokenCalls(sandbox), 1, story)
  }
  t.equal(browser.cookies.get('bcg_session'), cookie)
  t.equal(await accountOf(browser), '104817', 'the session before is alive')
  t.equal(await sessionCount(redis), 1)
})

t.test('a token endpoint that never answers is waited for, but not for long', async (t) => {
  const { gateway, sandbox, redis } = await startFleet(t)
  await sandbox.control.fault({ path: '/oauth/token', action: { type: 'hang' } })
  const startedAt = performance.now()
  t.equal(await outcomeOf(await gateway.browser().signIn()), '504 UPSTREAM_TIMEOUT')
  t.ok(performance.now() - startedAt < 6_000)
  t.equal(await tokenCalls(sandbox), 1)
  t.equal(await sessionCount(redis), 0)
})

t.test('trouble while the API is asked who has signed in signs nobody in', async (t) => {
  const { gateway, sandbox, redis } = await startFleet(t, { settings: { accountIdAs: 'none' } })
  for (const path of ['/v1/accounts', '/v1/accounts/*']) {
    for (const [outcome, action] of [['502 UPSTREAM_INVALID_RESPONSE', { type: 'garbage' }], ['400 LOGIN_FAILED', { type: 'status', status: 401 }]] as const) {
      await sandbox.control.clearFaults()
      await sandbox.control.fault({ path, action })
      const failed = await gateway.browser().signIn()
      t.equal(failed.headers.getSetCookie().length, 0)
      t.equal(await outcomeOf(failed), outcome, `${path} ${action.type}`)
    }
  }
  t.equal(await sessionCount(redis), 0)
})

t.test('odd lifetimes are read with patience', async (t) => {
  const { gateway, sandbox, redis } = await startFleet(t)
  const year = String(365 * 24 * 3_600_000)
  const lifetimes: Array<[expiresIn: unknown, stored: string | null]> = [
    ['3600', '3600000'], [3_600.7, '3600000'], [0, '60000'], [-5, '60000'], [0.4, '60000'], [1e12, year], ['abc', null], [null, null]
  ]
  for (const [expiresIn, stored] of lifetimes) {
    await redis.client.del('none', ...await redis.client.keys('bcg:t:*'))
    const { access_token: accessToken } = await sandbox.control.token('fernandmoss')
    await sandbox.control.fault({ path: '/oauth/token', times: 1, action: answer({ access_token: accessToken, account_id: 104817, expires_in: expiresIn, refresh_token: 'rt' }) })
    t.equal((await gateway.browser().signIn('fernandmoss')).status, 303, String(expiresIn))
    const [key = ''] = await redis.client.keys('bcg:t:*')
    t.equal(await redis.client.hget(key, 'lifetime'), stored, String(expiresIn))
  }
})

t.test('Redis dies between the exchange and the save: 503, and the cookies stay as they were', async (t) => {
  const { gateway, sandbox, redis } = await startFleet(t)
  for (const before of ['nobody', 'somebody'] as const) {
    await sandbox.control.settings({ apiLatencyMs: 0 })
    const browser = gateway.browser()
    if (before === 'somebody') await browser.signIn('fernandmoss')
    const cookies = new Map(browser.cookies)
    const callback = await sandbox.approve(await browser.start())
    await sandbox.control.settings({ apiLatencyMs: 300 })
    await sandbox.control.resetCalls()
    const arriving = browser.callback(callback)
    while (await tokenCalls(sandbox) === 0) await sleep(5)
    await redis.stop()
    const failed = await arriving
    t.equal(failed.headers.get('retry-after'), '1')
    t.same(failed.headers.getSetCookie(), [], before)
    t.equal(await outcomeOf(failed), '503 STORE_UNAVAILABLE', before)
    t.equal(browser.cookies.get('bcg_session'), cookies.get('bcg_session'))
    await redis.start()
    const deadline = performance.now() + 3_000
    while ((await browser.request('/readyz')).status !== 200 && performance.now() < deadline) await sleep(20)
    t.ok(performance.now() < deadline, 'it recovers by itself')
  }
})

t.test('Redis is full when the session is to be saved: 503, no cookie, and later all is well', async (t) => {
  const { gateway, sandbox, redis } = await startFleet(t, { settings: { apiLatencyMs: 200 } })
  const browser = gateway.browser()
  const callback = await sandbox.approve(await browser.start())
  const arriving = browser.callback(callback)
  while (await tokenCalls(sandbox) === 0) await sleep(5)
  await redis.client.config('SET', 'maxmemory', '1')
  const failed = await arriving
  t.same(failed.headers.getSetCookie(), [])
  t.equal(await outcomeOf(failed), '503 STORE_UNAVAILABLE')
  await redis.client.config('SET', 'maxmemory', '0')
  t.equal(await sessionCount(redis), 0)
  t.equal((await browser.signIn()).status, 303)
  t.equal(await accountOf(browser), '208639')
})
