import type { FastifyInstance } from 'fastify'
import { nextId, type Category, type Shop } from '../shop.ts'
import { permalinkOf } from '../permalink.ts'
import { find, parameterOf, placeOf, sendOne, type Collection } from './collection-routes.ts'
import { required, text, writtenAttributes, writtenIdentifiers } from './written.ts'

/** `PATCH …/relationships/{path}`: puts the named records first, in this order; the others follow as they were. */
export function repositionRoute<R extends { id: string, position: number }> (app: FastifyInstance, { path, records, guard }: Collection<R>): void {
  app.patch(`/accounts/:account/relationships/${path}`, async (request, reply) => {
    const { shop } = placeOf(request)
    guard?.(shop)
    const held = records(shop)
    const ids = new Set(writtenIdentifiers(request.body, path))
    const first = [...ids].map((id) => find(held, id))
    renumber(held, [...first, ...held.filter(({ id }) => !ids.has(id))])
    return reply.code(204).send()
  })
}

/** Create, rename and delete, for what has a name and a position and nothing else. */
export function positionedWriteRoutes (app: FastifyInstance, collection: Collection<Category>, forget: (shop: Shop, id: string) => void): void {
  const { path: type, name: parameter, records, view, guard } = collection
  const writable = { name: text }

  app.post(`/accounts/:account/${type}`, async (request, reply) => {
    const place = placeOf(request)
    guard?.(place.shop)
    const { name } = required(writtenAttributes(request.body, { type }, writable), 'name')
    const held = records(place.shop)
    const record = { id: nextId(place.shop), name, permalink: permalinkOf(name), position: held.length + 1 }
    held.push(record)
    return sendOne(reply, view(record, place), 201)
  })

  app.patch(`/accounts/:account/${type}/:${parameter}`, async (request, reply) => {
    const place = placeOf(request)
    guard?.(place.shop)
    const record = find(records(place.shop), parameterOf(request, parameter))
    const { name } = required(writtenAttributes(request.body, { type, id: record.id }, writable), 'name')
    Object.assign(record, { name, permalink: permalinkOf(name) })
    return sendOne(reply, view(record, place))
  })

  app.delete(`/accounts/:account/${type}/:${parameter}`, async (request, reply) => {
    const { shop } = placeOf(request)
    guard?.(shop)
    const held = records(shop)
    const { id } = find(held, parameterOf(request, parameter))
    forget(shop, id)
    renumber(held, held.filter((record) => record.id !== id))
    return reply.code(204).send()
  })
}

/** Makes `held` hold these records, in this order. */
function renumber<R extends { position: number }> (held: R[], ordered: R[]): void {
  held.splice(0, held.length, ...ordered)
  for (const [index, record] of ordered.entries()) record.position = index + 1
}
