import type { Test } from 'tap'
import type { RedisKind } from './redis-kind.ts'
import { inMemoryOnly, startRedisProcess } from './redis-process.ts'
import type { RedisSecurity } from './redis-security.ts'
import { freePort } from './redis-server.ts'

/** One server that speaks nothing but TLS, and only with whom it knows. */
export async function startTlsRedis (t: Test, security: RedisSecurity): Promise<RedisKind> {
  const port = await freePort()
  await startRedisProcess(t, { port, config: [...security.server(port), ...inMemoryOnly] })
  const urlFor = ({ username, password }: RedisSecurity['gateway']): string => `rediss://${username}:${encodeURIComponent(password)}@localhost:${port}/0`
  return { settings: { REDIS_URL: urlFor(security.gateway) }, adminSettings: { REDIS_URL: urlFor(security.admin) } }
}
