import Fastify, { type FastifyInstance } from 'fastify'
import { controlRoutes } from './control/control-routes.ts'
import { faultHooks } from './control/fault-hooks.ts'
import { apiGuards } from './json-api/guards.ts'
import { authorizeRoutes } from './oauth/authorize-routes.ts'
import { deauthorizeRoutes } from './oauth/deauthorize-routes.ts'
import { acceptForms } from './oauth/form.ts'
import { tokenRoutes } from './oauth/token-routes.ts'
import { accountRoutes } from './resources/account.ts'
import { artistRoutes } from './resources/artist.ts'
import { cartRoutes } from './resources/cart.ts'
import { categoryRoutes } from './resources/category.ts'
import { countryRoutes } from './resources/country.ts'
import { discountRoutes } from './resources/discount.ts'
import { orderRoutes } from './resources/order.ts'
import { pageRoutes } from './resources/page.ts'
import { productRoutes } from './resources/product.ts'
import { shipmentRoutes } from './resources/shipment.ts'
import { storefrontRoutes } from './storefront/storefront-routes.ts'
import { createWorld, type WorldOptions } from './world.ts'

/** A little Big Cartel: its OAuth endpoints, its API under `/v1`, the public JSON of each shop, and `/_control` for tests. Never listens. */
export function buildSandbox (options: WorldOptions = {}): FastifyInstance {
  const world = createWorld(options)
  const app = Fastify({
    forceCloseConnections: true, // a call that was made to hang must not keep the server from closing
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 500 },
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } }
  })

  faultHooks(app, world)

  app.register(async (oauth) => {
    await acceptForms(oauth)
    authorizeRoutes(oauth, world)
    tokenRoutes(oauth, world)
    deauthorizeRoutes(oauth, world)
  })

  app.register(async (api) => {
    apiGuards(api, world)
    accountRoutes(api)
    productRoutes(api, world)
    categoryRoutes(api)
    artistRoutes(api)
    orderRoutes(api, world)
    shipmentRoutes(api, world)
    discountRoutes(api, world)
    pageRoutes(api)
    cartRoutes(api)
    countryRoutes(api)
  }, { prefix: '/v1' })

  app.register(async (storefront) => storefrontRoutes(storefront, world))

  app.register((control) => controlRoutes(control, world), { prefix: '/_control' })

  app.addHook('onClose', async () => world.webhooks.close())
  return app
}
