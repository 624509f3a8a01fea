import type { FastifyInstance } from 'fastify'
import { readRoutes, type Collection, type Place } from '../json-api/collection-routes.ts'
import type { Resource } from '../json-api/document.ts'
import { positionedWriteRoutes, repositionRoute } from '../json-api/write-routes.ts'
import type { Category } from '../shop.ts'

const collection: Collection<Category> = {
  path: 'categories',
  name: 'category',
  records: (shop) => shop.categories,
  view: (category, place) => ({ resource: categoryResource(category, place), included: [] })
}

/** `/accounts/:account/categories`. */
export function categoryRoutes (app: FastifyInstance): void {
  readRoutes(app, collection)
  repositionRoute(app, collection)
  positionedWriteRoutes(app, collection, (shop, id) => {
    for (const product of shop.products) product.categoryIds = product.categoryIds.filter((other) => other !== id)
  })
}

export function categoryResource ({ id, name, permalink, position }: Category, { accountUrl }: Place): Resource {
  return { id, type: 'categories', attributes: { name, permalink, position }, links: { self: `${accountUrl}/categories/${id}` } }
}
