import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Test } from 'tap'
import type { Browser } from '../helpers/browser.ts'
import { startGatewayProcess, type GatewayProcess } from '../helpers/gateway-process.ts'
import { startRedis, type TestRedis } from '../helpers/redis-server.ts'
import { startSandbox, type Settings, type TestSandbox } from '../helpers/sandbox.ts'
import { endTokensIn, storedTokens } from '../oauth/due.ts'

/** Gateways in processes of their own, on one Redis and with the same secrets, in front of one Big Cartel. */
export interface Fleet {
  redis: TestRedis
  sandbox: TestSandbox
  /** Starts one more; `changes` are its own settings, such as another way to Redis. */
  start: (changes?: Record<string, string>) => Promise<GatewayProcess>
  /** Ends the life of every access token, at Big Cartel and in the records, and counts calls from here. */
  expire: () => Promise<void>
}

/** Big Cartel is in this process, unless the test brings one along. */
export async function startFleet (t: Test, settings: Partial<Settings> = {}, bigCartel?: TestSandbox): Promise<Fleet> {
  const redis = await startRedis(t)
  const sandbox = bigCartel ?? await startSandbox(t)
  await sandbox.control.settings({ tokenProfile: 'article', rotation: 'strict', ...settings })
  const shared = {
    REDIS_URL: redis.url,
    SESSION_SECRET: randomBytes(32).toString('base64'),
    TOKEN_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    REQUEST_TIMEOUT_MS: '60000' // a slow machine is not what is looked at
  }
  return {
    redis,
    sandbox,
    start: async (changes = {}) => await startGatewayProcess(t, sandbox, { ...shared, ...changes }),
    expire: async () => {
      await sandbox.control.expire()
      await endTokensIn(redis, -1_000)
      await sandbox.control.resetCalls()
    }
  }
}

/** So many of something that is made one beside the other. */
export async function several<T> (count: number, make: () => Promise<T>): Promise<T[]> {
  return await Promise.all(Array.from({ length: count }, make))
}

let asked = 0

/** Asks for what only Big Cartel knows, each time for something else, so that no two calls are one; answers `ok` or the code of what went wrong. */
export async function ask (browser: Browser): Promise<string> {
  const { errors } = await browser.graphql(`{ node(id: "gid://bigcartel/Order/none-${++asked}") { id } }`)
  return errors === undefined ? 'ok' : String(errors[0]?.extensions['code'])
}

/** Asks many times at once, everywhere; answers how often each outcome came. */
export async function askAtOnce (browsers: readonly Browser[], timesEach: number): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  await Promise.all(browsers.map(async (browser) => await several(timesEach, async () => {
    const outcome = await ask(browser)
    counts[outcome] = (counts[outcome] ?? 0) + 1
  })))
  return counts
}

/** Waits until something holds, however slow the machine; the runner's own limit ends it. */
export async function until (holds: () => Promise<boolean> | boolean): Promise<void> {
  while (!await holds()) await sleep(10)
}

/** The version of the only token record. */
export async function storedVersion (redis: TestRedis): Promise<number> {
  const [record] = await storedTokens(redis)
  return Number(record?.['version'])
}

/**
 * Asks until something has happened: a machine that is too busy may make it fail before it gets there.
 * The answer holds what becomes of what was asked last.
 */
export async function askUntil<Outcome> (happened: Promise<void>, asking: () => Promise<Outcome>): Promise<{ outcome: Promise<Outcome> }> {
  for (;;) {
    const outcome = asking()
    const isThere = await Promise.race([happened.then(() => true), outcome.then(() => false)])
    if (isThere) return { outcome }
  }
}

/** How many locks are held. */
export async function heldLocks ({ client }: TestRedis): Promise<number> {
  return (await client.keys('bcg:l:*')).length
}
