import type { TestRedis } from '../helpers/redis-server.ts'

/** All that Redis holds: each key with its value, whatever its type. */
export async function dumpOf ({ client }: Pick<TestRedis, 'client'>): Promise<Array<[name: string, value: unknown]>> {
  const names = await client.keys('*')
  return await Promise.all(names.map(async (name): Promise<[string, unknown]> => {
    switch (await client.type(name)) {
      case 'hash': return [name, await client.hgetall(name)]
      case 'zset': return [name, await client.zrange(name, '0', '-1', 'WITHSCORES')]
      case 'set': return [name, await client.smembers(name)]
      case 'list': return [name, await client.lrange(name, 0, -1)]
      default: return [name, await client.get(name)]
    }
  }))
}

/** Every text in a dump: names of keys and of fields, and values. */
export function textsIn (dump: unknown): string[] {
  if (typeof dump === 'string') return [dump]
  if (Array.isArray(dump)) return dump.flatMap(textsIn)
  return typeof dump === 'object' && dump !== null ? Object.entries(dump).flatMap(textsIn) : []
}
