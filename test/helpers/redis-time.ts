import type { RedisClient } from '../../src/redis/client.ts'

/** Moves the end of a key, and the times that its fields hold, nearer: as if so many seconds had gone by for it. */
export async function age (redis: RedisClient, place: string, { fields, seconds }: { fields: readonly string[], seconds: number }): Promise<void> {
  const left = await redis.pttl(place)
  if (left < 0) return
  for (const field of fields) await redis.hincrby(place, field, -seconds * 1_000)
  await redis.pexpire(place, left - seconds * 1_000)
}
