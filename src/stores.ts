import type { FastifyBaseLogger } from 'fastify'
import type { SharedCache } from './big-cartel/shared-cache.ts'
import { createRedisSharedCache } from './cache/redis-shared-cache.ts'
import type { Config } from './config.ts'
import type { Report } from './events.ts'
import { createMemoryLoginStore } from './oauth/memory-login-store.ts'
import { createRedisLoginStore } from './oauth/redis-login-store.ts'
import type { LoginStore } from './oauth/login-store.ts'
import { connectRedis, type RedisConnection } from './redis/client.ts'
import { createRateCounts, type RateCounts } from './redis/rate-counts.ts'
import { createMemorySessionStore } from './session/memory-session-store.ts'
import { createRedisSessionStore } from './session/redis-session-store.ts'
import type { SessionStore } from './session/session-store.ts'
import { createMemoryTokenStore } from './tokens/memory-token-store.ts'
import { createRedisTokenStore } from './tokens/redis-token-store.ts'
import { createSealer } from './tokens/sealing.ts'
import type { TokenStore } from './tokens/token-store.ts'

export interface Stores {
  sessions: SessionStore
  tokens: TokenStore
  logins: LoginStore
  /** Null: each process counts for itself. */
  rates: RateCounts | null
  /** Null: each process keeps for itself what it keeps. */
  answers: SharedCache | null
  ping: RedisConnection['ping']
  close: () => Promise<void>
}

/** Redis as the settings say, or the embedded stores of one process. */
export async function openStores (
  { store, session, tokenKeys, bigCartel }: Pick<Config, 'store' | 'session' | 'tokenKeys' | 'bigCartel'>, { log, report }: { log: Pick<FastifyBaseLogger, 'info' | 'warn'>, report: Report }
): Promise<Stores> {
  if (store.kind === 'memory') {
    const tokens = createMemoryTokenStore()
    return {
      sessions: createMemorySessionStore(session, tokens),
      tokens,
      logins: createMemoryLoginStore(),
      rates: null,
      answers: null,
      ping: async () => ({ up: true }),
      close: async () => {}
    }
  }
  const { client, settled, ping, close } = connectRedis(store, log)
  await settled
  const sealer = createSealer(tokenKeys)
  const answers = bigCartel.cache ? createRedisSharedCache(client, sealer) : null
  return {
    sessions: createRedisSessionStore(client, sealer, session, report),
    tokens: createRedisTokenStore(client, sealer, report),
    logins: createRedisLoginStore(client, sealer),
    rates: createRateCounts(client),
    answers,
    ping,
    close: async () => {
      answers?.close()
      await close()
    }
  }
}
