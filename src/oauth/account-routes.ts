import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { BigCartel } from '../big-cartel/client.ts'
import { GatewayError } from '../errors.ts'
import type { EndReason, Report } from '../events.ts'
import { keyHash } from '../redis/keys.ts'
import type { SignedIn } from '../session/session-plugin.ts'
import type { SessionStore } from '../session/session-store.ts'
import type { Deauthorize } from './deauthorize.ts'

export interface AccountRoutesOptions {
  sessions: SessionStore
  deauthorize: Deauthorize
  /** Forgets what is kept of an account. */
  forget: BigCartel['forget']
  report: Report
}

/** What a signed-in seller can do about all sessions of the account. */
export async function accountRoutes (app: FastifyInstance, { sessions, deauthorize, forget, report }: AccountRoutesOptions): Promise<void> {
  const endAll = async (account: string, reason: EndReason): Promise<void> => {
    const count = await sessions.endAll(account)
    await forget(account)
    report({ event: 'sessions_ended', account, reason, count })
  }

  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, async () => null) // these routes have no body, whatever its type is said to be

  app.get('/sessions', async (request, reply) => {
    const { account, sessionId } = signedIn(request)
    const current = keyHash(sessionId)
    reply.header('cache-control', 'no-store')
    return (await sessions.list(account.id)).map(({ handle, ...session }) => ({ id: handle, ...session, current: handle === current }))
  })

  app.delete<{ Params: { id: string } }>('/sessions/:id', async (request, reply) => {
    const { account, sessionId } = signedIn(request)
    const { id } = request.params
    if (!await sessions.endOne(account.id, id)) throw new GatewayError('NOT_FOUND', { detail: 'You have no such session. GET /sessions lists those that you have.' })
    report({ event: 'sessions_ended', account: account.id, reason: 'ended_from_elsewhere', count: 1 })
    if (id === keyHash(sessionId)) reply.forgetSession()
    return await reply.code(204).send()
  })

  app.post('/logout/all', async (request, reply) => {
    await endAll(signedIn(request).account.id, 'all_signed_out')
    return await reply.forgetSession().code(204).send()
  })

  app.post('/disconnect', async (request, reply) => {
    const { account } = signedIn(request)
    await deauthorize(account.id)
    await endAll(account.id, 'disconnected')
    return await reply.forgetSession().code(204).send()
  })
}

function signedIn ({ signedIn }: FastifyRequest): SignedIn {
  if (signedIn === null) throw new GatewayError('UNAUTHENTICATED')
  return signedIn
}
