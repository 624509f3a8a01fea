import type { Test } from 'tap'
import { loadConfig } from '../../src/config.ts'
import { connectRedis, type RedisClient } from '../../src/redis/client.ts'
import { settingsFor } from './gateway.ts'
import type { RedisSecurity } from './redis-security.ts'
import { until } from './until.ts'

/** A Redis of some kind: one server, a Cluster, a master behind Sentinels. */
export interface RedisKind {
  /** What the gateway is told of it. */
  settings: Record<string, string>
  /** The same for somebody who may do everything. */
  adminSettings: Record<string, string>
}

/** The settings of the user whom the gateway signs in as to servers that know users. */
export function accessSettings (security: RedisSecurity | undefined, who: 'gateway' | 'admin'): Record<string, string> {
  if (security === undefined) return {}
  const { username, password } = security[who]
  return { REDIS_USERNAME: username, REDIS_PASSWORD: password, REDIS_TLS: 'on' }
}

const nowhere = { clientId: 'id', clientSecret: 'secret', authorizeUrl: 'http://localhost', tokenUrl: 'http://localhost', deauthorizeUrl: 'http://localhost', apiUrl: 'http://localhost' }

/** The gateway's own kind of connection, made from its own settings and ready for commands, for the length of the test. */
export async function connectBySettings (t: Test, settings: Record<string, string>): Promise<RedisClient> {
  const { store } = loadConfig(settingsFor(nowhere, settings))
  if (store.kind === 'memory') throw new TypeError('these settings are of no Redis')
  const { client, ping, close } = connectRedis(store, { info: () => {}, warn: () => {} })
  t.teardown(close)
  await until(async () => (await ping()).up)
  return client
}
