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

/** Every token that was given out and not revoked. */
export type IssuedTokens = {
  accessTokens: { token: string, accountId: string, alive: boolean }[]
  refreshTokens: { token: string, accountId: string, used: boolean }[]
}

type Access = { accountId: string, expiresAt: number }
type Refresh = { accountId: string, accessToken: string, replaced?: Replacement }
/** What a used refresh token was replaced by, and until when it may be used again. */
type Replacement = { accessToken: string, refreshToken: string, graceUntil: number }

/** Codes, access tokens and refresh tokens: who may do what, and for how long. */
export class Grants {
  readonly #now: () => number
  readonly #codes = new Map<string, Approval & { expiresAt: number }>()
  readonly #accesses = new Map<string, Access>()
  readonly #refreshes = new Map<string, Refresh>()

  constructor (now: () => number) {
    this.#now = now
  }

  issueCode (approval: Approval, settings: Settings): string {
    const code = opaque('code')
    this.#codes.set(code, { ...approval, expiresAt: this.#now() + settings.codeSeconds * 1000 })
    return code
  }

  /** Exchanges a code, once: it is gone even when the exchange fails. */
  redeemCode (code: string, redirectUri: string | undefined, verifier: string | undefined, settings: Settings): TokenAnswer {
    const approval = this.#codes.get(code)
    this.#codes.delete(code)
    if (approval === undefined) throw new InvalidGrant('The code is unknown or was used before.')
    if (this.#now() >= approval.expiresAt) throw new InvalidGrant('The code has expired.')
    if (approval.redirectUri !== redirectUri) throw new InvalidGrant('redirect_uri is not the one of the authorization request.')
    if (!verifies(approval.codeChallenge, verifier)) throw new InvalidGrant('code_verifier does not fit the code_challenge.')
    return this.mint(approval.accountId, settings)
  }

  /** A new access token, with a refresh token where the profile has them. */
  mint (accountId: string, settings: Settings): TokenAnswer {
    const accessToken = this.#issueAccess(accountId, settings)
    const refreshToken = settings.tokenProfile === 'article' ? this.#issueRefresh(accountId, accessToken) : undefined
    return this.#answer(accessToken, refreshToken, settings)
  }

  refresh (refreshToken: string, settings: Settings): TokenAnswer {
    const used = this.#refreshes.get(refreshToken)
    if (used === undefined) throw new InvalidGrant('The refresh token is unknown or was revoked.')
    if (used.replaced !== undefined) return this.#repeat(used.accountId, used.replaced, settings)
    if (settings.refreshInvalidatesOldAccessToken) this.#accesses.delete(used.accessToken)
    const accessToken = this.#issueAccess(used.accountId, settings)
    if (settings.rotation === 'none') {
      used.accessToken = accessToken
      return this.#answer(accessToken, undefined, settings)
    }
    const next = this.#issueRefresh(used.accountId, accessToken)
    const graceMs = settings.rotation === 'grace' ? settings.graceSeconds * 1000 : 0
    used.replaced = { accessToken, refreshToken: next, graceUntil: this.#now() + graceMs }
    return this.#answer(accessToken, next, settings)
  }

  /** The account that a live access token reaches. */
  accountOf (accessToken: string): string | undefined {
    return this.#isAlive(accessToken) ? this.#accesses.get(accessToken)?.accountId : undefined
  }

  /** Whether the application holds any grant of this account. */
  holds (accountId: string): boolean {
    return [...this.#accesses.values()].some((access) => access.accountId === accountId)
  }

  /** Every access token is expired from now on; refresh tokens stay. */
  expireAll (): void {
    for (const access of this.#accesses.values()) access.expiresAt = this.#now()
  }

  /** Ends every code, access token and refresh token of the account. */
  revoke (accountId: string): void {
    for (const tokens of [this.#codes, this.#accesses, this.#refreshes]) {
      for (const [token, grant] of tokens) {
        if (grant.accountId === accountId) tokens.delete(token)
      }
    }
  }

  /** What was given out, oldest first, so that a test can see which token is the newest. */
  issued (): IssuedTokens {
    return {
      accessTokens: [...this.#accesses].map(([token, { accountId }]) => ({ token, accountId, alive: this.#isAlive(token) })),
      refreshTokens: [...this.#refreshes].map(([token, { accountId, replaced }]) => ({ token, accountId, used: replaced !== undefined }))
    }
  }

  /** A used refresh token, tried again: refused, or within its grace the same pair again. */
  #repeat (accountId: string, { accessToken, refreshToken, graceUntil }: Replacement, settings: Settings): TokenAnswer {
    if (this.#now() >= graceUntil) throw new InvalidGrant('The refresh token was used before.')
    return this.#answer(this.#isAlive(accessToken) ? accessToken : this.#issueAccess(accountId, settings), refreshToken, settings)
  }

  #answer (accessToken: string, refreshToken: string | undefined, settings: Settings): TokenAnswer {
    const { accountId, expiresAt } = this.#accesses.get(accessToken) ?? { accountId: '', expiresAt: 0 }
    const basics = { access_token: accessToken, ...accountIdMember(accountId, settings) }
    if (settings.tokenProfile === 'documented') return basics
    return {
      ...basics,
      ...(refreshToken !== undefined && { refresh_token: refreshToken }),
      expires_in: Math.round((expiresAt - this.#now()) / 1000),
      token_type: 'bearer'
    }
  }

  #issueAccess (accountId: string, settings: Settings): string {
    const token = opaque('at')
    const lifetimeMs = settings.tokenProfile === 'article' ? settings.expiresIn * 1000 : Infinity
    this.#accesses.set(token, { accountId, expiresAt: this.#now() + lifetimeMs })
    return token
  }

  #issueRefresh (accountId: string, accessToken: string): string {
    const token = opaque('rt')
    this.#refreshes.set(token, { accountId, accessToken })
    return token
  }

  #isAlive (accessToken: string): boolean {
    return (this.#accesses.get(accessToken)?.expiresAt ?? 0) > this.#now()
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
