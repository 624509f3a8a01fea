import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parameterOf, queryOf } from '../json-api/collection-routes.ts'
import type { Shop } from '../shop.ts'
import { shopOfSeller, type World } from '../world.ts'
import { pageView, productView, storeView } from './storefront-view.ts'

const defaultLimit = 100

/** The public JSON of each shop, for everybody: `/{subdomain}/store.json`, `products.json` and `page/{permalink}.json`. */
export function storefrontRoutes (app: FastifyInstance, world: World): void {
  const route = (path: string, answer: (shop: Shop, request: FastifyRequest) => unknown) => {
    app.get(`/:subdomain/${path}`, async (request, reply) => {
      reply.header('access-control-allow-origin', '*').type('application/json; charset=utf-8')
      const shop = shopOfSeller(world, parameterOf(request, 'subdomain'))
      if (shop === undefined) return notFound(reply)
      if (world.settings.underMaintenance) return reply.code(403).send(JSON.stringify({ reason: 'Store Front Is Under Maintenance' }))
      const body = answer(shop, request)
      return body === undefined ? notFound(reply) : reply.send(JSON.stringify(body))
    })
  }

  route('store.json', storeView)
  route('products.json', (shop, request) => {
    const shown = shop.products.filter(({ status }) => status !== 'hidden').map((product) => productView(product, shop))
    const limit = Math.min(numberIn(request, 'limit') ?? defaultLimit, world.settings.storefrontPageSize)
    // some storefronts pay no heed to the page: then the first comes again and again
    const page = world.settings.storefrontPages === 'ignored' ? 1 : numberIn(request, 'page') ?? 1
    return shown.slice((page - 1) * limit, page * limit)
  })
  route('page/:file', (shop, request) => {
    const permalink = /^(.+)\.json$/.exec(parameterOf(request, 'file'))?.[1]
    const page = shop.pages.find(({ path, isPublished }) => isPublished && path === `/${permalink}`)
    return page === undefined ? undefined : pageView(page)
  })
}

function numberIn (request: FastifyRequest, name: string): number | null {
  const value = queryOf(request)[name]
  return typeof value === 'string' && /^[1-9]\d{0,5}$/.test(value) ? Number(value) : null
}

function notFound (reply: FastifyReply): FastifyReply {
  return reply.code(404).send(JSON.stringify({ error: 'Not Found' }))
}
