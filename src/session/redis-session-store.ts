import { guarded, type RedisClient } from '../redis/client.ts'
import { keyHash, keys } from '../redis/keys.ts'
import { touchSeconds, type SessionFacts, type SessionLimits, type SessionStore } from './session-store.ts'

/** Sessions in Redis, shared by all instances. All failures of Redis are STORE_UNAVAILABLE. */
export function createRedisSessionStore (redis: RedisClient, { idleSeconds, absoluteSeconds }: SessionLimits): SessionStore {
  const placeOf = (sessionId: string): string => keys.session(keyHash(sessionId))
  return {
    create: async (sessionId, facts) => {
      await guarded(redis.sessionCreate(placeOf(sessionId), JSON.stringify(facts), idleSeconds, absoluteSeconds))
    },
    open: async (sessionId) => {
      const found = await guarded(redis.sessionOpen(placeOf(sessionId), idleSeconds, touchSeconds({ idleSeconds })))
      return found === null ? null : parseSession(...found)
    },
    end: async (sessionId) => { await guarded(redis.del(placeOf(sessionId))) }
  }
}

/** A session that cannot be read (tampered with, or of another version) is none. */
function parseSession (data: string, leftMs: number): { facts: SessionFacts, leftMs: number } | null {
  try {
    const facts: unknown = JSON.parse(data)
    return isFacts(facts) ? { facts, leftMs } : null
  } catch {
    return null
  }
}

function isFacts (value: unknown): value is SessionFacts {
  if (typeof value !== 'object' || value === null || !('account' in value) || !('createdAt' in value)) return false
  const { account, createdAt } = value
  return typeof createdAt === 'string' && typeof account === 'object' && account !== null &&
    'id' in account && typeof account.id === 'string' &&
    'subdomain' in account && typeof account.subdomain === 'string' &&
    'storeName' in account && typeof account.storeName === 'string'
}
