import type { FastifyInstance, FastifyRequest } from 'fastify'
import { pause } from '../pause.ts'
import { basicCredentials } from '../oauth/client-authentication.ts'
import { shopOfSeller, type World } from '../world.ts'
import type { Shop } from '../shop.ts'
import { badRequest, Failure, notAcceptable, notFound, unauthorized } from './failure.ts'
import { mediaType, parameterOf } from './collection-routes.ts'

/** The password of every shop, for HTTP Basic. */
export const shopPassword = 'sandbox'

/** What each call under `/v1` passes through first, and how its failures are answered. */
export function apiGuards (app: FastifyInstance, world: World): void {
  app.decorateRequest('shop')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/vnd.api+json', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'))

  app.addHook('onRequest', async (request) => {
    await pause(world.settings.apiLatencyMs)
    const shop = authenticated(request, world)
    if (shop === undefined) throw unauthorized()
    if (!accepts(request.headers.accept)) throw notAcceptable()
    const account = parameterOf(request, 'account')
    if (account !== '' && account !== shop.account.id) throw notFound() // a token reaches its own account only
    request.setDecorator('shop', shop)
  })

  app.setErrorHandler((error, _request, reply) => {
    const failure = error instanceof Failure ? error : misread(error)
    if (failure === undefined) return reply.send(error)
    return reply.code(failure.status).type(mediaType).send(JSON.stringify(failure.body()))
  })

  app.setNotFoundHandler((_request, reply) => {
    const failure = notFound()
    return reply.code(failure.status).type(mediaType).send(JSON.stringify(failure.body()))
  })
}

function authenticated (request: FastifyRequest, world: World): Shop | undefined {
  const { authorization } = request.headers
  const bearer = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1]
  if (bearer !== undefined) {
    const accountId = world.grants.accountOf(bearer)
    return world.shops.find(({ account }) => account.id === accountId)
  }
  const basic = basicCredentials(authorization)
  return basic?.secret === shopPassword ? shopOfSeller(world, basic.id) : undefined
}

function accepts (accept: string | undefined): boolean {
  return (accept ?? '').split(',').some((type) => type.split(';')[0]?.trim().toLowerCase() === 'application/vnd.api+json')
}

/** Fastify's own complaints about a body: a wrong media type or malformed JSON is a 400 here. */
function misread (error: unknown): Failure | undefined {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined
  if (status === 415) return badRequest('The Content-Type header must be application/vnd.api+json.')
  return status === 400 ? badRequest('The body is not JSON.') : undefined
}
