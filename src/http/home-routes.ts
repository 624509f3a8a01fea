import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { fetchAccount } from '../big-cartel/account.ts'
import type { BigCartel } from '../big-cartel/client.ts'
import { GatewayError } from '../errors.ts'
import type { TokenKeeper } from '../oauth/token-keeper.ts'
import { homePage } from './home-page.ts'
import { pageContentSecurityPolicy } from './page.ts'

export interface HomeRoutesOptions {
  bigCartel: BigCartel
  keeper: TokenKeeper
  graphiql: boolean
  publicOrigin: string
  requestTimeoutMs: number
}

/** The home page, and the signed-in account as plain JSON. */
async function homeRoutes (app: FastifyInstance, { bigCartel, keeper, graphiql, publicOrigin, requestTimeoutMs }: HomeRoutesOptions): Promise<void> {
  app.get('/', { config: { page: true } }, async ({ signedIn }, reply) => await reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', pageContentSecurityPolicy)
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'same-origin') // with no-referrer the sign-out form would send `Origin: null` (Fetch standard)
    .send(homePage({
      account: signedIn?.account ?? null, expiresAt: signedIn?.expiresAt.toISOString() ?? null, graphiql, origin: publicOrigin
    })))

  app.get('/shop-info', async ({ signedIn }, reply) => {
    if (signedIn === null) throw new GatewayError('UNAUTHENTICATED')
    reply.header('cache-control', 'no-store')
    return await fetchAccount(bigCartel.bind({ credential: keeper.credentialFor(signedIn), deadline: Date.now() + requestTimeoutMs }))
  })
}

export default fp(homeRoutes, { name: 'home-routes', dependencies: ['session'] })
