import type { Test } from 'tap'
import type { Grant, RefreshFailure, Tokens, TokenStore } from '../../src/tokens/token-store.ts'

/** One adapter, and the time as it sees it. */
export interface StoreUnderTest {
  store: TokenStore
  pass: (ms: number) => Promise<void>
  /** Lets the wait for an earlier holder run out, which is too long to sit through. */
  endSuspicion: (sessionId: string) => Promise<void>
}

/** What a story plays in: a session id of its own. */
export interface Scene extends StoreUnderTest { sessionId: string }

export type Stories = Record<string, (t: Test, scene: Scene) => Promise<void>>

export const first: Tokens = { accessToken: 'access-1', refreshToken: 'refresh-1', lifetimeMs: 3_600_000 }
export const second: Tokens = { accessToken: 'access-2', refreshToken: 'refresh-2', lifetimeMs: 3_600_000 }
export const refusedForGood: RefreshFailure = { kind: 'terminal', reason: 'invalid_grant', cooldownMs: 0 }

/** A lease that a story lets run out, and a pause after which it has. */
export const lease = { short: 120, long: 30_000, over: 180 }
export const limitSeconds = 60

/** Signs in. */
export async function created ({ store, sessionId }: Scene, changes: Partial<Tokens> = {}): Promise<void> {
  await store.create(sessionId, { ...first, ...changes }, limitSeconds)
}

export const asking = (owner: string, leaseMs = lease.long, seenVersion = 1) => ({ owner, leaseMs, seenVersion })

/** Asks to refresh, and must be allowed to. */
export async function granted ({ store, sessionId }: Scene, owner: string, leaseMs?: number, seenVersion?: number): Promise<Grant> {
  const beginning = await store.begin(sessionId, asking(owner, leaseMs, seenVersion))
  if (beginning.kind === 'GRANT') return beginning.grant
  throw new Error(`not granted but ${beginning.kind}`)
}
