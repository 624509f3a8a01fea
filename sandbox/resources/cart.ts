import type { FastifyInstance } from 'fastify'
import { readRoutes } from '../json-api/collection-routes.ts'
import { money } from '../json-api/wire.ts'

/** `/accounts/:account/carts`: abandoned carts. Their attributes are in no public source: these are a guess. */
export function cartRoutes (app: FastifyInstance): void {
  readRoutes(app, {
    path: 'carts',
    name: 'cart',
    records: (shop) => shop.carts,
    view: (cart, { accountUrl }) => ({
      resource: {
        id: cart.id,
        type: 'carts',
        attributes: { item_count: cart.itemCount, total: money(cart.totalCents), created_at: cart.createdAt, updated_at: cart.updatedAt },
        links: { self: `${accountUrl}/carts/${cart.id}` }
      },
      included: []
    })
  })
}
