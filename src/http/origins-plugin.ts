import fastifyCors from '@fastify/cors'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { GatewayError } from '../errors.ts'
import { isTrusted, type TrustedOrigins } from './csrf.ts'

/** Which pages may call: our own, and with the session cookie those of the listed origins. Asked before any store. */
async function originsPlugin (app: FastifyInstance, trusted: TrustedOrigins): Promise<void> {
  if (trusted.corsOrigins.length > 0) {
    await app.register(fastifyCors, { origin: [...trusted.corsOrigins], credentials: true, methods: ['GET', 'POST', 'DELETE'], exposedHeaders: ['x-request-id', 'retry-after'], maxAge: 600, strictPreflight: false })
  }
  app.addHook('onRequest', async (request) => {
    if (!isTrusted(request, trusted)) throw new GatewayError('CSRF_REJECTED')
  })
}

export default fp(originsPlugin, { name: 'origins' })
