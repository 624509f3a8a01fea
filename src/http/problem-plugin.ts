import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import fp from 'fastify-plugin'
import { GatewayError } from '../errors.ts'
import { messagePage } from './message-page.ts'
import { pageContentSecurityPolicy } from './page.ts'
import { toGatewayError } from './to-gateway-error.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** People open this route in a browser: they get a page instead of a problem document. */
    page?: boolean
  }
}

/**
 * Every error of a REST route as `application/problem+json` (RFC 9457) with one of our codes, or as a small page
 * where a person is looking. What is not ours is masked and logged.
 */
async function problemPlugin (app: FastifyInstance): Promise<void> {
  app.setErrorHandler(async (error, request, reply) => {
    const known = toGatewayError(error)
    if (known instanceof GatewayError) return sendProblem(known, request, reply)
    request.log.error({ err: error }, 'unexpected error')
    return sendProblem(new GatewayError('INTERNAL_ERROR'), request, reply)
  })
  const nothing = () => new GatewayError('NOT_FOUND', { detail: 'There is no such route.' })
  app.addHook('onRequest', async (request, reply) => { // before a body is read that nobody wants
    if (!request.is404) return
    const allowed = allowedMethods(app, request)
    if (allowed.length === 0) throw nothing()
    reply.header('allow', allowed.join(', '))
    throw new GatewayError('METHOD_NOT_ALLOWED')
  })
  app.setNotFoundHandler(async (request, reply) => sendProblem(nothing(), request, reply)) // for routes that look further, such as those of files
}

/** What Fastify refuses before there is a route, such as an address that does not decode. */
export function answerFrameworkError (error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = toGatewayError(error)
  const shown = known instanceof GatewayError ? known : new GatewayError('BAD_REQUEST', { cause: error, detail: 'The address cannot be read.' })
  return sendProblem(shown, request, reply.header('x-request-id', request.id))
}

const methods: HTTPMethods[] = ['GET', 'POST', 'DELETE']

function allowedMethods (app: FastifyInstance, { url }: FastifyRequest): HTTPMethods[] {
  const [path = ''] = url.split('?')
  const patterns = [path, path.replace(/\/[^/]+$/, '/:id')] // the only parameter that our routes have
  return methods.filter((method) => patterns.some((pattern) => app.hasRoute({ method, url: pattern })))
}

function sendProblem (error: GatewayError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { code, status, title, detail, retryAfterSeconds } = error
  if (status >= 500 && code !== 'THROTTLED') request.log.error({ code, err: error.cause }, 'request failed')
  if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds)
  reply.code(status).header('cache-control', 'no-store')
  if (isForPeople(request)) {
    const page = messagePage({ title, detail, code, action: { href: '/auth', label: 'Start again' } })
    return reply.type('text/html; charset=utf-8').header('content-security-policy', pageContentSecurityPolicy).send(page)
  }
  const problem = { status, code, title, detail }
  return reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(problem))
}

function isForPeople ({ routeOptions, headers }: FastifyRequest): boolean {
  return routeOptions?.config?.page === true && (headers.accept?.includes('text/html') ?? false)
}

export default fp(problemPlugin, { name: 'problem' })
