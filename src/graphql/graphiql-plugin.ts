import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import fp from 'fastify-plugin'
import type { FastifyInstance } from 'fastify'

export interface GraphiqlOptions {
  /** Where scripts/build.js has put the bundle. */
  folder?: string
}

/**
 * Monaco writes style elements and attributes of its own, hence 'unsafe-inline' for styles; the images of the
 * shop come from Big Cartel's hosts. All else is this origin's. The same policy goes out with the scripts,
 * because a worker obeys the policy that came with its own file.
 */
export const graphiqlContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; font-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// The same steps up from src/graphql and from dist/graphql.
const builtFolder = fileURLToPath(new URL('../../dist/graphiql', import.meta.url))

/** `GET /graphiql` and its files. Public, and without sessions: register it outside their scope. */
export default fp<GraphiqlOptions>(async function graphiql (app, { folder = builtFolder }) {
  const page = await readPage(folder)
  if (page === null) {
    app.get('/graphiql', async (_request, reply) => {
      return reply.code(503).type('text/plain; charset=utf-8').header('cache-control', 'no-store')
        .send('GraphiQL is not built yet. Run: npm run build, then start the gateway again.\n')
    })
    return
  }
  servePage(app, page)
  await serveAssets(app, join(folder, 'assets'))
}, { name: 'graphiql' })

async function readPage (folder: string): Promise<string | null> {
  try {
    return await readFile(join(folder, 'index.html'), 'utf8')
  } catch {
    return null
  }
}

function servePage (app: FastifyInstance, page: string): void {
  app.get('/graphiql', async (_request, reply) => {
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('content-security-policy', graphiqlContentSecurityPolicy)
      .header('x-content-type-options', 'nosniff')
      .send(page)
  })
  app.get('/graphiql/', async (_request, reply) => reply.redirect('/graphiql', 308))
}

/** The names hold a hash of the content: a browser may keep the files for good. */
async function serveAssets (app: FastifyInstance, root: string): Promise<void> {
  await app.register(fastifyStatic, {
    root,
    prefix: '/graphiql/',
    decorateReply: false,
    index: false,
    redirect: false,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    setHeaders (reply) {
      reply.header('content-security-policy', graphiqlContentSecurityPolicy)
      reply.header('x-content-type-options', 'nosniff')
    }
  })
}
