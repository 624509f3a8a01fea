import fastifyRateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { Config } from '../config.ts'
import { GatewayError } from '../errors.ts'
import type { Report } from '../events.ts'
import { browserFamily } from '../session/browser-family.ts'
import type { TokenStore } from '../tokens/token-store.ts'
import type { RateCounts } from '../redis/rate-counts.ts'
import { loginLimits } from './login-store.ts'
import { perMinute, rateLimited } from './rate-limits.ts'
import { randomSecret, type SignIn } from './sign-in.ts'

export interface OauthRoutesOptions {
  config: Config['session']
  signIn: SignIn
  tokens: TokenStore
  report: Report
  /** How many sign-ins one address may begin in a minute, and where they are counted. */
  starts: { perMinute: number, counts: RateCounts | null }
}

/** Reload, back and double click bring a callback more than once. */
const callbacksPerStart = 4

/** How a browser signs in, learns who it is, and signs out. */
async function oauthRoutes (app: FastifyInstance, { config, signIn, tokens, report, starts }: OauthRoutesOptions): Promise<void> {
  const nonceCookie = config.secureCookie ? '__Host-bcg_login' : 'bcg_login'
  /** One nonce for all tabs: sign-ins side by side all finish, and no cookies pile up. Lax: it must come back from Big Cartel. */
  const nonceOptions = { path: '/', httpOnly: true, secure: config.secureCookie, sameSite: 'lax', maxAge: loginLimits.rememberSeconds } as const
  const nonceOf = (request: FastifyRequest): string | undefined => {
    const nonce = request.cookies[nonceCookie]
    return nonce !== undefined && /^[A-Za-z0-9_-]{43}$/.test(nonce) ? nonce : undefined
  }

  await app.register(async (scope) => {
    await scope.register(fastifyRateLimit, { ...perMinute(starts.perMinute, starts.counts), global: false })
    const countStart = scope.createRateLimit()
    scope.get<{ Querystring: { returnTo?: unknown } }>('/auth', { config: { page: true } }, async (request, reply) => {
      if (isPrefetch(request)) return await reply.code(204).send()
      if (isEmbedded(request)) throw new GatewayError('BAD_REQUEST', { detail: 'A sign-in must be opened as a page of its own, not inside another one.' })
      const started = await countStart(request)
      if (!started.isAllowed && started.isExceeded) throw rateLimited(started.ttl)
      const nonce = nonceOf(request) ?? randomSecret()
      const url = await signIn.begin({ nonce, returnTo: request.query.returnTo })
      report({ event: 'sign_in_started' })
      return await unstored(reply).setCookie(nonceCookie, nonce, nonceOptions).redirect(url, 302)
    })
  })

  const onError = async (_request: FastifyRequest, _reply: FastifyReply, error: Error): Promise<void> => {
    report({ event: 'sign_in_failed', code: error instanceof GatewayError ? error.code : 'INTERNAL_ERROR' })
  }
  await app.register(async (scope) => {
    await scope.register(fastifyRateLimit, perMinute(starts.perMinute * callbacksPerStart)) // in the process: a callback that is none writes nothing
    scope.get('/callback', { config: { page: true }, onError }, async (request, reply) => {
      const result = await signIn.finish({ query: queryOf(request), nonce: nonceOf(request) })
      if (result.kind === 'signed-in') {
        const { account, tokens: granted } = result
        await request.signIn({ account, browser: browserFamily(request.headers['user-agent']) }, async (sessionId) => {
          await tokens.create(sessionId, granted, config.absoluteSeconds)
        })
      }
      return await unstored(reply).redirect(result.returnTo, 303)
    })
  })

  app.get('/session', async (request, reply) => {
    unstored(reply)
    if (request.signedIn === null) return { authenticated: false, loginUrl: '/auth' }
    const { account, expiresAt } = request.signedIn
    return { authenticated: true, account, expiresAt: expiresAt.toISOString() }
  })

  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'string' }, async () => null) // a logout is one whatever its body says, JSON without a body too

    scope.post('/logout', async (request, reply) => {
      if (request.signedIn !== null) await request.signOut()
      unstored(reply).forgetSession()
      const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false
      return isForm ? await reply.redirect('/', 303) : await reply.code(204).send()
    })
  })
}

/** Codes, states and sessions belong in no cache, and in no Referer header. */
function unstored (reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer')
}

/** The query exactly as it came: a parser that merges or drops duplicates would hide them from the checks. */
function queryOf (request: FastifyRequest): string {
  const [, query = ''] = request.raw.url?.split(/\?(.*)/s) ?? []
  return query
}

/** A browser that only guesses where its user may go next must not start a sign-in. */
function isPrefetch ({ headers }: FastifyRequest): boolean {
  return /prefetch|prerender/.test(`${headers['sec-purpose'] ?? ''} ${headers['purpose'] ?? ''}`)
}

function isEmbedded ({ headers }: FastifyRequest): boolean {
  const destination = headers['sec-fetch-dest']
  return destination !== undefined && destination !== 'document' && destination !== 'empty'
}

export default fp(oauthRoutes, { name: 'oauth-routes', dependencies: ['session'] })
