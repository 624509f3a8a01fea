import { once } from 'node:events'
import type { Test } from 'tap'
import { connectRedis, type RedisClient } from '../../src/redis/client.ts'
import type { TestRedis } from './redis-server.ts'

/** The gateway's own kind of connection, ready for commands, for the length of the test. */
export async function connectTo (t: Test, { url }: Pick<TestRedis, 'url'>): Promise<RedisClient> {
  const { client, close } = connectRedis({ kind: 'redis', url }, { info: () => {}, warn: () => {} })
  t.teardown(close)
  await once(client, 'ready')
  return client
}
