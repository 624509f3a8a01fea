import { createExpiringMap } from '../memory/expiring-map.ts'
import { keyHash } from '../redis/keys.ts'
import { suspectMs, tombstoneMs, type Beginning, type TokenReading, type TokenStore, type Tokens } from './token-store.ts'

interface Lease { owner: string, until: number }

interface TokenRecord {
  version: number
  /** `null`: a tombstone; only a new sign-in helps. */
  tokens: Tokens | null
  reason: string
  fingerprint: string
  expiresAt: number | null
  /** When the record itself goes. */
  until: number
  /** The absolute limit of the session. */
  limit: number
  lock: Lease | null
  cooldown: { reason: string, until: number } | null
  /** Who last set out to spend the refresh token, with no answer recorded. */
  intent: string | null
  /** Whether an intent of somebody else was never resolved. */
  lost: boolean
  suspectUntil: number | null
  /** Who brought this version; `null` for the first. */
  committer: string | null
}

/**
 * Tokens in the process: the embedded default for trying the gateway out, and the readable model of the
 * refresh protocol that the Lua scripts are held to.
 */
export function createMemoryTokenStore (now: () => number = Date.now): TokenStore {
  const records = createExpiringMap<TokenRecord>(now)

  return {
    create: async (sessionId, tokens, limitSeconds) => {
      const limit = now() + limitSeconds * 1_000
      records.set(sessionId, {
        version: 1, tokens, reason: '', fingerprint: fingerprintOf(tokens), expiresAt: expiryOf(tokens, now()), until: limit, limit, lock: null, cooldown: null, intent: null, lost: false, suspectUntil: null, committer: null
      })
    },

    read: async (sessionId) => {
      const record = records.get(sessionId)
      return record === undefined ? { kind: 'GONE' } : reading(record, now())
    },

    begin: async (sessionId, { owner, leaseMs, seenVersion }) => {
      const record = records.get(sessionId)
      if (record === undefined) return { kind: 'GONE' }
      const refusal = refusalOf(record, { owner, seenVersion, now: now() })
      if (refusal !== null) return refusal
      record.lock = { owner, until: now() + leaseMs }
      const tookOver = record.intent !== null && record.intent !== owner
      if (tookOver) record.lost = true
      record.intent = owner
      const { version, fingerprint } = record
      return { kind: 'GRANT', grant: { owner, version, fingerprint, refreshToken: record.tokens?.refreshToken ?? '' }, tookOver }
    },

    beat: async (sessionId, owner, leaseMs) => {
      const record = records.get(sessionId)
      const holder = record === undefined ? null : heldLock(record, now())
      if (holder?.owner !== owner) return false
      holder.until = now() + leaseMs
      return true
    },

    commit: async (sessionId, grant, tokens) => {
      const record = records.get(sessionId)
      if (record === undefined) return 'GONE'
      release(record, grant.owner)
      if (record.committer === grant.owner && record.version === grant.version + 1) return 'OK' // asked again: its first answer was lost
      if (record.version !== grant.version || record.fingerprint !== grant.fingerprint) return 'STALE'
      const kept = { ...tokens, refreshToken: tokens.refreshToken ?? grant.refreshToken }
      Object.assign(record, {
        version: record.version + 1, tokens: kept, reason: '', fingerprint: fingerprintOf(kept), expiresAt: expiryOf(kept, now()), until: record.limit, cooldown: null, intent: null, lost: false, suspectUntil: null, committer: grant.owner
      } satisfies Partial<TokenRecord>)
      return 'OK'
    },

    fail: async (sessionId, grant, { kind, reason, cooldownMs }) => {
      const record = records.get(sessionId)
      if (record === undefined) return 'GONE'
      release(record, grant.owner)
      if (record.version !== grant.version || record.fingerprint !== grant.fingerprint) return 'STALE'
      if (record.tokens === null) return 'REAUTH'
      if (kind !== 'terminal') {
        if (kind === 'transient' && record.intent === grant.owner && !record.lost) record.intent = null
        record.cooldown = { reason, until: now() + cooldownMs }
        return 'COOLDOWN'
      }
      if (record.lost) {
        record.suspectUntil = now() + suspectMs
        return 'SUSPECT'
      }
      bury(record, reason, now())
      return 'REAUTH'
    },

    refuse: async (sessionId, version, reason) => {
      const record = records.get(sessionId)
      if (record?.version === version) bury(record, reason, now())
    },

    remove: async (sessionId) => { records.delete(sessionId) }
  }
}

function refusalOf (record: TokenRecord, { owner, seenVersion, now }: { owner: string, seenVersion: number, now: number }): Beginning | null {
  if (record.tokens === null) return { kind: 'REAUTH', reason: record.reason }
  if (record.version > seenVersion) return { kind: 'FRESH' }
  if (record.tokens.refreshToken === null) return { kind: 'REAUTH', reason: 'no_refresh_token' }
  if (record.suspectUntil !== null) {
    if (record.suspectUntil > now) return { kind: 'SUSPECT', ms: record.suspectUntil - now }
    bury(record, 'invalid_grant', now)
    return { kind: 'REAUTH', reason: 'invalid_grant' }
  }
  const { cooldown } = record
  if (cooldown !== null && cooldown.until > now) return { kind: 'COOLDOWN', reason: cooldown.reason, ms: cooldown.until - now }
  const lock = heldLock(record, now)
  return lock !== null && lock.owner !== owner ? { kind: 'BUSY', ms: lock.until - now } : null
}

function reading (record: TokenRecord, now: number): TokenReading {
  if (record.tokens === null) return { kind: 'REAUTH', reason: record.reason }
  const { accessToken, refreshToken, lifetimeMs } = record.tokens
  const leftMs = record.expiresAt === null ? null : record.expiresAt - now
  return { kind: 'OK', version: record.version, accessToken, refreshable: refreshToken !== null, leftMs, lifetimeMs }
}

/** Turns a record into a tombstone. */
function bury (record: TokenRecord, reason: string, now: number): void {
  Object.assign(record, { tokens: null, reason, until: now + tombstoneMs, intent: null, lost: false, suspectUntil: null } satisfies Partial<TokenRecord>)
}

function heldLock (record: TokenRecord, now: number): Lease | null {
  return record.lock !== null && record.lock.until > now ? record.lock : null
}

function release (record: TokenRecord, owner: string): void {
  if (record.lock?.owner === owner) record.lock = null
}

function expiryOf ({ lifetimeMs }: Tokens, now: number): number | null {
  return lifetimeMs === null ? null : now + lifetimeMs
}

function fingerprintOf ({ refreshToken }: Tokens): string {
  return refreshToken === null ? '' : keyHash(refreshToken)
}
