import { GatewayError, type ErrorCode } from '../errors.ts'

const codes: Readonly<Record<number, ErrorCode>> = {
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  406: 'NOT_ACCEPTABLE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  429: 'RATE_LIMITED'
}

/** What Fastify itself refuses, as an error with one of our codes. Anything else comes back as it is, to be masked. */
export function toGatewayError (error: unknown): unknown {
  if (!(error instanceof Error) || !('statusCode' in error) || typeof error.statusCode !== 'number') return error
  const status = error.statusCode
  if (status < 400 || status > 499) return error
  const detail = status === 413 ? { detail: 'The body is too large.' } : {}
  return new GatewayError(codes[status] ?? 'BAD_REQUEST', { status, cause: error, ...detail })
}
