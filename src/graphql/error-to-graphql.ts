import type { FastifyBaseLogger } from 'fastify'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { describeError, GatewayError } from '../errors.ts'
import { isUnnamed, namedFailures } from './failures.ts'
import { RequestErrors } from './request-errors.ts'

export interface ErrorReport {
  requestId: string
  log: Pick<FastifyBaseLogger, 'error' | 'info'>
}

/** The errors met while fields were resolved: the first hundred, and how many more there were. */
export function fieldErrors (errors: readonly GraphQLError[], report: ErrorReport): GraphQLFormattedError[] {
  const named = errors.filter((error) => !isUnnamed(error)).slice(0, namedFailures)
  const more = errors.length - named.length
  const last = new GatewayError('QUERY_TOO_COMPLEX', { detail: `${more} more fields have failed, or were given up, than are named here. Mend what is named, or ask for less at a time.` })
  return [...named.map((error) => fieldError(error, report)), ...(more > 0 ? [shown(last, report)] : [])]
}

/** What is not ours is masked; the log has it under the request id. */
function fieldError (error: GraphQLError, report: ErrorReport): GraphQLFormattedError {
  const { originalError, path, locations } = error
  const place = { ...(locations && { locations }), ...(path && { path }) }
  return { ...shown(originalError ?? error, report), ...place }
}

/** Why nothing ran: the errors, and the status when the client understands statuses. */
export function requestErrors (error: unknown, report: ErrorReport): { status: number, errors: GraphQLFormattedError[] } {
  if (!(error instanceof RequestErrors)) {
    const status = error instanceof GatewayError ? error.status : 500
    return { status, errors: [shown(error, report)] }
  }
  const errors = error.errors.map(({ message, locations }) => ({ message, ...(locations && { locations }), extensions: { code: error.code, requestId: report.requestId } }))
  return { status: describeError(error.code).status, errors }
}

function shown (error: unknown, { requestId, log }: ErrorReport): GraphQLFormattedError {
  if (error instanceof GatewayError) return { message: error.message, extensions: extensionsOf(error, requestId) }
  log.error({ err: error }, 'unexpected error')
  const { title, detail } = describeError('INTERNAL_ERROR')
  return { message: `${title}. ${detail}`, extensions: { code: 'INTERNAL_ERROR', requestId } }
}

function extensionsOf ({ code, upstream, retryable, retryAfterMs }: GatewayError, requestId: string): Record<string, unknown> {
  return {
    code,
    requestId,
    ...(upstream && { service: 'bigcartel', upstream, retryable }),
    ...(retryAfterMs !== undefined && { retryAfterMs })
  }
}
