import { randomBytes } from 'node:crypto'
import { fetchAccount, firstAccountId } from '../big-cartel/account.ts'
import type { BigCartel } from '../big-cartel/client.ts'
import type { Credential } from '../big-cartel/credential.ts'
import { GatewayError } from '../errors.ts'
import { keyHash } from '../redis/keys.ts'
import type { SessionAccount } from '../session/session-store.ts'
import type { Tokens } from '../tokens/token-store.ts'
import { parseCallback } from './callback.ts'
import type { LoginStore } from './login-store.ts'
import { checkReturnTo, type ReturnTo } from './return-to.ts'
import { refusalError } from './token-answer.ts'
import type { TokenAnswer, TokenEndpoint } from './token-endpoint.ts'

export interface SignInDependencies {
  logins: LoginStore
  endpoint: TokenEndpoint
  bigCartel: BigCartel
  publicOrigin: string
}

export type SignInResult =
  | { kind: 'signed-in', account: SessionAccount, tokens: Tokens, returnTo: ReturnTo }
  /** This browser has finished this sign-in before. */
  | { kind: 'finished', returnTo: ReturnTo }

/** The authorization-code flow (RFC 6749 §4.1 with PKCE, RFC 7636): `begin`, then `finish`. */
export interface SignIn {
  /** @returns the address at Big Cartel that the browser is to be sent to */
  begin: (login: { nonce: string, returnTo: unknown }) => Promise<string>
  /**
   * @param query the callback's query, exactly as it came
   * @param nonce what the browser's nonce cookie holds
   * @throws GatewayError LOGIN_*, UPSTREAM_* or STORE_UNAVAILABLE
   */
  finish: (callback: { query: string, nonce: string | undefined }) => Promise<SignInResult>
}

/** 256 random bits, as a state, a nonce and a PKCE verifier want them. */
export function randomSecret (): string {
  return randomBytes(32).toString('base64url')
}

export function createSignIn ({ logins, endpoint, bigCartel, publicOrigin }: SignInDependencies): SignIn {
  return {
    begin: async ({ nonce, returnTo }) => {
      const state = randomSecret()
      const verifier = randomSecret()
      await logins.start(state, { browser: keyHash(nonce), returnTo: checkReturnTo(returnTo, publicOrigin), verifier })
      return await endpoint.authorizeUrl({ state, verifier })
    },

    finish: async ({ query, nonce }) => {
      const { parameters, state, error } = parseCallback(query)
      if (nonce === undefined) throw new GatewayError('LOGIN_WRONG_BROWSER')
      const login = await take(logins, state, nonce)
      const returnTo = checkReturnTo(login.returnTo, publicOrigin)
      if (login.kind === 'FINISHED') return { kind: 'finished', returnTo }
      if (error !== null) throw new GatewayError(error === 'access_denied' ? 'LOGIN_DENIED' : 'LOGIN_FAILED')
      const { tokens, accountId } = granted(await redeem(endpoint, parameters, { state, verifier: login.verifier }))
      return { kind: 'signed-in', tokens, returnTo, account: await learnAccount(bigCartel, tokens.accessToken, accountId) }
    }
  }
}

async function take (logins: LoginStore, state: string, nonce: string) {
  const taking = await logins.take(state, keyHash(nonce))
  switch (taking.kind) {
    case 'UNKNOWN': throw new GatewayError('LOGIN_STATE_INVALID')
    case 'EXPIRED': throw new GatewayError('LOGIN_STATE_EXPIRED')
    case 'WRONG_BROWSER': throw new GatewayError('LOGIN_WRONG_BROWSER')
    default: return taking
  }
}

async function redeem (
  endpoint: TokenEndpoint, parameters: URLSearchParams, login: { state: string, verifier: string }
): Promise<TokenAnswer> {
  try {
    return await endpoint.redeem(parameters, login)
  } catch (cause) {
    throw new GatewayError('LOGIN_FAILED', { cause }) // the callback itself: a foreign issuer, say
  }
}

function granted (answer: TokenAnswer): TokenAnswer & { kind: 'ok' } {
  if (answer.kind === 'ok') return answer
  throw refusalError(answer)
}

const accountTimeoutMs = 6_000

/** Asks the API who signed in; without an account id in the token answer, also which account it is. */
async function learnAccount (bigCartel: BigCartel, accessToken: string, knownId: string | null): Promise<SessionAccount> {
  const deadline = Date.now() + accountTimeoutMs
  const ask = (accountId: string) => bigCartel.bind({ credential: unrenewable(accountId, accessToken), deadline })
  const accountId = knownId ?? await firstAccountId(ask(''))
  const { id, subdomain, storeName } = await fetchAccount(ask(accountId)).catch(asInvalid)
  return { id, subdomain: subdomain ?? '', storeName }
}

/** A token for an account that the API does not know: nothing that the seller could mend. */
function asInvalid (error: unknown): never {
  if (error instanceof GatewayError && error.code === 'NOT_FOUND') throw new GatewayError('UPSTREAM_INVALID_RESPONSE', { cause: error, upstream: { status: 404 } })
  throw error
}

/** A token that was granted a moment ago: if Big Cartel refuses it, the sign-in has failed. */
function unrenewable (accountId: string, accessToken: string): Credential {
  return {
    accountId,
    secret: null,
    accessToken: async () => accessToken,
    replacement: async () => { throw new GatewayError('LOGIN_FAILED', { detail: 'Big Cartel refused the access token that it had just granted. Start again from /auth.' }) },
    refused: async () => {}
  }
}
