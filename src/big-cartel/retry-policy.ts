import { GatewayError } from '../errors.ts'

export interface FailedAttempt {
  /** 1 for the first attempt of a call. */
  readonly attempt: number
  readonly error: unknown
  /** Until the deadline of the request. */
  readonly timeLeftMs: number
  /** From 0 up to, but without, 1. */
  readonly random: () => number
}

const maxAttempts = 3
const leastDelayMs = 50
const mostDelayMs = 800
const firstCeilingMs = 400

/** An attempt with less time than this would only add load before it fails. */
const leastAttemptMs = 50

/**
 * How long to wait before a failed GET is repeated, or null when it must not be: nobody else's fault, asked too
 * often, or no time left. Big Cartel's own Retry-After is kept to; otherwise the delay is drawn at random over
 * the whole range ("full jitter"), so that callers who failed together do not come back together.
 */
export function retryDelayMs ({ attempt, error, timeLeftMs, random }: FailedAttempt): number | null {
  if (attempt >= maxAttempts || !isPassing(error)) return null
  const ceilingMs = Math.min(mostDelayMs, firstCeilingMs * 2 ** (attempt - 1))
  const jitterMs = Math.round(leastDelayMs + random() * (ceilingMs - leastDelayMs))
  const delayMs = Math.max(error.retryAfterMs ?? 0, jitterMs)
  return delayMs + leastAttemptMs <= timeLeftMs ? delayMs : null
}

/** A failure that may be gone in a moment. After a time-out the time is better spent on an answer to the caller. */
function isPassing (error: unknown): error is GatewayError {
  if (!(error instanceof GatewayError) || error.upstream === undefined) return false
  switch (error.code) {
    case 'UPSTREAM_UNAVAILABLE': return true
    case 'UPSTREAM_ERROR': return error.upstream.status !== 501 // it will not be implemented by then
    case 'UPSTREAM_RATE_LIMITED': return error.retryAfterMs !== undefined // without one nobody knows how long
    default: return false
  }
}
