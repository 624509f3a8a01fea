import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { keyHash, keys } from '../../src/redis/keys.ts'
import { sessionIdOf, type Browser } from '../helpers/browser.ts'
import { callsOf, startRedisProxy, type StrikeAction } from '../helpers/redis-proxy.ts'
import { until } from '../helpers/until.ts'
import { tokenCalls } from '../oauth/endpoint.ts'
import { accountOf, alsoAt, outcomeOf } from '../oauth/fleet.ts'
import { recordOf, startPair } from './fleet.ts'

/** What an outage may last, after it is over. */
const recoveryMs = 3_000

const { sandbox, redis, here, start } = await startPair(t)
const proxy = await startRedisProxy(t, redis)
/** Its Redis is behind a proxy that breaks connections. */
const beyond = await start({ REDIS_URL: proxy.url })

/** Longer than a command may take. */
const holdMs = 1_500

const cuts: StrikeAction[] = ['cut', 'cut reply']
const holds: StrikeAction[] = ['hold', 'hold reply']

const outcomeFor = async (browser: Browser, path: string, method = 'GET'): Promise<string> => await outcomeOf(await browser.request(path, { method }))

/** Signed in, with a token whose end is now. */
async function startDue (): Promise<Browser> {
  const browser = here.browser()
  await browser.signIn()
  await redis.client.hset(keys.token(keyHash(sessionIdOf(browser))), 'expires', Date.now())
  await sandbox.control.resetCalls()
  return alsoAt(beyond, browser)
}

const mayBe = (t: Test, outcome: string, expected: string[]) => t.ok(expected.includes(outcome), outcome)

t.test('I7: a connection that breaks or hangs at any step of a refresh, before or after the command has run, costs neither the session nor a second refresh', async (t) => {
  for (const script of ['session_open', 'token_begin', 'token_commit', 'token_read']) {
    for (const action of [...cuts, ...holds]) {
      const browser = await startDue()
      const strike = proxy.strike(callsOf(script), action)
      const asking = outcomeFor(browser, '/shop-info')
      await strike.struck
      if (holds.includes(action)) await sleep(holdMs)
      strike.release()
      const startedAt = performance.now()
      const outcome = await asking
      mayBe(t, outcome, ['200', '503 STORE_UNAVAILABLE'])
      await until(async () => await outcomeFor(browser, '/shop-info') === '200')
      const ms = performance.now() - startedAt
      t.comment(`figure: I7 ${script}, ${action}: ${outcome}; all is well again after ${Math.round(ms)} ms`)
      t.ok(ms <= recoveryMs)
      t.equal(await tokenCalls(sandbox), 1)
      t.match(await recordOf(redis, browser), { state: 'ok', version: '2' })
      t.equal(await accountOf(browser), '208639')
    }
  }
})

t.test('I7: a connection that breaks at any step of a sign-in leaves somebody signed in or told to try again, never neither', async (t) => {
  for (const script of ['login_start', 'login_take', 'token_create', 'account_join', 'session_create']) {
    for (const action of cuts) {
      const browser = beyond.browser()
      const strike = proxy.strike(callsOf(script), action)
      const address = await browser.start()
      const callback = await browser.callback(await sandbox.approve(address === '' ? await browser.start() : address))
      await strike.struck
      const outcome = await outcomeOf(callback)
      mayBe(t, outcome, ['303', '503 STORE_UNAVAILABLE'])
      t.equal(await accountOf(browser), outcome === '303' ? '208639' : null, `${script}, ${action}: ${outcome}`)
      t.equal((await browser.signIn()).status, 303)
      t.equal(await accountOf(browser), '208639')
    }
  }
})

t.test('I7: a connection that breaks at a logout leaves nobody in who was told to be out', async (t) => {
  for (const action of cuts) {
    const browser = await startDue()
    const strike = proxy.strike(([name = '']) => name.toLowerCase() === 'del', action)
    const outcome = await outcomeFor(browser, '/logout', 'POST')
    await strike.struck
    mayBe(t, outcome, ['204', '503 STORE_UNAVAILABLE'])
    t.equal(await redis.client.exists(keys.session(keyHash(sessionIdOf(browser)))), 0, `${action}: ${outcome}`)
  }
})
