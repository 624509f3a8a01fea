import { unheard, type Report } from '../events.ts'
import { isRecord, own, type Fields } from '../record.ts'
import { guarded, type RedisClient } from '../redis/client.ts'
import { keyHash, keys, sessionKeys } from '../redis/keys.ts'
import type { Sealer } from '../tokens/sealing.ts'
import { createTokenReader } from '../tokens/token-reader.ts'
import { usualPoints } from './point-budget.ts'
import { createPointLedger } from './point-ledger.ts'
import { sessionsPerAccount, touchSeconds, type SessionFacts, type SessionLimits, type SessionListing, type SessionStore } from './session-store.ts'

/** How long a session that has joined its account may take to be created. */
const joiningSeconds = 60

/** Sessions in Redis, shared by all instances. All failures of Redis are STORE_UNAVAILABLE. */
export function createRedisSessionStore (
  redis: RedisClient, sealer: Sealer, { idleSeconds, absoluteSeconds, budget = usualPoints }: SessionLimits, report: Report = unheard
): SessionStore {
  const ledger = createPointLedger(budget)
  const understand = createTokenReader(redis, sealer, report)
  /** Answers how many of them were living: tokens may outlast a session that ends by itself. */
  const remove = async (hashes: readonly string[]): Promise<number> => {
    const living = await guarded(Promise.all(hashes.map(async (hash) => {
      const [found] = await Promise.all([redis.exists(keys.session(hash)), redis.del(...sessionKeys(hash))])
      return found
    })))
    return living.filter((found) => found > 0).length
  }
  const isOver = async (account: string, startedMs: number): Promise<boolean> => startedMs <= Number(await guarded(redis.get(keys.epoch(account))))
  /** Drops from the account's list what has ended by itself, and ends the oldest sessions that have no place. */
  const makeRoom = async (account: string, hashes: readonly string[], young: number): Promise<number> => {
    const found = await guarded(Promise.all(hashes.map((hash) => redis.exists(keys.session(hash)))))
    const isLiving = (_hash: string, index: number): boolean => found[index] === 1 || index >= hashes.length - young
    const living = hashes.filter(isLiving)
    const leaving = living.slice(0, -sessionsPerAccount)
    const ended = hashes.filter((hash) => !living.includes(hash))
    const count = await remove(leaving)
    await guarded(redis.zrem(account, ...ended, ...leaving))
    return count
  }
  return {
    create: async (sessionId, facts) => {
      const hash = keyHash(sessionId)
      const account = keys.account(facts.account.id)
      // Entered first: a session that the account does not know of could not be ended from elsewhere.
      const [startedMs = '0', young = '0', ...crowd] = await guarded(redis.accountJoin(account, hash, sessionsPerAccount, absoluteSeconds, joiningSeconds))
      await guarded(redis.sessionCreate(keys.session(hash), JSON.stringify(facts), idleSeconds, absoluteSeconds, startedMs))
      // All sessions of the account may have been ended between the two; then this one has ended too. Not the list tells:
      // whoever ends them takes this one off it only at last.
      if (await isOver(facts.account.id, Number(startedMs))) await remove([hash])
      return { crowdedOut: crowd.length > 0 ? await makeRoom(account, crowd, Number(young)) : 0 }
    },

    open: async (sessionId) => {
      const hash = keyHash(sessionId)
      const found = await ledger.settle(hash,
        async (debt) => await guarded(redis.sessionOpen(keys.session(hash), keys.token(hash), keys.points(hash), idleSeconds, touchSeconds({ idleSeconds }), budget.points, budget.perSecond, debt)),
        (answer) => answer?.[4] ?? budget.points)
      if (found === null) return null
      const [data, leftMs, startedMs, counts, , ...tokenFields] = found
      const facts = parseFacts(data)
      if (facts === null) return null
      // The account's list is what ends its sessions; this catches, within a minute, one that the list had lost.
      if (counts === 1 && await isOver(facts.account.id, startedMs)) {
        await remove([hash])
        return null
      }
      return { facts, leftMs, openedMs: Number(tokenFields[0]), tokens: async () => await understand(sessionId, tokenFields), budget: ledger.budget(hash) }
    },

    end: async (sessionId) => {
      const hash = keyHash(sessionId)
      const facts = parseFacts(await guarded(redis.hget(keys.session(hash), 'data')) ?? '')
      await remove([hash])
      if (facts !== null) await guarded(redis.zrem(keys.account(facts.account.id), hash))
    },

    list: async (accountId) => {
      const hashes = await guarded(redis.zrange(keys.account(accountId), '0', '-1'))
      const found = await guarded(Promise.all(hashes.map(async (hash) => listing(hash, await redis.hmget(keys.session(hash), 'data', 'seen', 'started')))))
      return found.filter((one) => one !== null).reverse()
    },

    endOne: async (accountId, handle) => {
      const account = keys.account(accountId)
      if (await guarded(redis.zscore(account, handle)) === null) return false
      const removed = await remove([handle])
      await guarded(redis.zrem(account, handle)) // last: a session that is still there must stay on the list
      return removed > 0
    },

    endAll: async (accountId) => {
      const account = keys.account(accountId)
      const hashes = await guarded(redis.accountEnd(account, keys.epoch(accountId), absoluteSeconds))
      const count = await remove(hashes)
      if (hashes.length > 0) await guarded(redis.zrem(account, ...hashes))
      return count
    }
  }
}

function listing (handle: string, [data, seen, started]: Array<string | null>): SessionListing | null {
  const facts = parseFacts(data ?? '')
  const [createdAt, lastSeenAt] = [isoTime(started), isoTime(seen)]
  if (facts === null || createdAt === null || lastSeenAt === null) return null
  return { handle, createdAt, lastSeenAt, browser: facts.browser }
}

function isoTime (epochMs: string | null | undefined): string | null {
  const time = new Date(Number(epochMs ?? Number.NaN))
  return Number.isNaN(time.getTime()) ? null : time.toISOString()
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
  return hasTexts(value, ['browser']) && hasTexts(value['account'], ['id', 'subdomain', 'storeName'])
}

function hasTexts (value: unknown, names: readonly string[]): value is Fields {
  return isRecord(value) && names.every((name) => typeof own(value, name) === 'string')
}
