import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { keyHash, keys } from '../../src/redis/keys.ts'
import { sessionIdOf, type Browser } from '../helpers/browser.ts'
import { age } from '../helpers/redis-time.ts'
import { until } from '../helpers/until.ts'
import { tokenCalls } from '../oauth/endpoint.ts'
import { accountOf, alsoAt, outcomeOf } from '../oauth/fleet.ts'
import { recordOf, startPair } from './fleet.ts'

const tenMinutesMs = 600_000
/** The shortest life that the settings allow, and how much of it is skipped. */
const [limitSeconds, skippedSeconds] = [60, 55]

const clockAt = (shiftMs: number): string[] => ['--import', new URL(`../helpers/shifted-clock.js?ms=${shiftMs}`, import.meta.url).href]

const { sandbox, redis, here, start } = await startPair(t, { provider: { expiresIn: 300 } })
const [fast, slow] = await Promise.all([start({}, clockAt(tenMinutesMs)), start({}, clockAt(-tenMinutesMs))])
const everywhere = [here, fast, slow]

const ask = async (browser: Browser): Promise<string> => await outcomeOf(await browser.request('/shop-info'))
const visits = (browser: Browser): Browser[] => everywhere.map((gateway) => alsoAt(gateway, browser))

interface Told { expiresAt: string }
interface Listed { createdAt: string, lastSeenAt: string, current: boolean }

t.test('I15: the clocks are really ten minutes apart', async (t) => {
  const offsets = everywhere.map(({ written }) => {
    const { time } = JSON.parse(written().split('\n')[0] ?? '') as { time: number } // pino's own shape
    return Math.round((time - Date.now()) / tenMinutesMs)
  })
  t.same(offsets, [0, 1, -1])
})

t.test('I15: a sign-in that is begun by one clock ends by any other, and means the same to all', async (t) => {
  for (const [begins, gateway] of everywhere.entries()) {
    for (const [ends, other] of everywhere.entries()) {
      const browser = gateway.browser()
      const callback = await sandbox.approve(await browser.start())
      const finishing = alsoAt(other, browser)
      t.equal((await finishing.callback(callback)).status, 303, `begun at ${begins}, ended at ${ends}`)
      for (const visit of visits(finishing)) t.equal(await accountOf(visit), '208639')
    }
  }
})

t.test('I15: by any clock a fresh token is left alone, and one that is over is refreshed once', async (t) => {
  for (const gateway of everywhere) {
    const browser = gateway.browser()
    await browser.signIn()
    await sandbox.control.resetCalls()
    for (const visit of visits(browser)) t.equal(await ask(visit), '200')
    t.equal(await tokenCalls(sandbox), 0, 'five minutes are left')
  }
  await sandbox.control.settings({ expiresIn: 1 })
  const browsers = await Promise.all(everywhere.map(async (gateway) => {
    const browser = gateway.browser()
    await browser.signIn()
    return browser
  }))
  await sandbox.control.settings({ expiresIn: 300 })
  await sleep(1_000)
  await sandbox.control.resetCalls()
  for (const browser of browsers) {
    const outcomes = await Promise.all(visits(browser).flatMap((visit) => Array.from({ length: 5 }, () => ask(visit))))
    t.same([...new Set(outcomes)], ['200'])
    t.match(await recordOf(redis, browser), { version: '2' })
  }
  const calls = await tokenCalls(sandbox)
  t.equal(calls, browsers.length)
  t.comment(`figure: I15 ${browsers.length} sessions at ${everywhere.length} clocks, 0 and ± 10 min: ${calls} token calls, all for tokens that were over`)
})

t.test('I15: all clocks tell the same of a session: when it began, when it was seen, when it will end', async (t) => {
  for (const gateway of everywhere) {
    const browser = gateway.browser()
    await browser.signIn()
    for (const visit of visits(browser)) {
      const { expiresAt } = await (await visit.request('/session')).json() as Told // the route's own shape
      const leftMs = Date.parse(expiresAt) - Date.now()
      t.ok(Math.abs(leftMs - 43_200_000) < 60_000, `ends in ${Math.round(leftMs / 1_000)} s`)
      const list = await (await visit.request('/sessions')).json() as Listed[] // the route's own shape
      const own = list.find(({ current }) => current)
      for (const at of [own?.createdAt, own?.lastSeenAt]) t.ok(Math.abs(Date.parse(at ?? '') - Date.now()) < 60_000, `seen at ${at}`)
    }
  }
})

t.test('I15: whoever signs out everywhere by a fast clock is in again by a slow one', async (t) => {
  const before = fast.browser()
  await before.signIn()
  t.equal((await alsoAt(fast, before).request('/logout/all', { method: 'POST' })).status, 204)
  for (const visit of visits(before)) t.equal(await accountOf(visit), null)
  const after = slow.browser()
  await after.signIn()
  for (const visit of visits(after)) t.equal(await accountOf(visit), '208639')
})

t.test('I15: sessions end neither early nor late', async (t) => {
  const limits = { SESSION_IDLE_SECONDS: String(limitSeconds), SESSION_ABSOLUTE_SECONDS: String(limitSeconds) }
  const lifeMs = (limitSeconds - skippedSeconds) * 1_000
  const short = await Promise.all([0, tenMinutesMs, -tenMinutesMs].map(async (shiftMs) => await start(limits, clockAt(shiftMs))))
  await Promise.all(short.map(async (gateway) => {
    const beganAt = performance.now()
    const browser = gateway.browser()
    await browser.signIn()
    const signedInAt = performance.now()
    await age(redis.client, keys.session(keyHash(sessionIdOf(browser))), { fields: ['seen', 'ends'], seconds: skippedSeconds })
    const agingMs = performance.now() - signedInAt
    let lastAliveAt = signedInAt
    let firstDeadAt = Infinity
    await until(async () => {
      const askedAt = performance.now()
      const accounts = await Promise.all(short.map(async (one) => await accountOf(alsoAt(one, browser))))
      if (accounts.some((account) => account !== null)) lastAliveAt = askedAt
      if (accounts.includes(null)) firstDeadAt = Math.min(firstDeadAt, performance.now())
      return accounts.every((account) => account === null)
    })
    t.ok(firstDeadAt - beganAt >= lifeMs, `not over anywhere before ${Math.round(firstDeadAt - beganAt)} ms`)
    t.ok(lastAliveAt - signedInAt <= lifeMs + agingMs, `alive nowhere after ${Math.round(lastAliveAt - signedInAt)} ms`)
    t.comment(`figure: I15 a session of ${lifeMs} ms was last seen alive after ${Math.round(lastAliveAt - signedInAt)} ms and first seen over after ${Math.round(firstDeadAt - beganAt)} ms`)
  }))
})
