import { createHash, randomBytes } from 'node:crypto'
import type { Settings } from '../settings.ts'

/** What a seller approved, as the code remembers it until it is redeemed. */
export type Approval = {
  accountId: string
  /** The redirect URI that the authorize request named; undefined when it named none. */
  redirectUri: string | undefined
  codeChallenge: string | undefined
}

export type TokenAnswer = {
  access_token: string
  account_id?: number | string
  refresh_token?: string
  expires_in?: number
  token_type?: string
}

/** Why a code or a refresh token is refused; always `invalid_grant` to the client. */
export class InvalidGrant extends Error {}

export type Grants = ReturnType<typeof createGrants>

type Access = { accountId: string, expiresAt: number }
type Refresh = {
  accountId: string
  accessToken: string
  /** Set at its first use: what it was replaced by, and until when it may be used again. */
  replaced?: { accessToken: string, refreshToken: string, graceUntil: number }
}

/** Codes, access tokens and refresh tokens: who may do what, and for how long. */
export function createGrants (now: () => number) {
  const codes = new Map<string, Approval & { expiresAt: number }>()
  const accesses = new Map<string, Access>()
  const refreshes = new Map<string, Refresh>()

  const issueAccess = (accountId: string, settings: Settings) => {
    const token = opaque('at')
    const lifetimeMs = settings.tokenProfile === 'article' ? settings.expiresIn * 1000 : Infinity
    accesses.set(token, { accountId, expiresAt: now() + lifetimeMs })
    return token
  }

  const issueRefresh = (accountId: string, accessToken: string) => {
    const token = opaque('rt')
    refreshes.set(token, { accountId, accessToken })
    return token
  }

  const answer = (accessToken: string, refreshToken: string | undefined, settings: Settings): TokenAnswer => {
    const access = accesses.get(accessToken)
    if (access === undefined) throw new InvalidGrant('The grant was revoked.')
    return {
      access_token: accessToken,
      ...accountIdMember(access.accountId, settings),
      ...(settings.tokenProfile === 'article' && {
        ...(refreshToken !== undefined && { refresh_token: refreshToken }),
        expires_in: Math.round((access.expiresAt - now()) / 1000),
        token_type: 'bearer'
      })
    }
  }

  const mint = (accountId: string, settings: Settings): TokenAnswer => {
    const accessToken = issueAccess(accountId, settings)
    const refreshToken = settings.tokenProfile === 'article' ? issueRefresh(accountId, accessToken) : undefined
    return answer(accessToken, refreshToken, settings)
  }

  /** A used refresh token, tried again: refused, or within its grace the same pair again. */
  const repeat = (used: Refresh & Required<Pick<Refresh, 'replaced'>>, settings: Settings): TokenAnswer => {
    const { accessToken, refreshToken, graceUntil } = used.replaced
    if (now() >= graceUntil) throw new InvalidGrant('The refresh token was used before.')
    const alive = (accesses.get(accessToken)?.expiresAt ?? 0) > now()
    return answer(alive ? accessToken : issueAccess(used.accountId, settings), refreshToken, settings)
  }

  return {
    issueCode (approval: Approval, settings: Settings): string {
      const code = opaque('code')
      codes.set(code, { ...approval, expiresAt: now() + settings.codeSeconds * 1000 })
      return code
    },

    /** Exchanges a code, once: it is gone even when the exchange fails. */
    redeemCode (code: string, redirectUri: string | undefined, verifier: string | undefined, settings: Settings): TokenAnswer {
      const approval = codes.get(code)
      codes.delete(code)
      if (approval === undefined) throw new InvalidGrant('The code is unknown or was used before.')
      if (now() >= approval.expiresAt) throw new InvalidGrant('The code has expired.')
      if (approval.redirectUri !== redirectUri) throw new InvalidGrant('redirect_uri is not the one of the authorization request.')
      if (!verifies(approval.codeChallenge, verifier)) throw new InvalidGrant('code_verifier does not fit the code_challenge.')
      return mint(approval.accountId, settings)
    },

    refresh (refreshToken: string, settings: Settings): TokenAnswer {
      const used = refreshes.get(refreshToken)
      if (used === undefined) throw new InvalidGrant('The refresh token is unknown or was revoked.')
      if (used.replaced !== undefined) return repeat({ ...used, replaced: used.replaced }, settings)
      if (settings.refreshInvalidatesOldAccessToken) accesses.delete(used.accessToken)
      const accessToken = issueAccess(used.accountId, settings)
      if (settings.rotation === 'none') {
        used.accessToken = accessToken
        return answer(accessToken, undefined, settings)
      }
      const next = issueRefresh(used.accountId, accessToken)
      const graceMs = settings.rotation === 'grace' ? settings.graceSeconds * 1000 : 0
      used.replaced = { accessToken, refreshToken: next, graceUntil: now() + graceMs }
      return answer(accessToken, next, settings)
    },

    mint,

    /** The account that a live access token reaches. */
    accountOf (accessToken: string): string | undefined {
      const access = accesses.get(accessToken)
      return access !== undefined && access.expiresAt > now() ? access.accountId : undefined
    },

    /** Whether the application holds any grant of this account. */
    holds: (accountId: string): boolean => [...accesses.values()].some(access => access.accountId === accountId),

    /** Every access token is expired from now on; refresh tokens stay. */
    expireAll (): void {
      for (const access of accesses.values()) access.expiresAt = now()
    },

    /** Ends every code, access token and refresh token of the account. */
    revoke (accountId: string): void {
      for (const tokens of [codes, accesses, refreshes]) {
        for (const [token, grant] of tokens) {
          if (grant.accountId === accountId) tokens.delete(token)
        }
      }
    },

    /** What was given out, oldest first, so that a test can see which token is the newest. */
    issued: () => ({
      accessTokens: [...accesses].map(([token, { accountId, expiresAt }]) => ({ token, accountId, alive: expiresAt > now() })),
      refreshTokens: [...refreshes].map(([token, { accountId, replaced }]) => ({ token, accountId, used: replaced !== undefined }))
    })
  }
}

const opaque = (prefix: string) => `${prefix}_${randomBytes(24).toString('base64url')}`

function accountIdMember (accountId: string, settings: Settings): Pick<TokenAnswer, 'account_id'> {
  if (settings.accountIdAs === 'none') return {}
  return { account_id: settings.accountIdAs === 'number' ? Number(accountId) : accountId }
}

/** PKCE with S256, RFC 7636 §4.6: asked for at the authorization request, or not at all. */
function verifies (challenge: string | undefined, verifier: string | undefined): boolean {
  if (challenge === undefined) return true
  return verifier !== undefined && createHash('sha256').update(verifier).digest('base64url') === challenge
}
