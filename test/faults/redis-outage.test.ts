import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { keyHash, keys } from '../../src/redis/keys.ts'
import { sessionIdOf, type Browser } from '../helpers/browser.ts'
import type { GatewayProcess } from '../helpers/gateway-process.ts'
import { freePort } from '../helpers/redis-server.ts'
import { until } from '../helpers/until.ts'
import { tokenCalls } from '../oauth/endpoint.ts'
import { accountOf, alsoAt, outcomeOf } from '../oauth/fleet.ts'
import { recordOf, startPair } from './fleet.ts'

/** What an outage may last, after it is over. */
const recoveryMs = 3_000
const pauseMs = 3_000
/** So long that whoever tries to connect again does so at the longest intervals there are. */
const longMs = 4_000

const { sandbox, redis, here, there } = await startPair(t, { keepsData: true })

interface Outage {
  name: string
  begin: () => Promise<unknown>
  end: () => Promise<unknown>
  lastsMs?: number
  /** A replica answers whoever only reads: then nothing is wrong for a session whose token is fresh. */
  reads?: boolean
}

const outages: Outage[] = [
  { name: 'stopped, and started again with its data', begin: redis.stop, end: redis.start, lastsMs: longMs },
  { name: 'paused', begin: async () => await redis.client.call('CLIENT', 'PAUSE', String(pauseMs), 'ALL'), end: async () => await redis.client.ping() },
  { name: 'a read-only replica', begin: async () => await redis.client.call('REPLICAOF', '127.0.0.1', String(await freePort())), end: async () => await redis.client.call('REPLICAOF', 'NO', 'ONE'), reads: true },
  { name: 'behind another password', begin: lockOut, end: async () => await redis.client.config('SET', 'requirepass', ''), lastsMs: longMs }
]

async function lockOut (): Promise<void> {
  await redis.client.config('SET', 'requirepass', 'another')
  await redis.client.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes') // who is in already stays in
}

/** Asks as a front-end would. Whatever comes of it, the browser keeps its cookie. */
async function ask (browser: Browser, path: string, method = 'GET'): Promise<string> {
  const response = await browser.request(path, { method })
  const outcome = await outcomeOf(response)
  if (response.headers.getSetCookie().some((line) => line.startsWith('bcg_session='))) throw new Error(`${path} must leave the cookie alone`)
  return response.status === 503 ? `${outcome}, Retry-After: ${response.headers.get('retry-after')}` : outcome
}

const away = '503 STORE_UNAVAILABLE, Retry-After: 1'

async function signIn (gateway: GatewayProcess): Promise<Browser> {
  const browser = gateway.browser()
  await browser.signIn()
  return browser
}

/** Moves the end of its token to now. */
async function makeDue (browser: Browser): Promise<void> {
  await redis.client.hset(keys.token(keyHash(sessionIdOf(browser))), 'expires', Date.now())
}

const statusOf = async (gateway: GatewayProcess, path: string): Promise<number> => (await fetch(gateway.url + path)).status

/** What everybody is told while Redis is away. */
async function look (t: Test, gateway: GatewayProcess, { fresh, due, reads }: { fresh: Browser, due: Browser, reads: boolean }): Promise<void> {
  t.equal(await ask(alsoAt(gateway, due), '/shop-info'), away, 'a token that is due')
  t.equal(await ask(gateway.browser(), '/auth'), away, 'a new sign-in')
  t.equal(await ask(alsoAt(gateway, fresh), '/logout', 'POST'), away, 'a logout that did not happen')
  const { errors } = await alsoAt(gateway, due).graphql('{ shop { name } }')
  t.match(errors, [{ extensions: { code: 'STORE_UNAVAILABLE', retryAfterMs: 1_000 } }])
  for (const path of ['/shop-info', '/session']) {
    const outcome = await ask(alsoAt(gateway, fresh), path)
    t.ok(outcome === away || (reads && outcome === '200'), `${path}: ${outcome}`)
  }
  t.equal(await statusOf(gateway, '/healthz'), 200)
  await until(async () => await statusOf(gateway, '/readyz') === 503)
}

/** How long it takes until both instances answer everybody again. */
async function recover (browsers: Browser[]): Promise<number> {
  const startedAt = performance.now()
  await until(async () => (await Promise.all(browsers.map(async (browser) => await ask(browser, '/shop-info')))).every((outcome) => outcome === '200'))
  return performance.now() - startedAt
}

for (const { name, begin, end, lastsMs = 0, reads = false } of outages) {
  t.test(`I7: a Redis that is ${name} costs no session, no cookie and no refresh without a lock`, async (t) => {
    const [fresh, due] = [await signIn(here), await signIn(there)]
    await makeDue(due)
    await sandbox.control.resetCalls()
    await begin()
    await Promise.all([here, there].map(async (gateway) => await look(t, gateway, { fresh, due, reads })))
    await sleep(lastsMs)
    t.equal(await tokenCalls(sandbox), 0, 'nobody refreshes without a lock')
    await end()
    const ms = await recover([here, there].flatMap((gateway) => [alsoAt(gateway, fresh), alsoAt(gateway, due)]))
    t.comment(`figure: I7 ${name}: all is well again after ${Math.round(ms)} ms`)
    t.ok(ms <= recoveryMs, 'soon, and without a restart')
    t.equal(await tokenCalls(sandbox), 1)
    t.match(await recordOf(redis, due), { state: 'ok', version: '2' })
    for (const gateway of [here, there]) await until(async () => await statusOf(gateway, '/readyz') === 200)
    for (const browser of [fresh, due]) t.equal(await accountOf(browser), '208639')
  })
}
