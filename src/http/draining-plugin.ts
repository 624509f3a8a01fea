import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyInstance {
    /** Whether the gateway is shutting down: it finishes what it has begun and accepts nothing new. */
    isDraining: () => boolean
    /** From here on: not ready for more, and each answer ends its connection. Closing does so by itself. */
    startDraining: () => void
  }
}

/** An answer given while the gateway shuts down closes its connection; kept alive, it would hold the process up. */
async function drainingPlugin (app: FastifyInstance): Promise<void> {
  let draining = false
  const startDraining = (): void => { draining = true }
  app.decorate('isDraining', () => draining)
  app.decorate('startDraining', startDraining)
  app.addHook('preClose', async () => { startDraining() })
  app.addHook('onSend', async (_request, reply) => { if (draining) reply.header('connection', 'close') })
}

export default fp(drainingPlugin, { name: 'draining' })
