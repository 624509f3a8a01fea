import type { Credential } from '../big-cartel/credential.ts'
import { GatewayError } from '../errors.ts'
import type { TokenReading } from '../tokens/token-store.ts'
import { refresh, type RefreshDependencies, type RefreshMode } from './refresh.ts'
import { refreshTimes as times, urgencyOf } from './token-timing.ts'

/** Hands out access tokens and keeps them fresh. One for the process. */
export interface TokenKeeper {
  /** What the calls of one request are made with. `tokens`: as they were read along with the session; else the store is asked. */
  credentialFor: (session: { sessionId: string, account: { id: string }, tokens?: () => Promise<TokenReading> }) => Credential
  /** Resolves when no refresh is under way any more. */
  drain: () => Promise<void>
}

type Reading = TokenReading & { kind: 'OK' }

export function createTokenKeeper (dependencies: RefreshDependencies): TokenKeeper {
  const { store, log } = dependencies
  /** Refreshes under way in this process, and those just landed: however many requests wait or come late, one of them asks. */
  const flights = new Map<string, Promise<Reading>>()

  const fly = (sessionId: string, seenVersion: number, mode: RefreshMode): Promise<Reading> => {
    const name = `${sessionId} ${seenVersion} ${mode}`
    const underWay = flights.get(name)
    if (underWay !== undefined) return underWay
    const flight = refresh(dependencies, sessionId, { seenVersion, mode })
      .then(async () => usable(await store.read(sessionId))) // once for all who wait
    flights.set(name, flight)
    const forget = (): void => { flights.delete(name) }
    flight.then(() => setTimeout(forget, times.landed).unref(), forget)
    return flight
  }

  const renewed = async (sessionId: string, seenVersion: number, signal: AbortSignal | undefined): Promise<Reading> =>
    await unlessAborted(() => fly(sessionId, seenVersion, 'waited-for'), signal)

  const due = async (sessionId: string, reading: Reading, signal: AbortSignal | undefined): Promise<Reading> => {
    const urgency = reading.refreshable ? urgencyOf(reading, Math.random()) : 'later'
    if (urgency === 'now') return await renewed(sessionId, reading.version, signal)
    if (urgency === 'soon') fly(sessionId, reading.version, 'behind').catch((error: Error) => log.info({ reason: error.name }, 'refresh put off'))
    return reading
  }

  return {
    credentialFor: ({ sessionId, account, tokens = () => store.read(sessionId) }) => {
      let current: Promise<Reading> | undefined
      return {
        accountId: account.id,
        accessToken: async (signal) => (await (current ??= tokens().then((reading) => due(sessionId, usable(reading), signal)))).accessToken,
        replacement: async (refusedToken, signal) => {
          const seen = await current
          if (seen !== undefined && seen.accessToken !== refusedToken) return seen.accessToken // a sibling call has renewed it
          current = replace(sessionId, seen ?? usable(await store.read(sessionId)), { refusedToken, signal })
          return (await current).accessToken
        },
        refused: async (token) => {
          const reading = await store.read(sessionId)
          if (reading.kind === 'OK' && reading.accessToken === token) await store.refuse(sessionId, reading.version, 'refused')
        }
      }
    },
    drain: async () => { await Promise.allSettled(flights.values()) }
  }

  /** What Big Cartel refused may have been renewed elsewhere meanwhile: then nothing is asked of the token endpoint. */
  async function replace (sessionId: string, reading: Reading, { refusedToken, signal }: { refusedToken: string, signal: AbortSignal | undefined }): Promise<Reading> {
    if (reading.accessToken !== refusedToken) return reading
    if (reading.refreshable) return await renewed(sessionId, reading.version, signal)
    await store.refuse(sessionId, reading.version, 'no_refresh_token')
    throw new GatewayError('REAUTH_REQUIRED')
  }
}

function usable (reading: TokenReading): Reading {
  if (reading.kind === 'OK') return reading
  throw new GatewayError('REAUTH_REQUIRED')
}

/** A client that leaves stops waiting; what it waited for goes on, for the others. */
async function unlessAborted<T> (start: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return await start()
  signal.throwIfAborted() // before it starts: what nobody waits for would fail unheard
  return await new Promise<T>((resolve, reject) => {
    const leave = (): void => reject(signal.reason)
    signal.addEventListener('abort', leave, { once: true })
    start().then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
}
