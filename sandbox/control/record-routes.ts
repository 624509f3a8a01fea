import type { FastifyInstance, FastifyReply } from 'fastify'
import { nextId, type Shop } from '../shop.ts'
import { shopOfSeller, type World } from '../world.ts'

const collections = ['products', 'orders', 'categories', 'artists', 'discounts', 'pages', 'carts'] as const

/** Which record: by its place for a new one, by its id for one that goes. */
export type RecordSpec = { seller: string, collection: typeof collections[number] }

const properties = { seller: { type: 'string' }, collection: { enum: collections } }
const placed = { type: 'object', additionalProperties: false, required: ['seller', 'collection', 'at'], properties: { ...properties, at: { type: 'integer', minimum: 0 } } }
const named = { type: 'object', additionalProperties: false, required: ['seller', 'collection', 'id'], properties: { ...properties, id: { type: 'string' } } }

/** Records come and go as if the seller worked in another window: most of that has no route in Big Cartel's API. */
export function recordRoutes (app: FastifyInstance, world: World): void {
  app.post<{ Body: RecordSpec & { at: number } }>('/records', { schema: { body: placed } }, async ({ body }, reply) => {
    const shop = shopOfSeller(world, body.seller)
    const records = shop?.[body.collection] ?? []
    const model = records[Math.min(body.at, records.length - 1)]
    if (shop === undefined || model === undefined) return notThere(reply)
    const id = body.collection === 'orders' ? `NEWS-${nextId(shop).slice(-6)}` : nextId(shop)
    insert(records, body.at, { ...structuredClone(model), id })
    return reply.code(201).send({ id })
  })

  app.delete<{ Body: RecordSpec & { id: string } }>('/records', { schema: { body: named } }, async ({ body }, reply) => {
    const records = shopOfSeller(world, body.seller)?.[body.collection] ?? []
    const place = records.findIndex(({ id }) => id === body.id)
    if (place === -1) return notThere(reply)
    records.splice(place, 1)
    return reply.code(204).send()
  })
}

/** A copy of a record fits the collection that it comes from. */
function insert (records: Shop[RecordSpec['collection']], at: number, copy: { id: string }): void {
  const list: { id: string }[] = records
  list.splice(at, 0, copy)
}

const notThere = (reply: FastifyReply) => reply.code(404).send({ error: 'There is no such record.' })
