import { guarded, type RedisClient } from './client.ts'
import { keyHash, keys } from './keys.ts'

/** Counts what one visitor does in a window of time, for all instances together. */
export interface RateCounts {
  /** @param visitor kept as a hash only @throws GatewayError STORE_UNAVAILABLE */
  count: (visitor: string, windowMs: number) => Promise<{ current: number, leftMs: number }>
}

export function createRateCounts (redis: RedisClient): RateCounts {
  return {
    count: async (visitor, windowMs) => {
      const [current, leftMs] = await guarded(redis.rateCount(keys.rate(keyHash(visitor)), windowMs))
      return { current, leftMs }
    }
  }
}
