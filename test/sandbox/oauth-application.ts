import type { TestSandbox } from '../helpers/sandbox.ts'

/** The application's callback; nobody listens there. */
export const redirectUri = 'http://localhost:3000/callback'

/** Where the application sends a seller. */
export function authorizeUrl (sandbox: TestSandbox, more: Record<string, string> = {}): URL {
  const url = new URL(sandbox.authorizeUrl)
  url.search = new URLSearchParams({ client_id: sandbox.clientId, response_type: 'code', redirect_uri: redirectUri, state: 's t&ate', ...more }).toString()
  return url
}

/** Asks the token endpoint. */
export async function post (sandbox: TestSandbox, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const answer = await fetch(sandbox.tokenUrl, { method: 'POST', headers, body: new URLSearchParams(fields) })
  // the fields of either kind of answer of a token endpoint
  return { status: answer.status, headers: answer.headers, body: await answer.json() as Record<string, string | number> }
}

/** Exchanges the code of a callback, with its credentials in the body. */
export async function exchange (sandbox: TestSandbox, callback: URL, more: Record<string, string> = {}) {
  return post(sandbox, {
    client_id: sandbox.clientId,
    client_secret: sandbox.clientSecret,
    code: callback.searchParams.get('code') ?? '',
    redirect_uri: redirectUri,
    ...more
  })
}

export const refresh = (sandbox: TestSandbox, refreshToken: string | number | undefined) => post(sandbox, {
  client_id: sandbox.clientId, client_secret: sandbox.clientSecret, grant_type: 'refresh_token', refresh_token: String(refreshToken)
})
