import * as oauth from 'oauth4webapi'
import type { Config } from '../config.ts'
import { patientTimeout } from '../patience.ts'
import type { Tokens } from '../tokens/token-store.ts'
import { createDeauthorize, type Deauthorize } from './deauthorize.ts'
import { classify, type TokenRefusal } from './token-answer.ts'
import { parseGrant } from './token-grant.ts'
import { createTokenTransport } from './token-transport.ts'

export type TokenAnswer = { kind: 'ok', tokens: Tokens, accountId: string | null } | TokenRefusal

/** Big Cartel's side of OAuth 2.0 (RFC 6749), as this gateway's registered application. */
export interface TokenEndpoint {
  /** The address that a browser is sent to. */
  authorizeUrl: (login: { state: string, verifier: string }) => Promise<string>
  /**
   * Redeems a code. Asked once for each code and never again: a code that was sent may have been spent.
   * @param callback the query of the callback, exactly as it came
   * @throws oauth4webapi's errors when the callback itself is not acceptable; nothing was sent then
   */
  redeem: (callback: URLSearchParams, login: { state: string, verifier: string }) => Promise<TokenAnswer>
  refresh: (refreshToken: string, timeoutMs: number) => Promise<TokenAnswer>
  deauthorize: Deauthorize
  close: () => Promise<void>
}

const redeemTimeoutMs = 5_000

export function createTokenEndpoint (config: Config['oauth'], userAgent: string): TokenEndpoint {
  const server: oauth.AuthorizationServer = {
    issuer: new URL(config.authorizeUrl).origin,
    authorization_endpoint: config.authorizeUrl,
    token_endpoint: config.tokenUrl
  }
  const client: oauth.Client = { client_id: config.clientId }
  const authentication = oauth.ClientSecretPost(config.clientSecret)
  const transport = createTokenTransport(config.tokenUrl, userAgent)
  const deauthorizeTransport = createTokenTransport(config.deauthorizeUrl, userAgent)
  const optionsFor = (timeoutMs: number) => ({
    [oauth.customFetch]: transport.fetch,
    [oauth.allowInsecureRequests]: new URL(config.tokenUrl).protocol === 'http:', // the settings forbid it in production
    signal: patientTimeout(timeoutMs)
  })

  return {
    authorizeUrl: async ({ state, verifier }) => {
      const url = new URL(config.authorizeUrl)
      url.searchParams.set('client_id', config.clientId)
      url.searchParams.set('response_type', 'code')
      url.searchParams.set('redirect_uri', config.redirectUri)
      url.searchParams.set('state', state)
      url.searchParams.set('code_challenge', await oauth.calculatePKCECodeChallenge(verifier))
      url.searchParams.set('code_challenge_method', 'S256')
      return url.href
    },
    redeem: async (callback, { state, verifier }) => {
      const checked = oauth.validateAuthResponse(server, client, callback, state)
      return await ask(() => oauth.authorizationCodeGrantRequest(
        server, client, authentication, checked, config.redirectUri, verifier, optionsFor(redeemTimeoutMs)
      ), (response) => oauth.processAuthorizationCodeResponse(server, client, response))
    },
    refresh: async (refreshToken, timeoutMs) => await ask(
      () => oauth.refreshTokenGrantRequest(server, client, authentication, refreshToken, optionsFor(timeoutMs)),
      (response) => oauth.processRefreshTokenResponse(server, client, response)
    ),
    deauthorize: createDeauthorize(config, deauthorizeTransport),
    close: async () => { await Promise.all([transport.close(), deauthorizeTransport.close()]) }
  }
}

/** Asking and understanding apart: whatever goes wrong in either becomes an answer that says what is known of it. */
async function ask (
  request: () => Promise<Response>, process: (response: Response) => Promise<oauth.TokenEndpointResponse>
): Promise<TokenAnswer> {
  let response: Response | undefined
  try {
    response = await request()
    return { kind: 'ok', ...parseGrant(await process(response)) }
  } catch (error) {
    return classify(error, response)
  }
}
