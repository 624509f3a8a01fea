import { guarded, type RedisClient } from '../redis/client.ts'
import { keyHash, keys, sessionKeys } from '../redis/keys.ts'
import { readTokenFields } from '../tokens/redis-token-store.ts'
import type { Sealer } from '../tokens/sealing.ts'
import { sessionsPerAccount, touchSeconds, type SessionFacts, type SessionLimits, type SessionListing, type SessionStore } from './session-store.ts'

/** Sessions in Redis, shared by all instances. All failures of Redis are STORE_UNAVAILABLE. */
export function createRedisSessionStore (redis: RedisClient, sealer: Sealer, { idleSeconds, absoluteSeconds }: SessionLimits): SessionStore {
  const remove = async (hashes: readonly string[]): Promise<void> => {
    await guarded(Promise.all(hashes.map((hash) => redis.del(...sessionKeys(hash)))))
  }
  /** Drops from the account's list what has ended by itself, and ends the oldest sessions that have no place. */
  const makeRoom = async (account: string, hashes: readonly string[]): Promise<void> => {
    const living = await guarded(Promise.all(hashes.map((hash) => redis.exists(keys.session(hash)))))
    const ended = hashes.filter((_hash, index) => living[index] === 0)
    const leaving = hashes.filter((_hash, index) => living[index] !== 0).slice(0, -sessionsPerAccount)
    await remove(leaving)
    await guarded(redis.zrem(account, ...ended, ...leaving))
  }
  return {
    create: async (sessionId, facts) => {
      const hash = keyHash(sessionId)
      const account = keys.account(facts.account.id)
      // Entered first: a session that the account does not know of could not be ended from elsewhere.
      const crowd = await guarded(redis.accountJoin(account, hash, sessionsPerAccount, absoluteSeconds))
      await guarded(redis.sessionCreate(keys.session(hash), JSON.stringify(facts), idleSeconds, absoluteSeconds))
      if (crowd.length > 0) await makeRoom(account, crowd)
    },

    open: async (sessionId) => {
      const hash = keyHash(sessionId)
      const found = await guarded(redis.sessionOpen(keys.session(hash), keys.token(hash), idleSeconds, touchSeconds({ idleSeconds })))
      if (found === null) return null
      const [data, leftMs, startedMs, moved, ...tokenFields] = found
      const facts = parseFacts(data)
      if (facts === null) return null
      // The account's list is what ends its sessions; this catches, within a minute, one that the list had lost.
      if (moved === 1 && startedMs <= Number(await guarded(redis.get(keys.epoch(facts.account.id))))) {
        await remove([hash])
        return null
      }
      return { facts, leftMs, tokens: async () => readTokenFields(sealer, sessionId, tokenFields) }
    },

    end: async (sessionId) => {
      const hash = keyHash(sessionId)
      const facts = parseFacts(await guarded(redis.hget(keys.session(hash), 'data')) ?? '')
      await remove([hash])
      if (facts !== null) await guarded(redis.zrem(keys.account(facts.account.id), hash))
    },

    list: async (accountId) => {
      const hashes = await guarded(redis.zrange(keys.account(accountId), '0', '-1'))
      const found = await guarded(Promise.all(hashes.map(async (hash) => listing(hash, await redis.hmget(keys.session(hash), 'data', 'seen')))))
      return found.filter((one) => one !== null).reverse()
    },

    endOne: async (accountId, handle) => {
      if (await guarded(redis.zrem(keys.account(accountId), handle)) === 0) return false
      return await guarded(redis.del(...sessionKeys(handle))) > 0
    },

    endAll: async (accountId) => {
      await remove(await guarded(redis.accountEnd(keys.account(accountId), keys.epoch(accountId), absoluteSeconds)))
    }
  }
}

function listing (handle: string, [data, seen]: Array<string | null>): SessionListing | null {
  const facts = parseFacts(data ?? '')
  if (facts === null) return null
  return { handle, createdAt: facts.createdAt, lastSeenAt: new Date(Number(seen)).toISOString(), browser: facts.browser }
}

/** A session that cannot be read (tampered with, or of another version) is none. */
function parseFacts (data: string): SessionFacts | null {
  try {
    const facts: unknown = JSON.parse(data)
    return isFacts(facts) ? facts : null
  } catch {
    return null
  }
}

function isFacts (value: unknown): value is SessionFacts {
  if (typeof value !== 'object' || value === null || !('account' in value)) return false
  const { account } = value
  return hasTexts(value, ['createdAt', 'browser']) && hasTexts(account, ['id', 'subdomain', 'storeName'])
}

function hasTexts (value: unknown, names: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return false
  const fields = new Map<string, unknown>(Object.entries(value))
  return names.every((name) => typeof fields.get(name) === 'string')
}
