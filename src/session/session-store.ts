import type { TokenReading } from '../tokens/token-store.ts'
import type { PointBudget, PointLimits } from './point-budget.ts'

/** What a session knows: small facts, written once, at sign-in. Never a token. */
export interface SessionFacts {
  account: SessionAccount
  /** What the seller signed in with: `Firefox on Linux`. */
  browser: string
}

export interface SessionAccount {
  id: string
  subdomain: string
  storeName: string
}

/** A session as the other sessions of its account may see it. */
export interface SessionListing {
  /** Names the session and opens nothing: the hash of its id. */
  handle: string
  /** When the seller signed in, ISO 8601. */
  createdAt: string
  /** ISO 8601, to the minute or so. */
  lastSeenAt: string
  browser: string
}

export interface OpenedSession {
  facts: SessionFacts
  /** Until the session ends if nobody comes. */
  leftMs: number
  /** When it was opened by the clock of the store, epoch ms: instances may not agree on the time. */
  openedMs: number
  /** The tokens as they were when the session was opened, at no further cost. */
  tokens: () => Promise<TokenReading>
  /** What the session may still spend on queries. */
  budget: PointBudget
}

/** How long sessions live. */
export interface SessionLimits {
  idleSeconds: number
  absoluteSeconds: number
  budget?: PointLimits
}

/**
 * Where sessions are kept. Nothing here brings an ended session back: there is no update, and `create` only makes new
 * ones. A session that ends takes its tokens with it, so that whatever still runs for it finds nothing to write to.
 */
export interface SessionStore {
  /** The oldest sessions of the account make room when there are more than `sessionsPerAccount`. */
  create: (sessionId: string, facts: SessionFacts) => Promise<{ crowdedOut: number }>
  /** Reads a session and moves its idle limit on, at most once in a while. */
  open: (sessionId: string) => Promise<OpenedSession | null>
  end: (sessionId: string) => Promise<void>
  /** The sessions of an account, the newest first. */
  list: (accountId: string) => Promise<SessionListing[]>
  /** Ends one session of an account; false when the account has none of that handle. */
  endOne: (accountId: string, handle: string) => Promise<boolean>
  /** Ends all sessions of an account that have started by now; answers how many there were. */
  endAll: (accountId: string) => Promise<number>
}

export const sessionsPerAccount = 20

/** The idle limit is moved at most once in so many seconds: a minute, less where the limit itself is short. */
export function touchSeconds ({ idleSeconds }: Pick<SessionLimits, 'idleSeconds'>): number {
  return Math.min(60, Math.floor(idleSeconds / 4))
}
