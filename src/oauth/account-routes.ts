import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { GatewayError } from '../errors.ts'
import { keyHash } from '../redis/keys.ts'
import type { SignedIn } from '../session/session-plugin.ts'
import type { SessionStore } from '../session/session-store.ts'
import type { Deauthorize } from './deauthorize.ts'

export interface AccountRoutesOptions {
  sessions: SessionStore
  deauthorize: Deauthorize
}

/** What a signed-in seller can do about all sessions of the account. */
async function accountRoutes (app: FastifyInstance, { sessions, deauthorize }: AccountRoutesOptions): Promise<void> {
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
    if (id === keyHash(sessionId)) reply.forgetSession()
    return await reply.code(204).send()
  })

  app.post('/logout/all', async (request, reply) => {
    await sessions.endAll(signedIn(request).account.id)
    return await reply.forgetSession().code(204).send()
  })

  app.post('/disconnect', async (request, reply) => {
    const { account } = signedIn(request)
    await deauthorize(account.id)
    await sessions.endAll(account.id)
    return await reply.forgetSession().code(204).send()
  })
}

function signedIn ({ signedIn }: FastifyRequest): SignedIn {
  if (signedIn === null) throw new GatewayError('UNAUTHENTICATED')
  return signedIn
}

export default fp(accountRoutes, { name: 'account-routes', dependencies: ['session'] })
