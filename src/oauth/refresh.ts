import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { GatewayError } from '../errors.ts'
import type { Grant, TokenStore } from '../tokens/token-store.ts'
import { refusalError, type TokenRefusal } from './token-answer.ts'
import type { TokenAnswer, TokenEndpoint } from './token-endpoint.ts'
import { pollDelayMs, refreshTimes as times } from './token-timing.ts'

export interface RefreshLog {
  info: (fields: object, message: string) => void
  error: (fields: object, message: string) => void
}

export interface RefreshDependencies {
  store: TokenStore
  endpoint: TokenEndpoint
  log: RefreshLog
}

/** Someone may be waiting for the answer, or nobody is: then trouble is left to the next request. */
export type RefreshMode = 'waited-for' | 'behind'

/**
 * Sees to it that the tokens of a session are newer than `seenVersion`, across all instances: exactly one of them
 * asks the token endpoint. When it resolves, the store has newer tokens or (in mode `behind`) somebody is at it.
 * @throws GatewayError REAUTH_REQUIRED, UNAUTHENTICATED, REFRESH_TIMEOUT, STORE_UNAVAILABLE or UPSTREAM_*
 */
export async function refresh (
  { store, endpoint, log }: RefreshDependencies, sessionId: string, { seenVersion, mode }: { seenVersion: number, mode: RefreshMode }
): Promise<void> {
  const owner = randomUUID()
  const leaseMs = mode === 'behind' ? times.softLease : times.hardLease
  const giveUpAt = performance.now() + times.waitAtMost
  for (let attempt = 0; performance.now() < giveUpAt; attempt++) {
    const beginning = await store.begin(sessionId, { owner, leaseMs, seenVersion })
    switch (beginning.kind) {
      case 'FRESH': return
      case 'GONE': throw new GatewayError('UNAUTHENTICATED')
      case 'REAUTH': throw new GatewayError('REAUTH_REQUIRED')
      case 'COOLDOWN': throw cooldownError(beginning)
    }
    if (beginning.kind === 'GRANT') {
      const settled = await lead({ store, endpoint, log }, sessionId, { grant: beginning.grant, leaseMs })
      if (settled) return
    }
    if (mode === 'behind') return
    await sleep(pollDelayMs(attempt, Math.random()))
  }
  throw new GatewayError('REFRESH_TIMEOUT', { retryAfterMs: 1_000 })
}

/** Why the store holds refreshes back, in words that `cooldownError` reads again on any instance. */
const cooldownReasons = ['UPSTREAM_AUTH_MISCONFIGURED', 'UPSTREAM_RATE_LIMITED', 'UPSTREAM_ERROR', 'UPSTREAM_TIMEOUT', 'UPSTREAM_UNAVAILABLE', 'UPSTREAM_INVALID_RESPONSE'] as const

function cooldownError ({ reason, ms }: { reason: string, ms: number }): GatewayError {
  const code = cooldownReasons.find((known) => known === reason) ?? 'UPSTREAM_UNAVAILABLE'
  return new GatewayError(code, { upstream: {}, retryAfterMs: ms, detail: 'Big Cartel could not renew the access token just now. Nothing is lost: try again later.' })
}

/** Spends the granted refresh token and records what came of it. False: somebody else may still deliver. */
async function lead (
  { store, endpoint, log }: RefreshDependencies, sessionId: string, { grant, leaseMs }: { grant: Grant, leaseMs: number }
): Promise<boolean> {
  const stopBeating = beat(store, sessionId, { owner: grant.owner, leaseMs })
  try {
    const answer = await askTwice(endpoint, grant.refreshToken)
    if (answer.kind === 'ok') {
      const outcome = await persist(() => store.commit(sessionId, grant, answer.tokens))
      log.info({ outcome, version: grant.version + 1 }, 'access token refreshed')
      if (outcome === 'GONE') throw new GatewayError('UNAUTHENTICATED')
      return true
    }
    return await settle({ store, log }, sessionId, { grant, refusal: answer })
  } finally {
    stopBeating()
  }
}

/** Keeps the lease while the provider is slow. A lost beat needs no care: the fence is the lineage, not the lock. */
function beat (store: TokenStore, sessionId: string, { owner, leaseMs }: { owner: string, leaseMs: number }): () => void {
  const timer = setInterval(() => { store.beat(sessionId, owner, leaseMs).catch(() => {}) }, times.beatEvery)
  return () => clearInterval(timer)
}

/** A second try spends the same refresh token: after a lost answer it may still work, and nothing else is known to. */
async function askTwice (endpoint: TokenEndpoint, refreshToken: string): Promise<TokenAnswer> {
  const startedAt = performance.now()
  const answer = await endpoint.refresh(refreshToken, times.tokenCall)
  const again = answer.kind === 'ambiguous' || (answer.kind === 'transient' && !answer.sent)
  if (!again) return answer
  await sleep(times.betweenTries)
  const leftMs = times.allTries - (performance.now() - startedAt)
  return await endpoint.refresh(refreshToken, Math.max(Math.min(times.tokenCall, leftMs), 1))
}

/** New tokens in hand must not be lost to a hiccup of the store: the old ones may already be worthless. */
async function persist<T> (write: () => Promise<T>): Promise<T> {
  const triesUntil = performance.now() + times.allTries
  for (let attempt = 0; ; attempt++) {
    try {
      return await write()
    } catch (error) {
      if (performance.now() > triesUntil) throw error
      await sleep(pollDelayMs(attempt, Math.random()))
    }
  }
}

async function settle (
  { store, log }: Pick<RefreshDependencies, 'store' | 'log'>, sessionId: string, { grant, refusal }: { grant: Grant, refusal: TokenRefusal }
): Promise<boolean> {
  const outcome = await store.fail(sessionId, grant, failureOf(refusal))
  log.error({ kind: refusal.kind, outcome, cause: refusal.cause instanceof Error ? refusal.cause.name : undefined }, 'access token not refreshed')
  switch (outcome) {
    case 'STALE': return true
    case 'SUSPECT': return false
    case 'GONE': throw new GatewayError('UNAUTHENTICATED')
    case 'REAUTH': throw new GatewayError('REAUTH_REQUIRED', { cause: refusal.cause })
    case 'COOLDOWN': throw refusalError(refusal)
  }
}

function failureOf (refusal: TokenRefusal): Parameters<TokenStore['fail']>[2] {
  if (refusal.kind === 'terminal') return { kind: 'terminal', reason: refusal.reason, cooldownMs: 0 }
  if (refusal.kind === 'misconfigured') return { kind: 'transient', reason: refusal.code, cooldownMs: times.longCooldown }
  const asked = refusal.kind === 'transient' ? refusal.retryAfterMs : null
  return { kind: refusal.kind, reason: refusal.code, cooldownMs: Math.min(asked ?? times.cooldown, times.longCooldown) }
}
