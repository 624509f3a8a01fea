import { randomUUID } from 'node:crypto'
import fastifyFormbody from '@fastify/formbody'
import fastifyHelmet from '@fastify/helmet'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { auditTo } from './audit.ts'
import { createBigCartel } from './big-cartel/client.ts'
import { createStorefronts } from './big-cartel/storefront-client.ts'
import type { Config } from './config.ts'
import type { Report } from './events.ts'
import { readManifest } from './graphql/documents/manifest.ts'
import graphiqlPlugin from './graphql/graphiql-plugin.ts'
import graphqlPlugin from './graphql/graphql-plugin.ts'
import { answerClientError, answerExpectation } from './http/client-error.ts'
import { apiContentSecurityPolicy } from './http/content-security-policy.ts'
import drainingPlugin from './http/draining-plugin.ts'
import healthRoutes from './http/health-routes.ts'
import homeRoutes from './http/home-routes.ts'
import hostPlugin from './http/host-plugin.ts'
import { createMetrics } from './http/metrics.ts'
import metricsRoutes from './http/metrics-routes.ts'
import originsPlugin from './http/origins-plugin.ts'
import overloadPlugin from './http/overload-plugin.ts'
import pageAssetsPlugin from './http/page-assets-plugin.ts'
import problemPlugin, { answerFrameworkError } from './http/problem-plugin.ts'
import { accountRoutes } from './oauth/account-routes.ts'
import oauthRoutes from './oauth/oauth-routes.ts'
import { createSignIn } from './oauth/sign-in.ts'
import { createTokenEndpoint } from './oauth/token-endpoint.ts'
import { createTokenKeeper } from './oauth/token-keeper.ts'
import { webhookRoutes } from './oauth/webhook-routes.ts'
import sessionPlugin from './session/session-plugin.ts'
import { openStores } from './stores.ts'

/**
 * The gateway, ready to listen. Reads top to bottom as what a request meets. Closing it closes all that it opened.
 *
 * @param compileAfter how often a query is met before it is compiled; 0 never. The tests hold both to the same answers.
 * @throws ConfigError
 */
export async function buildApp (config: Config, logger: FastifyBaseLogger, compileAfter = 1): Promise<FastifyInstance> {
  const { publicOrigin, corsOrigins } = config
  const { graphiql, introspection, requestTimeoutMs, limits, apq, trustedDocuments } = config.graphql
  const trusted = trustedDocuments && { mode: trustedDocuments.mode, documents: readManifest(trustedDocuments.file) }
  const app = Fastify({
    loggerInstance: logger,
    trustProxy: config.trustProxy === true || config.trustProxy === false ? config.trustProxy : [...config.trustProxy],
    genReqId: () => randomUUID(),
    exposeHeadRoutes: false, // a HEAD must start no sign-in
    forceCloseConnections: 'idle',
    requestTimeout: 15_000, // a request that drips in holds memory and a socket
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 5_000, requireHostHeader: false }, // Node swaps the two timeouts when the headers' is the longer; hostPlugin requires the host
    bodyLimit: 64 * 1024,
    frameworkErrors: answerFrameworkError,
    clientErrorHandler: answerClientError
  })

  app.server.on('checkExpectation', answerExpectation)

  const metrics = createMetrics()
  const audit = auditTo(logger)
  const report: Report = (event) => {
    audit(event)
    metrics.count(event)
  }
  const stores = await openStores(config, { log: logger, report })
  const bigCartel = createBigCartel(config.bigCartel, { shared: stores.answers, onEvent: metrics.countUpstream('api') })
  const storefronts = createStorefronts(config.storefronts, metrics.countUpstream('storefront'))
  const endpoint = createTokenEndpoint(config.oauth, config.bigCartel.userAgent)
  const keeper = createTokenKeeper({ store: stores.tokens, endpoint, report })
  metrics.watch({ refreshLoad: keeper.load, storeIsUp: async () => (await stores.ping()).up })
  const signIn = createSignIn({ logins: stores.logins, endpoint, bigCartel, publicOrigin })
  app.addHook('onClose', async () => {
    await keeper.drain()
    await Promise.all([bigCartel.close(), storefronts.close(), endpoint.close(), stores.close()])
  })

  app.addHook('onRequest', async (request, reply) => { reply.header('x-request-id', request.id) })
  await app.register(fastifyHelmet, { contentSecurityPolicy: apiContentSecurityPolicy, frameguard: { action: 'deny' }, strictTransportSecurity: config.session.secureCookie })
  await app.register(drainingPlugin)
  await app.register(problemPlugin)
  await app.register(hostPlugin)

  await app.register(healthRoutes, { ping: stores.ping })
  await app.register(metricsRoutes, metrics)
  await app.register(pageAssetsPlugin)
  if (graphiql) await app.register(graphiqlPlugin)
  await app.register(webhookRoutes, { clientSecret: config.oauth.clientSecret, sessions: stores.sessions, forget: bigCartel.forget, report })

  await app.register(async (scope) => {
    await scope.register(originsPlugin, { publicOrigin, corsOrigins })
    await scope.register(overloadPlugin, { limit: config.requestLimit, metrics })
    await scope.register(sessionPlugin, { config: config.session, sessions: stores.sessions, report })
    await scope.register(fastifyFormbody)
    await scope.register(homeRoutes, { bigCartel, keeper, graphiql, publicOrigin, requestTimeoutMs })
    await scope.register(oauthRoutes, { config: config.session, signIn, tokens: stores.tokens, report, starts: { ...config.signIn, counts: stores.rates } })
    await scope.register(accountRoutes, { sessions: stores.sessions, deauthorize: endpoint.deauthorize, forget: bigCartel.forget, report })
    await scope.register(graphqlPlugin, { bigCartel, storefronts, keeper, requestTimeoutMs, introspection, compileAfter, limits, budget: config.session.budget, documents: { apq, trusted } })
  })
  return app
}
