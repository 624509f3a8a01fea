/** What the token endpoint granted. */
export interface Tokens {
  accessToken: string
  /** `null` when Big Cartel gave none: then nothing is ever refreshed. */
  refreshToken: string | null
  /** How long the access token lives from now; `null` when it does not expire. */
  lifetimeMs: number | null
}

export type TokenReading =
  | { kind: 'OK', version: number, accessToken: string, refreshable: boolean, leftMs: number | null, lifetimeMs: number | null }
  /** Only a new sign-in helps. */
  | { kind: 'REAUTH', reason: string }
  | { kind: 'GONE' }

/** The right to spend one refresh token, once. Comes from `begin`, goes to `commit` or `fail`. */
export interface Grant {
  owner: string
  version: number
  refreshToken: string
  /** Stands for the refresh token; the lineage by which a late commit is fenced. */
  fingerprint: string
}

export type Beginning =
  /** `tookOver`: an earlier holder vanished without a word. */
  | { kind: 'GRANT', grant: Grant, tookOver: boolean }
  /** Somebody has refreshed since: read again. */
  | { kind: 'FRESH' }
  /** Somebody is refreshing. */
  | { kind: 'BUSY', ms: number }
  /** The refresh token was just refused, but an earlier holder may still deliver a newer one. */
  | { kind: 'SUSPECT', ms: number }
  /** The provider was just in trouble. */
  | { kind: 'COOLDOWN', reason: string, ms: number }
  | { kind: 'REAUTH', reason: string }
  | { kind: 'GONE' }

export interface RefreshFailure {
  /** refused for good | not processed | perhaps processed, its answer lost */
  kind: 'terminal' | 'transient' | 'ambiguous'
  reason: string
  cooldownMs: number
}

/**
 * The tokens of each session, apart from the session. Only `create` makes a record, so nothing brings back
 * what `remove` took away. Both adapters pass one contract suite; the memory adapter is the readable model.
 */
export interface TokenStore {
  /** Sign-in: the first tokens of a new session, which ends in `limitSeconds` at the latest. */
  create: (sessionId: string, tokens: Tokens, limitSeconds: number) => Promise<void>
  read: (sessionId: string) => Promise<TokenReading>
  /** Asks to refresh the tokens of `seenVersion`. At most one owner is granted at a time; the same owner is granted again. */
  begin: (sessionId: string, request: { owner: string, leaseMs: number, seenVersion: number }) => Promise<Beginning>
  /** Extends the lease; false when it was lost. */
  beat: (sessionId: string, owner: string, leaseMs: number) => Promise<boolean>
  /** OK, also when asked again because the first answer was lost. STALE: somebody moved on, use theirs. GONE: signed out meanwhile, the new tokens are dropped. */
  commit: (sessionId: string, grant: Grant, tokens: Tokens) => Promise<'OK' | 'STALE' | 'GONE'>
  fail: (sessionId: string, grant: Grant, failure: RefreshFailure) => Promise<'REAUTH' | 'SUSPECT' | 'COOLDOWN' | 'STALE' | 'GONE'>
  /** The API refuses the access token of `version` and there is no newer one: from now on REAUTH. */
  refuse: (sessionId: string, version: number, reason: string) => Promise<void>
  remove: (sessionId: string) => Promise<void>
}

/** How long everybody gets the same clean answer after a refusal, without another call to the provider. */
export const tombstoneMs = 600_000
/** How long an earlier holder may still deliver after its refresh token was refused to somebody else. */
export const suspectMs = 6_000
