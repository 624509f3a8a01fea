import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { GatewayError } from '../errors.ts'
import type { RefreshOutcome, Report } from '../events.ts'
import { keyHash } from '../redis/keys.ts'
import type { Grant, TokenStore } from '../tokens/token-store.ts'
import type { AuthOutage } from './auth-outage.ts'
import { refusalError, type TokenRefusal } from './token-answer.ts'
import type { TokenAnswer, TokenEndpoint } from './token-endpoint.ts'
import type { TokenSaver } from './token-saver.ts'
import { pollDelayMs, refreshTimes as times } from './token-timing.ts'

export interface RefreshDependencies {
  store: TokenStore
  endpoint: Pick<TokenEndpoint, 'refresh'>
  saver: TokenSaver
  outage: AuthOutage
  report: Report
}

/** Someone may be waiting for the answer, or nobody is: then trouble is left to the next request. */
export type RefreshMode = 'waited-for' | 'behind'

export interface RefreshedSession {
  sessionId: string
  /** Whose tokens they are: tokens of another account are never taken. */
  accountId: string
}

/**
 * Sees to it that the tokens of a session are newer than `seenVersion`, across all instances: exactly one of them
 * asks the token endpoint. When it resolves, the store has newer tokens or (in mode `behind`) somebody is at it.
 * @throws GatewayError REAUTH_REQUIRED, UNAUTHENTICATED, REFRESH_TIMEOUT, STORE_UNAVAILABLE or UPSTREAM_*
 */
export async function refresh (
  dependencies: RefreshDependencies, { sessionId, accountId }: RefreshedSession, { seenVersion, mode }: { seenVersion: number, mode: RefreshMode }
): Promise<void> {
  const { store } = dependencies
  const owner = randomUUID()
  const leaseMs = mode === 'behind' ? times.softLease : times.hardLease
  let giveUpAt = performance.now() + times.waitAtMost
  for (let attempt = 0; performance.now() < giveUpAt; attempt++) {
    const beginning = await store.begin(sessionId, { owner, leaseMs, seenVersion }).catch((error: unknown) => {
      store.beat(sessionId, owner, 0).catch(() => {}) // it may yet be granted, unheard: then the lock must not stand in the way of others
      throw error
    })
    switch (beginning.kind) {
      case 'FRESH': return
      case 'GONE': throw new GatewayError('UNAUTHENTICATED')
      case 'REAUTH': throw new GatewayError('REAUTH_REQUIRED')
      case 'COOLDOWN': throw cooldownError(beginning)
    }
    if (beginning.kind === 'GRANT') {
      const { grant, tookOver } = beginning
      const settled = await lead(dependencies, { sessionId, accountId }, { grant, tookOver, leaseMs })
      if (settled) return
    }
    if (mode === 'behind') return
    if (beginning.kind === 'SUSPECT') giveUpAt = Math.max(giveUpAt, performance.now() + beginning.ms + 2 * times.pollAtMost) // its end is certain, and near
    await sleep(pollDelayMs(attempt, Math.random()))
  }
  throw new GatewayError('REFRESH_TIMEOUT', { retryAfterMs: 1_000 })
}

/** Why the store holds refreshes back, in words that `cooldownError` reads again on any instance. */
const cooldownReasons = [
  'UPSTREAM_AUTH_MISCONFIGURED', 'UPSTREAM_AUTH_OUTAGE', 'UPSTREAM_RATE_LIMITED', 'UPSTREAM_ERROR', 'UPSTREAM_TIMEOUT', 'UPSTREAM_UNAVAILABLE', 'UPSTREAM_INVALID_RESPONSE'
] as const

function cooldownError ({ reason, ms }: { reason: string, ms: number }): GatewayError {
  const code = cooldownReasons.find((known) => known === reason) ?? 'UPSTREAM_UNAVAILABLE'
  return new GatewayError(code, { upstream: {}, retryAfterMs: ms, detail: 'Big Cartel could not renew the access token just now. Nothing is lost: try again later.' })
}

/** Spends the granted refresh token and records what came of it. False: somebody else may still deliver. */
async function lead (
  { store, endpoint, saver, outage, report }: RefreshDependencies, { sessionId, accountId }: RefreshedSession,
  { grant, tookOver, leaseMs }: { grant: Grant, tookOver: boolean, leaseMs: number }
): Promise<boolean> {
  const startedAt = performance.now()
  const told = (outcome: RefreshOutcome, reason?: string): void =>
    report({ event: 'refresh', session: keyHash(sessionId), outcome, ...(reason !== undefined && { reason }), tookOver, ms: Math.round(performance.now() - startedAt) })
  const stopBeating = beat(store, sessionId, { owner: grant.owner, leaseMs })
  try {
    const answer = ownTokens(await askTwice(endpoint, grant.refreshToken), accountId)
    if (answer.kind !== 'ok') {
      if (answer.kind === 'terminal') outage.note(sessionId, 'refused')
      const refusal = answer.kind === 'terminal' && outage.isOn() ? spared(answer) : answer
      return settled(await store.fail(sessionId, grant, failureOf(refusal)), refusal, told)
    }
    const outcome = await saver.save(sessionId, grant, answer.tokens)
    outage.note(sessionId, 'renewed')
    told(({ OK: 'renewed', STALE: 'superseded', GONE: 'signed_out' } as const)[outcome])
    if (outcome === 'GONE') throw new GatewayError('UNAUTHENTICATED')
    return true
  } finally {
    stopBeating()
  }
}

/** Tokens of another account would show one seller the data of another: whatever led to them, they are not taken. */
function ownTokens (answer: TokenAnswer, accountId: string): TokenAnswer {
  if (answer.kind !== 'ok' || answer.accountId === null || answer.accountId === accountId) return answer
  return { kind: 'terminal', reason: 'another_account', cause: new TypeError('the token endpoint answered for another account') }
}

/** In an outage a refusal is not taken for the last word. */
function spared ({ cause }: TokenRefusal): TokenRefusal {
  return { kind: 'transient', code: 'UPSTREAM_AUTH_OUTAGE', status: 400, sent: true, retryAfterMs: times.longCooldown, cause }
}

/** Keeps the lease while the provider is slow. A lost beat needs no care: the fence is the lineage, not the lock. */
function beat (store: TokenStore, sessionId: string, { owner, leaseMs }: { owner: string, leaseMs: number }): () => void {
  const timer = setInterval(() => { store.beat(sessionId, owner, leaseMs).catch(() => {}) }, times.beatEvery)
  return () => clearInterval(timer)
}

/** A second try spends the same refresh token: after a lost answer it may still work, and nothing else is known to. */
async function askTwice (endpoint: RefreshDependencies['endpoint'], refreshToken: string): Promise<TokenAnswer> {
  const startedAt = performance.now()
  const answer = await endpoint.refresh(refreshToken, times.tokenCall)
  const again = answer.kind === 'ambiguous' || (answer.kind === 'transient' && !answer.sent)
  if (!again) return answer
  await sleep(times.betweenTries)
  const leftMs = times.allTries - (performance.now() - startedAt)
  return await endpoint.refresh(refreshToken, Math.max(Math.min(times.tokenCall, leftMs), 1))
}

function settled (outcome: Awaited<ReturnType<TokenStore['fail']>>, refusal: TokenRefusal, told: (outcome: RefreshOutcome, reason: string) => void): boolean {
  const reason = refusal.kind === 'terminal' ? refusal.reason : refusal.code
  told(({ STALE: 'superseded', SUSPECT: 'suspected', GONE: 'signed_out', REAUTH: 'refused', COOLDOWN: 'put_off' } as const)[outcome], reason)
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
