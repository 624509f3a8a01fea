import type { FastifyInstance } from 'fastify'
import { readRoutes, type Collection, type Place } from '../json-api/collection-routes.ts'
import type { Resource } from '../json-api/document.ts'
import { artistsDisabled } from '../json-api/failure.ts'
import { positionedWriteRoutes, repositionRoute } from '../json-api/write-routes.ts'
import type { Artist } from '../shop.ts'

const collection: Collection<Artist> = {
  path: 'artists',
  name: 'artist',
  records: (shop) => shop.artists,
  view: (artist, place) => ({ resource: artistResource(artist, place), included: [] }),
  guard: (shop) => {
    if (!shop.account.artistsEnabled) throw artistsDisabled()
  }
}

/** `/accounts/:account/artists`: a 403 for every account that has not switched artists on. */
export function artistRoutes (app: FastifyInstance): void {
  readRoutes(app, collection)
  repositionRoute(app, collection)
  positionedWriteRoutes(app, collection, (shop, id) => {
    for (const product of shop.products) product.artistIds = product.artistIds.filter((other) => other !== id)
  })
}

export function artistResource ({ id, name, permalink, position }: Artist, { accountUrl }: Place): Resource {
  return { id, type: 'artists', attributes: { name, permalink, position }, links: { self: `${accountUrl}/artists/${id}` } }
}
