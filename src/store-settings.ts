import { parseHosts, type HostAndPort } from './setting-values.ts'
import type { Settings } from './settings.ts'

/** How a server lets us in. */
export interface RedisAccess { username?: string, password?: string, tls?: true }

export type StoreConfig =
  | { kind: 'memory' }
  | { kind: 'redis', url: string }
  | { kind: 'cluster', nodes: HostAndPort[], access: RedisAccess }
  | { kind: 'sentinel', sentinels: HostAndPort[], name: string, access: RedisAccess, sentinelAccess: RedisAccess }

/** Where sessions and tokens are kept: exactly one of these is set. */
export const stores = ['STORE', 'REDIS_URL', 'REDIS_CLUSTER', 'REDIS_SENTINELS'] as const

/** What cannot be about the store, each with its mend. */
export function storeProblems (values: Settings): Array<[broken: boolean, line: string]> {
  const has = (name: keyof Settings): boolean => values[name] !== undefined
  const chosen = stores.filter(has)
  const accessGiven = has('REDIS_USERNAME') || has('REDIS_PASSWORD') || values.REDIS_TLS === 'on'
  const sentinelAccessGiven = has('REDIS_SENTINEL_USERNAME') || has('REDIS_SENTINEL_PASSWORD')
  return [
    [chosen.length > 1, `${chosen.join(' and ')} exclude each other. Keep one of them.`],
    [values.NODE_ENV === 'production' && values.STORE === 'memory', 'STORE=memory loses every session at a restart and cannot be shared: not in production. Set REDIS_URL.'],
    [has('REDIS_SENTINELS') !== has('REDIS_SENTINEL_NAME'), 'REDIS_SENTINELS and REDIS_SENTINEL_NAME go together. Set both.'],
    [values.REDIS_URL !== undefined && !isRedisUrl(values.REDIS_URL), 'REDIS_URL is not a URL. Write redis://[user:password@]host:port[/db], special characters of the password percent-encoded.'],
    [values.REDIS_CLUSTER !== undefined && parseHosts(values.REDIS_CLUSTER) === null, 'REDIS_CLUSTER is malformed. Write host:port,host:port.'],
    [values.REDIS_SENTINELS !== undefined && parseHosts(values.REDIS_SENTINELS) === null, 'REDIS_SENTINELS is malformed. Write host:port,host:port.'],
    [accessGiven && !has('REDIS_CLUSTER') && !has('REDIS_SENTINELS'), 'REDIS_USERNAME, REDIS_PASSWORD and REDIS_TLS go with REDIS_CLUSTER or REDIS_SENTINELS. With REDIS_URL write rediss://user:password@host:port.'],
    [sentinelAccessGiven && !has('REDIS_SENTINELS'), 'REDIS_SENTINEL_USERNAME and REDIS_SENTINEL_PASSWORD go with REDIS_SENTINELS. Set it, or leave them out.'],
    [has('REDIS_USERNAME') && !has('REDIS_PASSWORD'), 'REDIS_USERNAME needs REDIS_PASSWORD. Set both.'],
    [has('REDIS_SENTINEL_USERNAME') && !has('REDIS_SENTINEL_PASSWORD'), 'REDIS_SENTINEL_USERNAME needs REDIS_SENTINEL_PASSWORD. Set both.']
  ]
}

export function nestStore (values: Settings): StoreConfig {
  if (values.REDIS_URL !== undefined) return { kind: 'redis', url: values.REDIS_URL }
  const tls = values.REDIS_TLS === 'on'
  const access = accessWith({ username: values.REDIS_USERNAME, password: values.REDIS_PASSWORD, tls })
  if (values.REDIS_CLUSTER !== undefined) return { kind: 'cluster', nodes: parseHosts(values.REDIS_CLUSTER) ?? [], access }
  if (values.REDIS_SENTINELS === undefined) return { kind: 'memory' }
  const sentinelAccess = accessWith({ username: values.REDIS_SENTINEL_USERNAME, password: values.REDIS_SENTINEL_PASSWORD, tls })
  return { kind: 'sentinel', sentinels: parseHosts(values.REDIS_SENTINELS) ?? [], name: values.REDIS_SENTINEL_NAME ?? '', access, sentinelAccess }
}

/** Whether it can be read as an address, its user and password included, which the client percent-decodes. */
function isRedisUrl (value: string): boolean {
  const url = URL.parse(value)
  if (url === null) return false
  try {
    decodeURIComponent(url.username)
    decodeURIComponent(url.password)
    return true
  } catch {
    return false
  }
}

function accessWith ({ username, password, tls }: { username: string | undefined, password: string | undefined, tls: boolean }): RedisAccess {
  return { ...(username !== undefined && { username }), ...(password !== undefined && { password }), ...(tls && { tls }) }
}
