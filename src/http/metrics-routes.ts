import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import type { Metrics } from './metrics.ts'

/** `/metrics` for Prometheus. Open like the health routes; keep all three from the public at the proxy. */
async function metricsRoutes (app: FastifyInstance, { registry }: Pick<Metrics, 'registry'>): Promise<void> {
  app.get('/metrics', async (_request, reply) =>
    await reply.type(registry.contentType).header('cache-control', 'no-store').send(await registry.metrics()))
}

export default fp(metricsRoutes, { name: 'metrics-routes' })
