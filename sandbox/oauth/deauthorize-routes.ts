import type { FastifyInstance } from 'fastify'
import type { World } from '../world.ts'
import { basicClientCredentials, isClient } from './client-authentication.ts'

/** `POST /oauth/deauthorize/:account`: the application gives back all its tokens of one account. */
export function deauthorizeRoutes (app: FastifyInstance, world: World): void {
  app.post<{ Params: { account: string } }>('/oauth/deauthorize/:account', async (request, reply) => {
    if (!isClient(world.client, basicClientCredentials(request.headers.authorization))) {
      return reply.code(401).send({ error: 'invalid_client', error_description: 'The client id or secret is wrong.' })
    }
    const { account } = request.params
    if (!world.shops.some((shop) => shop.account.id === account)) return reply.code(404).send({ error: 'not_found' })
    deauthorize(world, account)
    return reply.code(204).send()
  })
}

/** Ends all grants of the account and tells the application, as when a seller disconnects it. */
export function deauthorize (world: World, account: string): void {
  if (!world.grants.holds(account)) return
  world.grants.revoke(account)
  // not awaited: a webhook is sent beside the answer, not before it
  world.webhooks.send(world.settings.webhookUrl, account, 'account.deauthorized', { id: account })
}
