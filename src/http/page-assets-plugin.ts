import fp from 'fastify-plugin'
import { pageIcon, pageStyle } from './page-assets.ts'

/** Serves what the HTML pages link to. Public, and without sessions: register it outside their scope. */
export default fp(async function pageAssets (app) {
  for (const { href, type, content } of [pageStyle, pageIcon]) {
    app.get(href, async (_request, reply) => {
      return reply
        .type(type)
        .header('cache-control', 'public, max-age=31536000, immutable')
        .header('x-content-type-options', 'nosniff')
        .send(content)
    })
  }
}, { name: 'page-assets' })
