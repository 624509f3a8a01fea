import type { FastifyInstance, FastifyReply } from 'fastify'
import { shopOfSeller, type Client, type World } from '../world.ts'
import { authorizePage, pageHeaders, refusalPage } from './authorize-page.ts'
import { formOf, type Form } from './form.ts'

/** What an application asks for at the authorize page, checked. */
export type AuthorizeRequest = {
  redirectUri: string
  /** False when the registered URI was taken because the request named none. */
  redirectUriNamed: boolean
  state: string | undefined
  codeChallenge: string | undefined
}

/** `/oauth/authorize`: the seller chooses a shop, approves or denies, and is sent back. */
export function authorizeRoutes (app: FastifyInstance, world: World): void {
  app.get('/oauth/authorize', async (request, reply) => {
    const asked = understand(formOf(request.query), world.client)
    if (typeof asked === 'string') return refuse(reply, asked)
    // a null-prototype record of strings, as formOf has just checked
    const fields = request.query as Record<string, string>
    const html = authorizePage(world.client.name, world.shops.map(({ account }) => account), fields)
    return reply.headers(pageHeaders(asked.redirectUri)).type('text/html; charset=utf-8').send(html)
  })

  app.post('/oauth/authorize', async (request, reply) => {
    const form = formOf(request.body)
    const asked = understand(form, world.client)
    if (typeof asked === 'string') return refuse(reply, asked)
    const decision = form?.get('decision')
    if (decision === 'deny') return sendBack(reply, asked, { error: 'access_denied' })
    const shop = shopOfSeller(world, form?.get('seller') ?? '')
    if (decision !== 'approve' || shop === undefined) return refuse(reply, 'Choose one of the shops, then approve or deny.')
    const code = world.grants.issueCode({
      accountId: shop.account.id,
      redirectUri: asked.redirectUriNamed ? asked.redirectUri : undefined,
      codeChallenge: asked.codeChallenge
    }, world.settings)
    return sendBack(reply, asked, { code })
  })
}

/** The checked request, or a sentence saying why it is refused. */
function understand (form: Form | undefined, client: Client): AuthorizeRequest | string {
  if (form === undefined) return 'A parameter was given more than once.'
  if (form.get('client_id') !== client.id) return 'No application is registered under this client_id.'
  if ((form.get('response_type') ?? 'code') !== 'code') return 'The only response_type is code.'
  const redirectUri = form.get('redirect_uri') ?? client.redirectUris?.[0] ?? 'http://localhost:3000/callback'
  if (!isRegistered(redirectUri, client)) return 'This redirect_uri is not registered for the application.'
  if (form.has('code_challenge') && form.get('code_challenge_method') !== 'S256') return 'The only code_challenge_method is S256.'
  return {
    redirectUri,
    redirectUriNamed: form.has('redirect_uri'),
    state: form.get('state'),
    codeChallenge: form.get('code_challenge')
  }
}

function isRegistered (redirectUri: string, client: Client): boolean {
  if (client.redirectUris !== undefined) return client.redirectUris.includes(redirectUri)
  if (!URL.canParse(redirectUri)) return false
  const { protocol, hostname, hash, username } = new URL(redirectUri)
  return (protocol === 'http:' || protocol === 'https:') && (hostname === 'localhost' || hostname === '127.0.0.1') && hash === '' && username === ''
}

/** A request that cannot be trusted is answered here and never redirected (RFC 6749 §4.1.2.1). */
function refuse (reply: FastifyReply, reason: string): FastifyReply {
  return reply.code(400).headers(pageHeaders()).type('text/html; charset=utf-8').send(refusalPage(reason))
}

function sendBack (reply: FastifyReply, { redirectUri, state }: AuthorizeRequest, answer: Record<string, string>): FastifyReply {
  const target = new URL(redirectUri)
  for (const [name, value] of Object.entries(answer)) target.searchParams.set(name, value)
  if (state !== undefined) target.searchParams.set('state', state)
  return reply.header('cache-control', 'no-store').redirect(target.href, 303)
}
