import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Test } from 'tap'
import { keyHash, keys } from '../../src/redis/keys.ts'
import type { Browser } from '../helpers/browser.ts'
import { startGatewayProcess, type GatewayProcess } from '../helpers/gateway-process.ts'
import { startRedis, type TestRedis } from '../helpers/redis-server.ts'
import { startSandbox, type SandboxOptions, type TestSandbox } from '../helpers/sandbox.ts'

export interface Processes {
  sandbox: TestSandbox
  redis: TestRedis
  /** The first instance, and one beside it. */
  here: GatewayProcess
  there: GatewayProcess
  /** What all instances keep to themselves. */
  secrets: { SESSION_SECRET: string, TOKEN_KEYS: string }
  /** One more instance, with settings of its own. */
  another: (changes?: Record<string, string>, nodeArguments?: readonly string[]) => Promise<GatewayProcess>
}

/** Two gateways, each a process of its own, on one real Redis and in front of one sandbox. */
export async function startProcesses (t: Test, { provider = {}, changes = {}, keepsData = false }: { provider?: SandboxOptions, changes?: Record<string, string>, keepsData?: boolean } = {}): Promise<Processes> {
  const redis = await startRedis(t, { keepsData })
  const sandbox = await startSandbox(t, { tokenProfile: 'article', rotation: 'strict', ...provider })
  const secrets = newSecrets()
  const another: Processes['another'] = async (own = {}, nodeArguments = []) =>
    await startGatewayProcess(t, sandbox, { REDIS_URL: redis.url, ...secrets, ...changes, ...own }, nodeArguments)
  const [here, there] = await Promise.all([another(), another()])
  return { sandbox, redis, here, there, secrets, another }
}

export function newSecrets (): Processes['secrets'] {
  return { SESSION_SECRET: randomBytes(32).toString('base64'), TOKEN_KEYS: `k1:${randomBytes(32).toString('base64')}` }
}

/** The id in a browser's session cookie, which is all that opens its tokens. */
export function sessionIdOf ({ cookies }: Pick<Browser, 'cookies'>): string {
  const [sessionId = ''] = decodeURIComponent(cookies.get('bcg_session') ?? '').split('.')
  return sessionId
}

/** The token record of a browser's session, as it is stored. */
export async function recordOf ({ client }: TestRedis, browser: Pick<Browser, 'cookies'>): Promise<Record<string, string>> {
  return await client.hgetall(keys.token(keyHash(sessionIdOf(browser))))
}

/** Waits until it holds, as long as it takes; the test's own time limit is the bound. */
export async function until (holds: () => Promise<boolean> | boolean): Promise<void> {
  while (!await holds()) await sleep(10)
}
