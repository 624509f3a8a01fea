import type { FastifyInstance, FastifyReply } from 'fastify'
import { deauthorize } from '../oauth/deauthorize-routes.ts'
import { settingsSchema, type Settings } from '../settings.ts'
import { shopOfSeller, type World } from '../world.ts'
import { faultSchema, type FaultSpec } from './faults.ts'
import { recordRoutes } from './record-routes.ts'

type Seller = { seller: string }

const sellerSchema = { type: 'object', required: ['seller'], properties: { seller: { type: 'string' } } }

/**
 * `/_control`: how a test makes this Big Cartel misbehave, and asks what it saw. No fault touches
 * these routes and no call to them is counted.
 */
export async function controlRoutes (app: FastifyInstance, world: World & { reset: () => void }): Promise<void> {
  faultRoutes(app, world)
  callRoutes(app, world)
  grantRoutes(app, world)
  recordRoutes(app, world)

  app.get('/settings', async () => world.settings)

  app.patch<{ Body: Partial<Settings> }>('/settings', { schema: { body: settingsSchema } }, async ({ body }) => {
    Object.assign(world.settings, body)
    return world.settings
  })

  app.get('/webhooks', async () => world.webhooks.deliveries())

  app.post('/reset', async (_request, reply) => {
    world.reset()
    return reply.code(204).send()
  })
}

function faultRoutes (app: FastifyInstance, world: World): void {
  app.get('/faults', async () => world.faults.list())

  app.post<{ Body: FaultSpec }>('/faults', { schema: { body: faultSchema } }, async ({ body }, reply) => {
    return reply.code(201).send({ id: world.faults.add(body) })
  })

  app.delete('/faults', async (_request, reply) => {
    world.faults.clear()
    return reply.code(204).send()
  })
}

function callRoutes (app: FastifyInstance, world: World): void {
  app.get('/calls', async () => world.calls.report())

  app.delete('/calls', async (_request, reply) => {
    world.calls.reset()
    return reply.code(204).send()
  })
}

function grantRoutes (app: FastifyInstance, world: World): void {
  app.get('/tokens', async () => world.grants.issued())

  app.post<{ Body: Seller }>('/tokens', { schema: { body: sellerSchema } }, async ({ body }, reply) => {
    const shop = shopOfSeller(world, body.seller)
    return shop === undefined ? unknownSeller(reply) : world.grants.mint(shop.account.id, world.settings)
  })

  app.post('/expire', async (_request, reply) => {
    world.grants.expireAll()
    return reply.code(204).send()
  })

  app.post<{ Body: Seller }>('/revoke', { schema: { body: sellerSchema } }, async ({ body }, reply) => {
    const shop = shopOfSeller(world, body.seller)
    if (shop === undefined) return unknownSeller(reply)
    deauthorize(world, shop.account.id)
    return reply.code(204).send()
  })
}

const unknownSeller = (reply: FastifyReply) => reply.code(404).send({ error: 'There is no such seller.' })
