import { randomUUID } from 'node:crypto'
import { guarded, type RedisClient } from '../redis/client.ts'
import { keyHash, keys } from '../redis/keys.ts'
import type { Sealer } from '../tokens/sealing.ts'
import { loginLimits, type LoginStore, type Taking } from './login-store.ts'

/** Sign-ins in Redis, under the hash of their state, the verifier sealed with the state itself. */
export function createRedisLoginStore (redis: RedisClient, sealer: Sealer): LoginStore {
  const { dueSeconds, rememberSeconds, finishedSeconds } = loginLimits
  const placeOf = (state: string): string => keys.login(keyHash(state))
  const sealOf = (state: string) => ({ owner: state, place: placeOf(state), field: 'verifier', version: 1 })
  return {
    start: async (state, { browser, returnTo, verifier }) => {
      const sealed = sealer.seal(verifier, sealOf(state))
      await guarded(redis.loginStart(placeOf(state), browser, returnTo, sealed, dueSeconds, rememberSeconds))
    },
    take: async (state, browser): Promise<Taking> => {
      const [kind, returnTo = '/', sealed = ''] = await guarded(redis.loginTake(placeOf(state), browser, finishedSeconds, randomUUID()))
      if (kind === 'FINISHED') return { kind, returnTo }
      if (kind === 'WRONG_BROWSER' || kind === 'EXPIRED') return { kind }
      const verifier = kind === 'TAKEN' ? sealer.open(sealed, sealOf(state)) : null
      return verifier === null ? { kind: 'UNKNOWN' } : { kind: 'TAKEN', returnTo, verifier }
    }
  }
}
