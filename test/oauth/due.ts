import type { TestRedis } from '../helpers/redis-server.ts'

const recordsOf = async ({ client }: TestRedis): Promise<string[]> => await client.keys('bcg:t:*')

/** Moves the end of every stored access token: so many ms from now. */
export async function endTokensIn (redis: TestRedis, leftMs: number): Promise<void> {
  for (const key of await recordsOf(redis)) await redis.client.hset(key, 'expires', Date.now() + leftMs)
}

/** The token records, as they are stored. */
export async function storedTokens (redis: TestRedis): Promise<Array<Record<string, string>>> {
  return await Promise.all((await recordsOf(redis)).map(async (key) => await redis.client.hgetall(key)))
}

/** Whether refreshes are held back for so long, give or take how slow the machine is. */
export async function cooldownIs ({ client }: TestRedis, seconds: number): Promise<boolean> {
  const [key = ''] = await client.keys('bcg:f:*')
  const leftMs = await client.pttl(key)
  return leftMs <= seconds * 1_000 && leftMs > (seconds - 20) * 1_000
}

/** Lets every cooldown run out. */
export async function endCooldowns ({ client }: TestRedis): Promise<void> {
  await client.del('none', ...await client.keys('bcg:f:*'))
}
