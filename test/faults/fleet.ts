import type { Test } from 'tap'
import { keyHash, keys } from '../../src/redis/keys.ts'
import { sessionIdOf, type Browser } from '../helpers/browser.ts'
import { newSecrets, type Secrets } from '../helpers/gateway.ts'
import { startGatewayProcess, type GatewayProcess } from '../helpers/gateway-process.ts'
import { startRedis, type TestRedis } from '../helpers/redis-server.ts'
import { startSandbox, type SandboxOptions, type TestSandbox } from '../helpers/sandbox.ts'
import { endTokensIn, storedTokens } from '../oauth/due.ts'

/** Gateways in processes of their own, on one Redis and with the same secrets, in front of one Big Cartel. */
export interface Fleet {
  redis: TestRedis
  sandbox: TestSandbox
  /** What all instances keep to themselves. */
  secrets: Secrets
  /** Starts one more; `changes` are its own settings, such as another way to Redis, `nodeArguments` are for Node itself. */
  start: (changes?: Record<string, string>, nodeArguments?: readonly string[]) => Promise<GatewayProcess>
  /** Ends the life of every access token, at Big Cartel and in the records, and counts calls from here. */
  expire: () => Promise<void>
}

export interface FleetOptions {
  provider?: SandboxOptions
  /** Settings of every instance. */
  changes?: Record<string, string>
  /** Redis writes to disk, and has its data again when it comes back. */
  keepsData?: boolean
  /** Big Cartel is in this process, unless the test brings one along. */
  bigCartel?: TestSandbox
}

export async function startFleet (t: Test, { provider, changes, keepsData = false, bigCartel }: FleetOptions = {}): Promise<Fleet> {
  const redis = await startRedis(t, { keepsData })
  const manners: SandboxOptions = { tokenProfile: 'article', rotation: 'strict', ...provider }
  const sandbox = bigCartel ?? await startSandbox(t, manners)
  await bigCartel?.control.settings(manners)
  const secrets = newSecrets()
  const shared = { REDIS_URL: redis.url, REQUEST_TIMEOUT_MS: '60000', ...secrets, ...changes } // a slow machine is not what is looked at
  return {
    redis,
    sandbox,
    secrets,
    start: async (own = {}, nodeArguments = []) => await startGatewayProcess(t, sandbox, { ...shared, ...own }, nodeArguments),
    expire: async () => {
      await sandbox.control.expire()
      await endTokensIn(redis, -1_000)
      await sandbox.control.resetCalls()
    }
  }
}

/** An instance, and one beside it. */
export interface Pair extends Fleet { here: GatewayProcess, there: GatewayProcess }

export async function startPair (t: Test, options: FleetOptions = {}): Promise<Pair> {
  const fleet = await startFleet(t, options)
  const [here, there] = await Promise.all([fleet.start(), fleet.start()])
  return { ...fleet, here, there }
}

/** So many of something that is made one beside the other. */
export async function several<T> (count: number, make: () => Promise<T>): Promise<T[]> {
  return await Promise.all(Array.from({ length: count }, async () => await make()))
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

/** The token record of a browser's session, as it is stored. */
export async function recordOf ({ client }: TestRedis, browser: Pick<Browser, 'cookies'>): Promise<Record<string, string>> {
  return await client.hgetall(keys.token(keyHash(sessionIdOf(browser))))
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
