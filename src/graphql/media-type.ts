import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { GatewayError } from '../errors.ts'

/** The media types of an answer (GraphQL over HTTP §4): the newer one says by its status whether anything ran. */
export type MediaType = 'application/graphql-response+json' | 'application/json'

/** What a client may write for each of them; many name the charset, as the specification's own example does. */
const offers: ReadonlyMap<string, MediaType> = new Map([
  ['application/json', 'application/json'],
  ['application/json; charset=utf-8', 'application/json'],
  ['application/graphql-response+json', 'application/graphql-response+json'],
  ['application/graphql-response+json; charset=utf-8', 'application/graphql-response+json']
])

/** @throws GatewayError NOT_ACCEPTABLE when the client accepts neither */
export function acceptedType (request: FastifyRequest): MediaType {
  const chosen = request.accepts().type([...offers.keys()])
  const type = typeof chosen === 'string' ? offers.get(chosen) : undefined
  if (type === undefined) throw new GatewayError('NOT_ACCEPTABLE')
  return type
}

/** @throws GatewayError UNSUPPORTED_MEDIA_TYPE unless the body is plain JSON in UTF-8 */
export function checkContentType (headers: IncomingHttpHeaders): void {
  const encoding = headers['content-encoding']
  if (encoding !== undefined && encoding !== 'identity') throw new GatewayError('UNSUPPORTED_MEDIA_TYPE', { detail: 'Send the body unpacked, without content-encoding.' })
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';').map((part) => part.trim())
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length).replaceAll('"', '')
  if (type !== 'application/json' || (charset !== undefined && charset !== 'utf-8')) throw new GatewayError('UNSUPPORTED_MEDIA_TYPE')
}
