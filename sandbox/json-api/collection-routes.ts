import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Shop } from '../shop.ts'
import { listDocument, singleDocument, type Viewed } from './document.ts'
import { notFound } from './failure.ts'
import { select, type ListRules, type Query } from './listing.ts'
import { page } from './paging.ts'

export const mediaType = 'application/vnd.api+json; charset=utf-8'

/** Where a record stands: the shop that holds it, and what its links begin with. */
export type Place = { shop: Shop, apiUrl: string, accountUrl: string }

export type View<R> = (record: R, place: Place) => Viewed

export type Collection<R> = {
  /** The plural of the domain word, as in the path. */
  path: string
  /** The singular, the name of the path parameter. */
  name: string
  records: (shop: Shop) => R[]
  view: View<R>
  /** How the records look in a list, where that is not how they look alone. */
  listView?: View<R>
  rules?: ListRules<R>
  /** Throws when the shop has no such collection. */
  guard?: (shop: Shop) => void
}

/** The list and the single of a collection that hangs directly below an account. */
export function readRoutes<R extends { id: string }> (app: FastifyInstance, collection: Collection<R>): void {
  const { path, name, view, listView = view, rules = {}, guard } = collection

  app.get(`/accounts/:account/${path}`, async (request, reply) => {
    const place = placeOf(request)
    guard?.(place.shop)
    return sendList(reply, select(collection.records(place.shop), queryOf(request), rules), (record) => listView(record, place))
  })

  app.get(`/accounts/:account/${path}/:${name}`, async (request, reply) => {
    const place = placeOf(request)
    guard?.(place.shop)
    return sendOne(reply, view(find(collection.records(place.shop), parameterOf(request, name)), place))
  })
}

/** One page of the records that the query selected, as the answer. */
export function sendList<R> (reply: FastifyReply, records: readonly R[], view: (record: R) => Viewed): FastifyReply {
  const { request } = reply
  const { records: shown, links } = page(records, queryOf(request), urlOf(request) + request.url.replace(/\?.*$/s, ''))
  return reply.type(mediaType).send(JSON.stringify(listDocument(shown.map(view), records.length, links)))
}

export function sendOne (reply: FastifyReply, viewed: Viewed, status = 200): FastifyReply {
  return reply.code(status).type(mediaType).send(JSON.stringify(singleDocument(viewed)))
}

/** The record with this id; the answer is 404 when the shop has none. */
export function find<R extends { id: string }> (records: readonly R[], id: string): R {
  const record = records.find((candidate) => candidate.id === id)
  if (record === undefined) throw notFound()
  return record
}

export function placeOf (request: FastifyRequest): Place {
  const shop = request.getDecorator<Shop>('shop')
  const apiUrl = `${urlOf(request)}/v1`
  return { shop, apiUrl, accountUrl: `${apiUrl}/accounts/${shop.account.id}` }
}

/** A path parameter that the route's pattern names. */
export function parameterOf (request: FastifyRequest, name: string): string {
  // the router fills in a string for each parameter of the pattern
  return (request.params as Record<string, string>)[name] ?? ''
}

// Fastify's parser makes nothing else of a query string
export const queryOf = (request: FastifyRequest) => request.query as Query

const urlOf = (request: FastifyRequest) => `${request.protocol}://${request.host}`
