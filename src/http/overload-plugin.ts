import underPressure from '@fastify/under-pressure'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { GatewayError } from '../errors.ts'
import type { Metrics } from './metrics.ts'

export interface OverloadOptions {
  /** Requests that may be under way at once: what they hold must fit into the memory. */
  limit: number
  metrics: Pick<Metrics, 'countShed' | 'watchRequests'>
}

/**
 * A process that hardly rests for so long has all the work that it can do. The mean delay of the event loop says less:
 * a loop that stood still for two seconds among many quick rounds was late by little on average.
 */
const busyUtilization = 0.9
const sampleMs = 500
const shareWhileBusy = 8
const fewestWhileBusy = 10 // LIMIT_REQUESTS is no less

/**
 * Turns requests away that would only wait, before they cost anything, so that those in hand are answered. Waiting for
 * others is cheap, and many may do it; while the process works without a rest, an eighth as many are in hand.
 */
async function overloadPlugin (app: FastifyInstance, { limit, metrics }: OverloadOptions): Promise<void> {
  let underWay = 0
  metrics.watchRequests(() => underWay)
  await app.register(underPressure, { maxEventLoopUtilization: busyUtilization, eventLoopUtilizationMode: 'interval', sampleInterval: sampleMs, pressureHandler: () => {} }) // judged below, together with the count
  const whileBusy = Math.max(fewestWhileBusy, Math.ceil(limit / shareWhileBusy))

  app.addHook('onRequest', async (_request, reply) => {
    if (underWay >= (app.isUnderPressure() ? whileBusy : limit)) {
      metrics.countShed()
      throw new GatewayError('THROTTLED', { status: 503, retryAfterMs: retryAfterMs(), detail: 'The gateway has more to do than it can just now. Wait for the number of seconds in Retry-After, then try again.' })
    }
    underWay++
    reply.raw.once('close', () => { underWay-- }) // also when the client leaves
  })
}

/** Not the same for all, lest all come back at once. */
function retryAfterMs (): number {
  return 1_000 + Math.floor(Math.random() * 2_000)
}

export default fp(overloadPlugin, { name: 'overload' })
