import type { Test } from 'tap'
import Fastify from 'fastify'
import { createBigCartel } from '../../src/big-cartel/client.ts'
import { createStorefronts } from '../../src/big-cartel/storefront-client.ts'
import { loadConfig } from '../../src/config.ts'
import graphqlPlugin from '../../src/graphql/graphql-plugin.ts'
import { createTokenEndpoint } from '../../src/oauth/token-endpoint.ts'
import { createTokenKeeper } from '../../src/oauth/token-keeper.ts'
import { createMemorySessionStore } from '../../src/session/memory-session-store.ts'
import sessionPlugin from '../../src/session/session-plugin.ts'
import { createMemoryTokenStore } from '../../src/tokens/memory-token-store.ts'
import { settingsFor } from '../helpers/gateway.ts'
import type { TestSandbox } from '../helpers/sandbox.ts'

/** The GraphQL endpoint alone, which never compiles a query. @returns its origin */
export async function startUncompiled (t: Test, sandbox: TestSandbox): Promise<string> {
  const { bigCartel: api, storefronts: shops, oauth, session, graphql: { introspection, limits, requestTimeoutMs } } = loadConfig(settingsFor(sandbox))
  const report = () => {}
  const tokens = createMemoryTokenStore()
  const [bigCartel, storefronts, endpoint] = [createBigCartel(api), createStorefronts(shops), createTokenEndpoint(oauth, api.userAgent)]
  const keeper = createTokenKeeper({ store: tokens, endpoint, report })
  const app = Fastify()
  t.teardown(async () => {
    await app.close()
    await Promise.all([bigCartel.close(), storefronts.close(), endpoint.close()])
  })
  await app.register(sessionPlugin, { config: session, sessions: createMemorySessionStore(session, tokens), report })
  await app.register(graphqlPlugin, { bigCartel, storefronts, keeper, requestTimeoutMs, introspection, limits, compileAfter: 0, budget: session.budget, documents: { apq: true, trusted: null } })
  return await app.listen({ host: '127.0.0.1', port: 0 })
}
