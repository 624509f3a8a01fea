import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { GatewayError } from '../errors.ts'

/** RFC 9112 §3.2: a request of HTTP/1.1 without a Host is a 400. Node would send one without a body or a request id. */
async function hostPlugin (app: FastifyInstance): Promise<void> {
  app.addHook('onRequest', async ({ raw }) => {
    if (raw.httpVersion === '1.1' && raw.headers.host === undefined) throw new GatewayError('BAD_REQUEST', { detail: 'A request of HTTP/1.1 names its host: send a Host header.' })
  })
}

export default fp(hostPlugin, { name: 'host' })
