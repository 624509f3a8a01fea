/** What a session knows: small facts, written once, at sign-in. Never a token. */
export interface SessionFacts {
  account: SessionAccount
  /** When the seller signed in, ISO 8601. */
  createdAt: string
}

export interface SessionAccount {
  id: string
  subdomain: string
  storeName: string
}

/** How long sessions live. */
export interface SessionLimits {
  idleSeconds: number
  absoluteSeconds: number
}

/** Where sessions are kept. Nothing here brings an ended session back: there is no update, and `create` only makes new ones. */
export interface SessionStore {
  create: (sessionId: string, facts: SessionFacts) => Promise<void>
  /** Reads a session and moves its idle limit on, at most once in a while. `leftMs`: until it ends if nobody comes. */
  open: (sessionId: string) => Promise<{ facts: SessionFacts, leftMs: number } | null>
  end: (sessionId: string) => Promise<void>
}

/** The idle limit is moved at most once in so many seconds: a minute, less where the limit itself is short. */
export function touchSeconds ({ idleSeconds }: Pick<SessionLimits, 'idleSeconds'>): number {
  return Math.min(60, Math.floor(idleSeconds / 4))
}
