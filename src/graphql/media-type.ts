import type { FastifyRequest } from 'fastify'
import { GatewayError } from '../errors.ts'

/** The media types of an answer (GraphQL over HTTP §4): the newer one says by its status whether anything ran. */
export type MediaType = 'application/graphql-response+json' | 'application/json'

/** @throws GatewayError NOT_ACCEPTABLE when the client accepts neither */
export function acceptedType (request: FastifyRequest): MediaType {
  const type = request.accepts().type(['application/json', 'application/graphql-response+json'])
  if (type === 'application/json' || type === 'application/graphql-response+json') return type
  throw new GatewayError('NOT_ACCEPTABLE')
}

/** @throws GatewayError UNSUPPORTED_MEDIA_TYPE unless the body is JSON in UTF-8 */
export function checkContentType (contentType: string | undefined): void {
  const [type = '', ...parameters] = (contentType ?? '').toLowerCase().split(';').map((part) => part.trim())
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length).replaceAll('"', '')
  if (type !== 'application/json' || (charset !== undefined && charset !== 'utf-8')) throw new GatewayError('UNSUPPORTED_MEDIA_TYPE')
}
