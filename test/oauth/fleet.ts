import type { Test } from 'tap'
import type { Browser } from '../helpers/browser.ts'
import { newSecrets, startGateway, type Secrets, type TestGateway } from '../helpers/gateway.ts'
import { startRedis, type TestRedis } from '../helpers/redis-server.ts'
import { startSandbox, type Settings, type TestSandbox } from '../helpers/sandbox.ts'

export interface Fleet {
  sandbox: TestSandbox
  redis: TestRedis
  /** Several instances that share Redis and secrets. */
  gateways: TestGateway[]
  /** The first of them. */
  gateway: TestGateway
  /** The settings that all of them keep to themselves. */
  secrets: Secrets
}

/** Instances of the gateway in front of one sandbox, on one Redis. */
export async function startFleet (t: Test, { instances = 1, settings = {}, changes = {} }: { instances?: number, settings?: Partial<Settings>, changes?: Record<string, string> } = {}): Promise<Fleet> {
  const sandbox = await startSandbox(t)
  await sandbox.control.settings(settings)
  const redis = await startRedis(t)
  const secrets = newSecrets()
  const gateways: TestGateway[] = []
  for (let instance = 0; instance < instances; instance++) {
    gateways.push(await startGateway(t, sandbox, { REDIS_URL: redis.url, ...secrets, ...changes }))
  }
  const [gateway] = gateways
  if (gateway === undefined) throw new RangeError('a fleet has one instance at least')
  return { sandbox, redis, gateway, gateways, secrets }
}

/** Status and code of an answer, in one text: `503 STORE_UNAVAILABLE`. */
export async function outcomeOf (response: Response): Promise<string> {
  const body = await response.text()
  const isProblem = body !== '' && response.headers.get('content-type')?.startsWith('application/problem+json') === true
  const code = isProblem ? ` ${JSON.parse(body).code}` : ''
  return `${response.status}${code}`
}

/** Who the gateway takes this browser for: an account id, or `null`. */
export async function accountOf (browser: Browser): Promise<string | null> {
  const { account } = await (await browser.request('/session')).json() as { account?: { id: string } } // the route's own shape
  return account?.id ?? null
}

/** The same cookies at another instance. */
export function alsoAt (gateway: Pick<TestGateway, 'browser'>, { cookies }: Pick<Browser, 'cookies'>): Browser {
  const browser = gateway.browser()
  for (const [name, value] of cookies) browser.cookies.set(name, value)
  return browser
}

/** How many sessions Redis holds. */
export async function sessionCount ({ client }: TestRedis): Promise<number> {
  return (await client.keys('bcg:s:*')).length
}

/** Which commands Redis ran meanwhile, those inside scripts too, and how often. */
export async function commandsDuring ({ client }: TestRedis, work: () => Promise<unknown>): Promise<Record<string, number>> {
  await client.config('RESETSTAT')
  await work()
  const found = (await client.info('commandstats')).matchAll(/^cmdstat_([a-z|]+):calls=(\d+)/gm)
  return Object.fromEntries([...found].map(([, name, calls]) => [name, Number(calls)]).filter(([name]) => !/^(config|info|script)/.test(String(name))))
}
