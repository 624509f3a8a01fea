import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import type { Browser } from '../helpers/browser.ts'
import { figure } from '../helpers/figures.ts'
import { startGateway } from '../helpers/gateway.ts'
import { startSandbox } from '../helpers/sandbox.ts'
import { endTokensIn, storedTokens } from './due.ts'
import { tokenCalls } from './endpoint.ts'
import { alsoAt, outcomeOf, startFleet } from './fleet.ts'

const article = { tokenProfile: 'article', rotation: 'strict' } as const

/** Asks many times at once; answers each outcome that came, with its number. */
async function askAtOnce (browsers: Browser[], times: number): Promise<Record<string, number>> {
  const asked = Array.from({ length: times }, async (_, index) => await outcomeOf(await (browsers[index % browsers.length] as Browser).request('/shop-info'))) // the remainder is an index
  const counts: Record<string, number> = {}
  for (const outcome of await Promise.all(asked)) counts[outcome] = (counts[outcome] ?? 0) + 1
  return counts
}

t.test('a hundred requests with a token that is over cost one refresh, in one process', async (t) => {
  const sandbox = await startSandbox(t)
  await sandbox.control.settings({ ...article, expiresIn: 1 })
  const browser = (await startGateway(t, sandbox)).browser()
  await browser.signIn()
  await sleep(1_000)
  await sandbox.control.settings({ expiresIn: 3_600, tokenLatencyMs: 100 })
  await sandbox.control.resetCalls()
  t.same(await askAtOnce([browser], 100), { 200: 100 })
  t.equal(await tokenCalls(sandbox), 1)
})

for (const instances of [1, 2]) {
  for (const tokenLatencyMs of [0, 300]) {
    t.test(`and on ${instances} instance(s) with one Redis, at a token endpoint that takes ${tokenLatencyMs} ms`, async (t) => {
      const { sandbox, redis, gateway, gateways } = await startFleet(t, { instances, settings: article })
      const browser = gateway.browser()
      await browser.signIn()
      await endTokensIn(redis, -1_000)
      await sandbox.control.expire()
      await sandbox.control.settings({ tokenLatencyMs })
      await sandbox.control.resetCalls()
      t.same(await askAtOnce(gateways.map((gateway) => alsoAt(gateway, browser)), 100), { 200: 100 })
      t.equal(await tokenCalls(sandbox), 1)
      t.match(await storedTokens(redis), [{ state: 'ok', version: '2' }])
      t.same(await redis.client.keys('bcg:l:*'), [], 'no lock is left')
    })
  }
}

t.test('sessions do not wait for each other', async (t) => {
  const { sandbox, redis, gateway } = await startFleet(t, { settings: article })
  const browsers = await Promise.all(Array.from({ length: 10 }, async () => {
    const browser = gateway.browser()
    await browser.signIn()
    return browser
  }))
  await endTokensIn(redis, 0)
  await sandbox.control.settings({ tokenLatencyMs: 400 })
  await sandbox.control.resetCalls()
  const startedAt = performance.now()
  t.same(await askAtOnce(browsers, 50), { 200: 50 })
  t.ok(performance.now() - startedAt < 2_000)
  t.equal(await tokenCalls(sandbox), 10)
})

t.test('in the soft window nobody waits, and one refresh runs behind', async (t) => {
  const { sandbox, redis, gateway, gateways } = await startFleet(t, { instances: 2, settings: article })
  const browser = gateway.browser()
  await browser.signIn()
  await endTokensIn(redis, 60_000)
  await sandbox.control.settings({ tokenLatencyMs: 2_000 })
  await sandbox.control.resetCalls()
  t.same(await askAtOnce(gateways.map((gateway) => alsoAt(gateway, browser)), 100), { 200: 100 })
  for (const gateway of gateways) t.equal(await figure(gateway, 'gateway_refresh_wait_seconds_count'), 0)
  while ((await storedTokens(redis))[0]?.['version'] === '1') await sleep(20)
  t.equal(await tokenCalls(sandbox), 1)
})

t.test('trouble behind users’ backs stays there', async (t) => {
  const { sandbox, redis, gateway } = await startFleet(t, { settings: article })
  const browser = gateway.browser()
  await browser.signIn()
  await endTokensIn(redis, 60_000)
  await sandbox.control.fault({ path: '/oauth/token', action: { type: 'status', status: 503 } })
  await sandbox.control.resetCalls()
  for (let time = 0; time < 10; time++) {
    t.equal(await outcomeOf(await browser.request('/shop-info')), '200')
    await sleep(30)
  }
  t.equal(await tokenCalls(sandbox), 2, 'one refresh with its second try, then the cooldown')
})

t.test('a token that the API refuses is renewed, and the call repeated once', async (t) => {
  const { sandbox, gateway, gateways } = await startFleet(t, { instances: 2, settings: article })
  const browser = gateway.browser()
  await browser.signIn()
  await sandbox.control.expire()
  await sandbox.control.resetCalls()
  t.equal(await outcomeOf(await browser.request('/shop-info')), '200')
  t.match((await sandbox.control.calls()).byRoute, { 'POST /oauth/token': 1, 'GET /v1/accounts/:account': 2 })

  await sandbox.control.expire()
  await sandbox.control.resetCalls()
  t.same(await askAtOnce(gateways.map((gateway) => alsoAt(gateway, browser)), 60), { 200: 60 })
  t.equal(await tokenCalls(sandbox), 1, 'for all of them')
})

t.test('a renewed token that is refused as well ends it, and nobody asks again', async (t) => {
  const { sandbox, redis, gateway } = await startFleet(t, { settings: article })
  const browser = gateway.browser()
  await browser.signIn()
  await sandbox.control.resetCalls()
  await sandbox.control.fault({ path: '/v1/**', action: { type: 'status', status: 401 } })
  t.equal(await outcomeOf(await browser.request('/shop-info')), '401 REAUTH_REQUIRED')
  const { total, byRoute } = await sandbox.control.calls()
  t.match(byRoute, { 'POST /oauth/token': 1, 'GET /v1/accounts/:account': 2 })
  t.match(await storedTokens(redis), [{ state: 'reauth', reason: 'refused' }])
  for (let time = 0; time < 3; time++) t.equal(await outcomeOf(await browser.request('/shop-info')), '401 REAUTH_REQUIRED')
  t.match((await browser.graphql('{ shop { name } }')).errors, [{ extensions: { code: 'REAUTH_REQUIRED' } }])
  t.equal((await sandbox.control.calls()).total, total)
  await sandbox.control.clearFaults()
  await browser.signIn()
  t.equal(await outcomeOf(await browser.request('/shop-info')), '200', 'a new sign-in mends it')
})

t.test('without a refresh token, a refusal by the API asks for a new sign-in at once', async (t) => {
  const { sandbox, redis, gateway } = await startFleet(t)
  const browser = gateway.browser()
  await browser.signIn('fernandmoss')
  await sandbox.control.revoke('fernandmoss')
  await sandbox.control.resetCalls()
  t.equal(await outcomeOf(await browser.request('/shop-info')), '401 REAUTH_REQUIRED')
  const { byRoute } = await sandbox.control.calls()
  t.match(byRoute, { 'GET /v1/accounts/:account': 1 })
  t.match(await storedTokens(redis), [{ state: 'reauth', reason: 'no_refresh_token' }])
  t.same(await askAtOnce([browser], 20), { '401 REAUTH_REQUIRED': 20 })
  t.same((await sandbox.control.calls()).byRoute, byRoute, 'nobody was asked again')
})
