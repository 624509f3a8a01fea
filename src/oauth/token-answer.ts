import * as oauth from 'oauth4webapi'
import { parseRetryAfter } from '../big-cartel/status-to-error.ts'
import { GatewayError, type ErrorCode } from '../errors.ts'
import { UnusableGrant } from './token-grant.ts'

/** What is known after the token endpoint did not grant: it decides who may try what again. */
export type TokenRefusal =
  /** The code or the refresh token is refused for good (invalid_grant). */
  | { kind: 'terminal', reason: string, cause: unknown }
  /** We are refused, not the seller: wrong credentials or addresses. No session may suffer for it. */
  | { kind: 'misconfigured', code: ErrorCode, status: number | null, cause: unknown }
  /** Not processed. `sent: false`: it never got there. */
  | { kind: 'transient', code: ErrorCode, status: number | null, sent: boolean, retryAfterMs: number | null, cause: unknown }
  /** Perhaps processed, its answer lost or not to be understood. */
  | { kind: 'ambiguous', code: ErrorCode, status: number | null, cause: unknown }

/** The refusal as the caller is told of it. */
export function refusalError (refusal: TokenRefusal): GatewayError {
  const { cause } = refusal
  if (refusal.kind === 'terminal') return new GatewayError('LOGIN_FAILED', { cause, detail: 'Big Cartel did not accept the authorization code. Start again from /auth.' })
  const upstream = refusal.status === null ? {} : { status: refusal.status }
  const retryAfterMs = refusal.kind === 'transient' ? refusal.retryAfterMs : null
  return new GatewayError(refusal.code, { cause, upstream, ...(retryAfterMs !== null && { retryAfterMs }) })
}

/**
 * @param error what asking or understanding threw
 * @param response absent when no whole answer came
 */
export function classify (error: unknown, response: Response | undefined): TokenRefusal {
  const cause = error
  if (response === undefined) return classifySilence(error)
  const { status } = response
  if (error instanceof oauth.ResponseBodyError && error.error === 'invalid_grant') return { kind: 'terminal', reason: 'invalid_grant', cause }
  if (status === 429) return { kind: 'transient', code: 'UPSTREAM_RATE_LIMITED', status, sent: true, retryAfterMs: retryAfterMs(response), cause }
  if (status === 408) return { kind: 'ambiguous', code: 'UPSTREAM_TIMEOUT', status, cause }
  if (status >= 300 && status < 500) return { kind: 'misconfigured', code: 'UPSTREAM_AUTH_MISCONFIGURED', status, cause }
  const code = status >= 500 && !(error instanceof UnusableGrant) ? 'UPSTREAM_ERROR' : 'UPSTREAM_INVALID_RESPONSE'
  return { kind: 'ambiguous', code, status, cause }
}

/** Names of Node's errors that mean: nobody has read our request. */
const neverSent = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_(?:TLS|SSL)_\w+|UNABLE_TO_\w+|\w*CERT\w*)$/

function classifySilence (cause: unknown): TokenRefusal {
  const code = codeOf(cause)
  if (neverSent.test(code)) return { kind: 'transient', code: 'UPSTREAM_UNAVAILABLE', status: null, sent: false, retryAfterMs: null, cause }
  if (isTimeout(cause)) return { kind: 'ambiguous', code: 'UPSTREAM_TIMEOUT', status: null, cause }
  if (code === '') return { kind: 'ambiguous', code: 'UPSTREAM_INVALID_RESPONSE', status: null, cause }
  return { kind: 'ambiguous', code: 'UPSTREAM_UNAVAILABLE', status: null, cause }
}

function codeOf (error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

function isTimeout (error: unknown): boolean {
  return (error instanceof Error && error.name === 'TimeoutError') || /TIMEOUT|ETIMEDOUT/.test(codeOf(error))
}

function retryAfterMs (response: Response): number | null {
  const asked = parseRetryAfter(response.headers.get('retry-after') ?? '', Date.now()) ?? 0
  return asked > 0 ? asked : null
}
