import { GatewayError, type ErrorCode } from '../errors.ts'

/**
 * What it means to the caller that no whole answer came. An error that is neither the network's nor Big
 * Cartel's is a mistake of ours and comes back as it is.
 *
 * @param status of the answer whose body broke off
 */
export function connectionToError (cause: unknown, status?: number): unknown {
  const code = codeOf(nameOf(cause))
  if (code === null) return cause
  return new GatewayError(code, {
    cause, retryable: code !== 'UPSTREAM_INVALID_RESPONSE', upstream: status === undefined ? {} : { status }
  })
}

/** By the codes of Node's and undici's errors; the messages are not for programs. */
const codes: ReadonlyMap<string, ErrorCode> = new Map([
  ['UND_ERR_CONNECT_TIMEOUT', 'UPSTREAM_TIMEOUT'],
  ['UND_ERR_HEADERS_TIMEOUT', 'UPSTREAM_TIMEOUT'],
  ['UND_ERR_BODY_TIMEOUT', 'UPSTREAM_TIMEOUT'],
  ['ETIMEDOUT', 'UPSTREAM_TIMEOUT'],
  ['UND_ERR_RES_EXCEEDED_MAX_SIZE', 'UPSTREAM_INVALID_RESPONSE'],
  ['UND_ERR_HEADERS_OVERFLOW', 'UPSTREAM_INVALID_RESPONSE'],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'UPSTREAM_INVALID_RESPONSE'],
  ['HTTPParserError', 'UPSTREAM_INVALID_RESPONSE'],
  ['UND_ERR_SOCKET', 'UPSTREAM_UNAVAILABLE'],
  ['UND_ERR_CLOSED', 'UPSTREAM_UNAVAILABLE'],
  ['UND_ERR_DESTROYED', 'UPSTREAM_UNAVAILABLE']
])

function codeOf (name: string): ErrorCode | null {
  const known = codes.get(name)
  if (known !== undefined) return known
  if (name.startsWith('HPE_')) return 'UPSTREAM_INVALID_RESPONSE' // not HTTP
  // ECONNREFUSED, ENOTFOUND, EAI_AGAIN …, and what TLS refuses: ERR_TLS_…, CERT_HAS_EXPIRED, SELF_SIGNED_…
  return /^(?:E[A-Z_]+|ERR_(?:TLS|SSL)_\w+|\w*(?:CERT|SIGNATURE)\w*)$/.test(name) && !name.startsWith('ERR_INVALID')
    ? 'UPSTREAM_UNAVAILABLE'
    : null
}

function nameOf (cause: unknown): string {
  if (!(cause instanceof Error)) return ''
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name // a parser's error may lack a code
}
