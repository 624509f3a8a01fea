import type { Tokens } from '../tokens/token-store.ts'

/** The answer has the right form and yet cannot be used. */
export class UnusableGrant extends Error {
  override readonly name = 'UnusableGrant'
}

const secondsWhenSpent = 60
const secondsAtMost = 365 * 24 * 3_600

/**
 * Reads what the token endpoint granted. Big Cartel is known to send `access_token` and `account_id` (a number
 * or a string); `refresh_token` and `lifetime` (its `expires_in`) may come too.
 * @throws UnusableGrant when a token could not be sent in a header, or the account id is none
 */
export function parseGrant (answer: Readonly<Record<string, unknown>>): { tokens: Tokens, accountId: string | null } {
  const { access_token: accessToken, refresh_token: refreshToken, account_id: accountId, lifetime } = answer
  if (!isToken(accessToken)) throw new UnusableGrant('access_token')
  if (refreshToken !== undefined && !isToken(refreshToken)) throw new UnusableGrant('refresh_token')
  return {
    tokens: { accessToken, refreshToken: refreshToken ?? null, lifetimeMs: parseLifetimeMs(lifetime) },
    accountId: parseAccountId(accountId)
  }
}

function isToken (value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]{1,8192}$/.test(value)
}

/** `expires_in` in seconds, as a number or as text → ms; `null` when unknown. */
function parseLifetimeMs (value: unknown): number | null {
  const seconds = typeof value === 'string' ? Number.parseFloat(value) : value
  if (typeof seconds !== 'number' || !Number.isFinite(seconds)) return null
  return (seconds < 1 ? secondsWhenSpent : Math.min(Math.floor(seconds), secondsAtMost)) * 1_000
}

function parseAccountId (value: unknown): string | null {
  if (value === undefined || value === null) return null
  const id = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value
  if (typeof id !== 'string' || !/^[A-Za-z0-9-]{1,40}$/.test(id)) throw new UnusableGrant('account_id')
  return id
}
