import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { pause } from '../pause.ts'
import type { World } from '../world.ts'
import { basicClientCredentials, isClient } from './client-authentication.ts'
import { formOf, type Form } from './form.ts'
import { InvalidGrant, type TokenAnswer } from './grants.ts'

/** `POST /oauth/token`: a code, or with the profile `article` a refresh token, for an access token. */
export function tokenRoutes (app: FastifyInstance, world: World): void {
  app.post('/oauth/token', async (request, reply) => {
    await pause(world.settings.tokenLatencyMs)
    reply.headers({ 'cache-control': 'no-store', pragma: 'no-cache' })
    const form = formOf(request.body)
    if (form === undefined) return refuse(reply, 400, 'invalid_request', 'A parameter was given more than once.')
    if (!authenticated(request, form, world)) return refuseClient(request, reply)
    return answer(form, world, reply)
  })
}

/** Big Cartel's clients send no `grant_type` with a code, OAuth libraries do. */
function answer (form: Form, world: World, reply: FastifyReply): FastifyReply {
  const { grants, settings } = world
  const grantType = form.get('grant_type') ?? 'authorization_code'
  if (grantType === 'authorization_code') {
    const code = form.get('code')
    if (code === undefined || code === '') return refuse(reply, 400, 'invalid_request', 'code is missing.')
    return granted(reply, () => grants.redeemCode(code, form.get('redirect_uri'), form.get('code_verifier'), settings))
  }
  if (grantType === 'refresh_token' && settings.tokenProfile === 'article') {
    const token = form.get('refresh_token')
    if (token === undefined || token === '') return refuse(reply, 400, 'invalid_request', 'refresh_token is missing.')
    return granted(reply, () => grants.refresh(token, settings))
  }
  return refuse(reply, 400, 'unsupported_grant_type', 'This grant_type is not supported.')
}

function granted (reply: FastifyReply, grant: () => TokenAnswer): FastifyReply {
  try {
    return reply.send(grant())
  } catch (error) {
    if (error instanceof InvalidGrant) return refuse(reply, 400, 'invalid_grant', error.message)
    throw error
  }
}

/** Credentials are taken from the header or from the body (RFC 6749 §2.3.1), never from both. */
function authenticated (request: FastifyRequest, form: Form, { client }: World): boolean {
  const { authorization } = request.headers
  if (authorization !== undefined) return isClient(client, basicClientCredentials(authorization))
  return isClient(client, { id: form.get('client_id') ?? '', secret: form.get('client_secret') ?? '' })
}

function refuseClient (request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (request.headers.authorization !== undefined) reply.header('www-authenticate', 'Basic realm="oauth"')
  return refuse(reply, 401, 'invalid_client', 'The client id or secret is wrong.')
}

function refuse (reply: FastifyReply, status: number, error: string, description: string): FastifyReply {
  return reply.code(status).send({ error, error_description: description })
}
