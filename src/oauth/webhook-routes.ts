import { createHmac, timingSafeEqual } from 'node:crypto'
import fastifyRateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import type { BigCartel } from '../big-cartel/client.ts'
import type { Kind } from '../big-cartel/question.ts'
import { GatewayError } from '../errors.ts'
import type { Report } from '../events.ts'
import { isRecord } from '../record.ts'
import type { SessionStore } from '../session/session-store.ts'
import { perMinute } from './rate-limits.ts'

export interface WebhookRoutesOptions {
  /** Big Cartel signs with the application's own secret. */
  clientSecret: string
  sessions: Pick<SessionStore, 'endAll'>
  /** Forgets what is kept of an account. */
  forget: BigCartel['forget']
  report: Report
}

const maxBodyBytes = 512 * 1024
/** From one address, at one instance. Big Cartel speaks for all of its shops from a few addresses. */
const maxPerMinute = 600

/** After these the tokens of the account are worthless, and nobody of it is signed in any more. */
const endings = ['account.deauthorized', 'account.closed'] as const

/** What else is no longer as it was kept. A product is said to be updated also when an order has taken from its stock. */
const outdated: ReadonlyMap<string, readonly Kind[]> = new Map([
  ['account.updated', ['account']],
  ['account.plan.downgraded', ['account']],
  ['account.plan.upgraded', ['account']],
  ['product.created', ['products']],
  ['product.updated', ['products']],
  ['product.deleted', ['products']]
])

/**
 * What Big Cartel tells us. A webhook bears no time and no number, so a replay cannot be told from the first: it may end
 * sessions that were begun since and cost a call, and do no other harm.
 */
export async function webhookRoutes (app: FastifyInstance, { clientSecret, sessions, forget, report }: WebhookRoutesOptions): Promise<void> {
  await app.register(fastifyRateLimit, perMinute(maxPerMinute))
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: maxBodyBytes }, async (_request: unknown, body: Buffer) => body)

  const unsigned = () => new GatewayError('UNAUTHENTICATED', { detail: 'X-Webhook-Signature must be the hex HMAC-SHA256 of the body under the client secret.' })

  app.addHook('onRequest', async ({ headers }) => { // before a body is read that nobody has signed
    if (!isSignature(headers['x-webhook-signature'])) throw unsigned()
  })
  app.post<{ Body: Buffer | undefined }>('/webhooks/bigcartel', async (request, reply) => {
    const body = request.body ?? Buffer.alloc(0)
    if (!isSigned(body, request.headers['x-webhook-signature'], clientSecret)) throw unsigned()
    const { type, accountId } = parseWebhook(body)
    const ending = endings.find((known) => known === type)
    report({ event: 'webhook', type: ending ?? 'other' })
    if (ending !== undefined) report({ event: 'sessions_ended', account: accountId, reason: 'deauthorized', count: await sessions.endAll(accountId) })
    const kinds = outdated.get(type)
    if (ending !== undefined) await forget(accountId)
    else if (kinds !== undefined) await forget(accountId, kinds)
    return await reply.code(202).send()
  })
}

function isSignature (value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/i.test(value)
}

function isSigned (body: Buffer, signature: string | string[] | undefined, secret: string): boolean {
  if (!isSignature(signature)) return false
  return timingSafeEqual(Buffer.from(signature, 'hex'), createHmac('sha256', secret).update(body).digest())
}

/** @throws GatewayError BAD_REQUEST */
function parseWebhook (body: Buffer): { type: string, accountId: string } {
  const { type, account_id: accountId } = parseRecord(body)
  const id = typeof accountId === 'number' ? String(accountId) : accountId
  if (typeof type === 'string' && typeof id === 'string' && /^[A-Za-z0-9-]{1,40}$/.test(id)) return { type, accountId: id }
  throw new GatewayError('BAD_REQUEST', { detail: 'A webhook has a type and an account_id.' })
}

function parseRecord (body: Buffer): { type?: unknown, account_id?: unknown } {
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'))
    return isRecord(parsed) ? parsed : {}
  } catch {
    return {}
  }
}
