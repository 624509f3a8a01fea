import { GatewayError, type ErrorCode, type ErrorContext } from '../errors.ts'
import { isRecord, own } from '../record.ts'

/** An answer as it came over the wire. */
export interface Answer {
  readonly status: number
  /** The header Retry-After. */
  readonly retryAfter: string | null
  /** The parsed JSON, or undefined when it was none. */
  readonly body: unknown
}

/** Nobody waits longer than this, whatever the header says. */
const mostRetryAfterMs = 3_600_000

/**
 * What an answer that is not a success means to the caller. 401 is REAUTH_REQUIRED: whether another token would
 * help is for the client to find out first.
 */
export function statusToError (answer: Answer, nowMs: number): GatewayError {
  const { status } = answer
  const code = codeOf(answer)
  const context: ErrorContext = { upstream: { status } }
  if (code === 'UPSTREAM_REJECTED') return new GatewayError(code, { ...context, ...detailOf(answer.body) })
  if (code === 'UPSTREAM_RATE_LIMITED' || code === 'UPSTREAM_UNAVAILABLE') {
    return new GatewayError(code, { ...context, retryable: true, ...retryAfterOf(answer, nowMs) })
  }
  return new GatewayError(code, { ...context, retryable: code === 'UPSTREAM_ERROR' })
}

/** Milliseconds to wait (RFC 9110 §10.2.3): seconds or an HTTP date; anything else is undefined. */
export function parseRetryAfter (header: string, nowMs: number): number | undefined {
  const delayMs = /^\d{1,9}$/.test(header)
    ? Number(header) * 1000
    : httpDate.test(header) ? Date.parse(header) - nowMs : NaN
  return Number.isNaN(delayMs) ? undefined : Math.min(Math.max(delayMs, 0), mostRetryAfterMs)
}

/** `Date.parse` alone would make a date of "banana 5". */
const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

function codeOf ({ status, body }: Answer): ErrorCode {
  if (status >= 500) return status === 503 ? 'UPSTREAM_UNAVAILABLE' : 'UPSTREAM_ERROR'
  if (status < 400) return 'UPSTREAM_INVALID_RESPONSE' // redirects are never followed: a token goes nowhere else
  switch (status) {
    case 401: return 'REAUTH_REQUIRED'
    case 403: return errorsIn(body).some(isArtistsDisabled) ? 'ARTISTS_DISABLED' : 'UPSTREAM_REJECTED'
    case 404: return 'NOT_FOUND'
    case 429: return 'UPSTREAM_RATE_LIMITED'
    default: return 'UPSTREAM_REJECTED'
  }
}

function isArtistsDisabled (error: Readonly<Record<string, unknown>>): boolean {
  return own(error, 'code') === 'account.artists-disabled'
}

function retryAfterOf ({ retryAfter }: Answer, nowMs: number): ErrorContext {
  const retryAfterMs = retryAfter === null ? undefined : parseRetryAfter(retryAfter.trim(), nowMs)
  return retryAfterMs === undefined ? {} : { retryAfterMs }
}

/** Big Cartel's own words on what it did not accept, in either of its two forms. */
function detailOf (body: unknown): ErrorContext {
  const [first] = errorsIn(body)
  const candidates = first === undefined
    ? [isRecord(body) ? own(body, 'error') : undefined]
    : [own(first, 'detail'), own(first, 'title')]
  const detail = candidates.find(isShortAndPlain)
  return detail === undefined ? {} : { detail: detail.trim() }
}

function errorsIn (body: unknown): Array<Readonly<Record<string, unknown>>> {
  const errors = isRecord(body) ? own(body, 'errors') : undefined
  return Array.isArray(errors) ? errors.filter(isRecord) : []
}

/** A sentence for people: no markup, no control characters, no dump. */
function isShortAndPlain (value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= 200 && !/[<>\p{C}]/u.test(value)
}
