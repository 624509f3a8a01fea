import { createExpiringMap } from '../memory/expiring-map.ts'
import { keyHash } from '../redis/keys.ts'
import type { TokenStore } from '../tokens/token-store.ts'
import { createPointBudget, usualPoints, type PointBudget } from './point-budget.ts'
import { sessionsPerAccount, touchSeconds, type SessionFacts, type SessionLimits, type SessionStore } from './session-store.ts'

interface Entry { facts: SessionFacts, handle: string, started: number, seen: number, until: number, ends: number, budget: PointBudget }

/** Sessions in the process: the embedded default for trying the gateway out. */
export function createMemorySessionStore (
  { idleSeconds, absoluteSeconds, budget = usualPoints }: SessionLimits, tokens: Pick<TokenStore, 'read' | 'remove'>, now: () => number = Date.now
): SessionStore {
  const slackMs = touchSeconds({ idleSeconds }) * 1_000
  const sessions = createExpiringMap<Entry>(now)
  const end = async (sessionId: string): Promise<void> => {
    sessions.delete(sessionId)
    await tokens.remove(sessionId)
  }
  /** The living sessions of an account, the newest first. */
  const sessionsOf = (accountId: string): Array<[sessionId: string, entry: Entry]> =>
    sessions.living().filter(([, { facts }]) => facts.account.id === accountId).reverse()

  return {
    create: async (sessionId, facts) => {
      if (sessions.get(sessionId) !== undefined) return { crowdedOut: 0 }
      const ends = now() + absoluteSeconds * 1_000
      sessions.set(sessionId, { facts, handle: keyHash(sessionId), started: now(), seen: now(), ends, until: Math.min(now() + idleSeconds * 1_000, ends), budget: createPointBudget(budget, now) })
      const leaving = sessionsOf(facts.account.id).slice(sessionsPerAccount)
      for (const [oldest] of leaving) await end(oldest)
      return { crowdedOut: leaving.length }
    },

    open: async (sessionId) => {
      const entry = sessions.get(sessionId)
      if (entry === undefined) return null
      if (now() - entry.seen > slackMs) Object.assign(entry, { seen: now(), until: Math.min(now() + idleSeconds * 1_000, entry.ends) })
      return { facts: structuredClone(entry.facts), leftMs: entry.until - now(), openedMs: now(), tokens: () => tokens.read(sessionId), budget: entry.budget }
    },

    end,

    list: async (accountId) => sessionsOf(accountId).map(([, { facts, handle, started, seen }]) => ({
      handle, createdAt: new Date(started).toISOString(), lastSeenAt: new Date(seen).toISOString(), browser: facts.browser
    })),

    endOne: async (accountId, handle) => {
      const found = sessionsOf(accountId).find(([, entry]) => entry.handle === handle)
      if (found === undefined) return false
      await end(found[0])
      return true
    },

    endAll: async (accountId) => {
      const ending = sessionsOf(accountId)
      for (const [sessionId] of ending) await end(sessionId)
      return ending.length
    }
  }
}
