import { touchSeconds, type SessionFacts, type SessionLimits, type SessionStore } from './session-store.ts'

interface Entry { facts: SessionFacts, until: number, ends: number }

/** Sessions in the process: the embedded default for trying the gateway out. */
export function createMemorySessionStore ({ idleSeconds, absoluteSeconds }: SessionLimits, now: () => number = Date.now): SessionStore {
  const slackMs = touchSeconds({ idleSeconds }) * 1_000
  const sessions = new Map<string, Entry>()
  const find = (sessionId: string): Entry | undefined => {
    const entry = sessions.get(sessionId)
    if (entry !== undefined && entry.until > now()) return entry
    sessions.delete(sessionId)
    return undefined
  }
  return {
    create: async (sessionId, facts) => {
      for (const id of sessions.keys()) find(id) // drops what has run out, so that the map does not grow for ever
      if (sessions.has(sessionId)) return
      const ends = now() + absoluteSeconds * 1_000
      sessions.set(sessionId, { facts, ends, until: Math.min(now() + idleSeconds * 1_000, ends) })
    },
    open: async (sessionId) => {
      const entry = find(sessionId)
      if (entry === undefined) return null
      const full = Math.min(now() + idleSeconds * 1_000, entry.ends)
      if (full - entry.until > slackMs) entry.until = full
      return { facts: structuredClone(entry.facts), leftMs: entry.until - now() }
    },
    end: async (sessionId) => { sessions.delete(sessionId) }
  }
}
