import { unheard, type Report } from '../events.ts'
import { guarded, type RedisClient } from '../redis/client.ts'
import { keyHash, keys, sessionKeys } from '../redis/keys.ts'
import type { Sealer } from './sealing.ts'
import { createTokenReader } from './token-reader.ts'
import { suspectMs, tombstoneMs, type Beginning, type Grant, type Tokens, type TokenStore } from './token-store.ts'

/** Tokens in Redis, sealed, changed only by the scripts in redis/lua. All failures of Redis are STORE_UNAVAILABLE. */
export function createRedisTokenStore (redis: RedisClient, sealer: Sealer, report: Report = unheard): TokenStore {
  const understand = createTokenReader(redis, sealer, report)
  const placeOf = (sessionId: string): string => keys.token(keyHash(sessionId))
  const lockable = (sessionId: string): string[] => sessionKeys(keyHash(sessionId)).slice(0, 3)
  const sealAll = (sessionId: string, tokens: Tokens, version: number) => {
    const seal = { owner: sessionId, place: placeOf(sessionId), version }
    return {
      access: sealer.seal(tokens.accessToken, { ...seal, field: 'access' }),
      refresh: tokens.refreshToken === null ? '' : sealer.seal(tokens.refreshToken, { ...seal, field: 'refresh' }),
      fingerprint: tokens.refreshToken === null ? '' : fingerprint(sessionId, tokens.refreshToken),
      lifetime: tokens.lifetimeMs === null ? '' : Math.round(tokens.lifetimeMs)
    }
  }

  const store: TokenStore = {
    create: async (sessionId, tokens, limitSeconds) => {
      const { access, refresh, fingerprint, lifetime } = sealAll(sessionId, tokens, 1)
      await guarded(redis.tokenCreate(...lockable(sessionId), access, refresh, fingerprint, lifetime, limitSeconds))
    },

    read: async (sessionId) => await understand(sessionId, await guarded(redis.tokenRead(placeOf(sessionId)))),

    begin: async (sessionId, { owner, leaseMs, seenVersion }) => {
      const [kind, ...fields] = await guarded(redis.tokenBegin(...lockable(sessionId), owner, leaseMs, seenVersion, tombstoneMs))
      if (kind !== 'GRANT') return refusal(kind, fields)
      const [version, sealed, fingerprint, tookOver] = fields.map(String)
      const seal = { owner: sessionId, place: placeOf(sessionId), field: 'refresh', version: Number(version) }
      const refreshToken = sealer.open(sealed ?? '', seal)
      const grant = { owner, version: Number(version), fingerprint: fingerprint ?? '', refreshToken: refreshToken ?? '' }
      if (refreshToken !== null) return { kind: 'GRANT', grant, tookOver: tookOver === '1' }
      report({ event: 'token_unsealable', session: keyHash(sessionId) })
      await store.fail(sessionId, grant, { kind: 'terminal', reason: 'unsealable', cooldownMs: 0 })
      return { kind: 'REAUTH', reason: 'unsealable' }
    },

    beat: async (sessionId, owner, leaseMs) => await guarded(redis.tokenBeat(keys.lock(keyHash(sessionId)), owner, leaseMs)) === 1,

    commit: async (sessionId, grant, tokens) => {
      const kept = { ...tokens, refreshToken: tokens.refreshToken ?? grant.refreshToken }
      const { access, refresh, fingerprint, lifetime } = sealAll(sessionId, kept, grant.version + 1)
      return outcome(['OK', 'STALE', 'GONE'], await guarded(redis.tokenCommit(...lockable(sessionId),
        grant.owner, grant.version, grant.fingerprint, access, refresh, fingerprint, lifetime)))
    },

    fail: async (sessionId, grant, { kind, reason, cooldownMs }) =>
      outcome(['REAUTH', 'SUSPECT', 'COOLDOWN', 'STALE', 'GONE'], await guarded(redis.tokenFail(...lockable(sessionId),
        grant.owner, grant.version, grant.fingerprint, kind, reason, cooldownMs, suspectMs, tombstoneMs))),

    refuse: async (sessionId, version, reason) => {
      await guarded(redis.tokenRefuse(placeOf(sessionId), version, reason, tombstoneMs))
    },

    remove: async (sessionId) => { await guarded(redis.del(...lockable(sessionId))) }
  }
  return store
}

function refusal (kind: string, [first, second]: (string | number)[]): Beginning {
  if (kind === 'FRESH' || kind === 'GONE') return { kind }
  if (kind === 'BUSY' || kind === 'SUSPECT') return { kind, ms: Number(first) }
  if (kind === 'COOLDOWN') return { kind, reason: String(first), ms: Number(second) }
  return { kind: 'REAUTH', reason: String(first) }
}

function outcome<const T extends string> (known: readonly T[], answer: string): T {
  const found = known.find((one) => one === answer)
  if (found === undefined) throw new TypeError('a script gave an answer that its header does not name')
  return found
}

/** Bound to the session, so that equal refresh tokens of two sessions do not look alike in a copy of Redis. */
function fingerprint (sessionId: string, refreshToken: Grant['refreshToken']): string {
  return keyHash(`${sessionId}\n${refreshToken}`)
}
