import type { Config } from '../config.ts'
import { GatewayError } from '../errors.ts'
import { classify, refusalError } from './token-answer.ts'
import type { TokenTransport } from './token-transport.ts'

/**
 * Gives the application's access to an account back to Big Cartel, for all sessions at once: its endpoint knows
 * accounts, not tokens.
 * @throws GatewayError UPSTREAM_*
 */
export type Deauthorize = (accountId: string) => Promise<void>

const timeoutMs = 5_000

export function createDeauthorize ({ deauthorizeUrl, clientId, clientSecret }: Config['oauth'], transport: TokenTransport): Deauthorize {
  const credentials = Buffer.from(`${clientId}:${clientSecret}`).toString('base64')
  return async (accountId) => {
    const response = await transport.fetch(`${deauthorizeUrl.replace(/\/+$/, '')}/${encodeURIComponent(accountId)}`, {
      method: 'POST', headers: { authorization: `Basic ${credentials}` }, body: '', signal: AbortSignal.timeout(timeoutMs)
    }).catch((error: unknown) => { throw refusalError(classify(error, undefined)) })
    const isGone = response.ok || response.status === 404 // no longer connected: what was asked for
    if (!isGone) throw unexpected(response)
  }
}

function unexpected (response: Response): GatewayError {
  const cause = new TypeError(`deauthorize was answered with ${response.status}`)
  return refusalError(classify(cause, response))
}
