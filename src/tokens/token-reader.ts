import type { Report } from '../events.ts'
import type { RedisClient } from '../redis/client.ts'
import { keyHash, keys } from '../redis/keys.ts'
import type { Seal, Sealer } from './sealing.ts'
import type { TokenReading } from './token-store.ts'

/** Understands what token_read.lua and session_open.lua say of a token record. */
export type TokenReader = (sessionId: string, fields: readonly string[]) => Promise<TokenReading>

/**
 * A record that cannot be opened (its key is retired, somebody tampered with it) asks for a new sign-in; it is never a
 * crash. One that is sealed with an older key is sealed anew, so that the older key can be retired.
 */
export function createTokenReader (redis: RedisClient, sealer: Sealer, report: Report): TokenReader {
  const reseal = async (sessionId: string, accessToken: string, { sealed, seal }: { sealed: { access: string, refresh: string }, seal: Omit<Seal, 'field'> }): Promise<void> => {
    const refreshToken = sealed.refresh === '' ? null : sealer.open(sealed.refresh, { ...seal, field: 'refresh' })
    const access = sealer.seal(accessToken, { ...seal, field: 'access' })
    const refresh = refreshToken === null ? '' : sealer.seal(refreshToken, { ...seal, field: 'refresh' })
    if (await redis.tokenReseal(seal.place, sealed.access, access, refresh) === 1) report({ event: 'token_resealed', session: keyHash(sessionId) })
  }

  return async (sessionId, fields) => {
    const [now, state = '', reason = '', version, access = '', refresh = '', expires = '', lifetime = ''] = fields
    if (state === '') return { kind: 'GONE' }
    if (state !== 'ok') return { kind: 'REAUTH', reason }
    const hash = keyHash(sessionId)
    const seal = { owner: sessionId, place: keys.token(hash), version: Number(version) }
    const accessToken = sealer.open(access, { ...seal, field: 'access' })
    if (accessToken === null) {
      report({ event: 'token_unsealable', session: hash })
      return { kind: 'REAUTH', reason: 'unsealable' }
    }
    if (!sealer.isCurrent(access)) await reseal(sessionId, accessToken, { sealed: { access, refresh }, seal }).catch(() => {}) // the next reader will
    return {
      kind: 'OK',
      version: Number(version),
      accessToken,
      refreshable: refresh !== '',
      leftMs: expires === '' ? null : Number(expires) - Number(now),
      lifetimeMs: lifetime === '' ? null : Number(lifetime)
    }
  }
}
