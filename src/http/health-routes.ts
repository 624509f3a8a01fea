import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

export interface HealthRoutesOptions {
  /** Whether the store answers; the reason when not. */
  ping: () => Promise<{ up: true } | { up: false, reason: string }>
}

/** Many monitors ask by HEAD. */
const probed = { exposeHeadRoute: true }

/** `/healthz`: the process lives. `/readyz`: it can serve; not while Redis is away, nor while it shuts down. */
async function healthRoutes (app: FastifyInstance, { ping }: HealthRoutesOptions): Promise<void> {
  app.get('/healthz', probed, async () => ({ status: 'ok' }))
  app.get('/readyz', probed, async (_request, reply) => {
    const store = await ping()
    const reason = app.isDraining() ? 'shutting down' : store.up ? null : `store: ${store.reason}`
    if (reason === null) return { status: 'ready' }
    return await reply.code(503).send({ status: 'unavailable', reason })
  })
}

export default fp(healthRoutes, { name: 'health-routes', dependencies: ['draining'] })
