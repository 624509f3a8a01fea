import type { Credential } from '../big-cartel/credential.ts'
import { GatewayError } from '../errors.ts'
import type { Report } from '../events.ts'
import type { TokenReading, TokenStore } from '../tokens/token-store.ts'
import { createAuthOutage, outageError } from './auth-outage.ts'
import { refresh, type RefreshDependencies, type RefreshedSession, type RefreshMode } from './refresh.ts'
import { createTokenSaver } from './token-saver.ts'
import { refreshTimes as times, urgencyOf } from './token-timing.ts'

/** Hands out access tokens and keeps them fresh. One for the process. */
export interface TokenKeeper {
  /** What the calls of one request are made with. `tokens`: as they were read along with the session; else the store is asked. */
  credentialFor: (session: { sessionId: string, account: { id: string }, tokens?: () => Promise<TokenReading> }) => Credential
  /** Refreshes under way or just landed, and the requests that wait for one. */
  load: () => { flights: number, waiting: number }
  /** Resolves when no refresh is under way any more, and what came of the last ones is saved. */
  drain: () => Promise<void>
}

export interface TokenKeeperDependencies extends Pick<RefreshDependencies, 'endpoint'> {
  store: TokenStore
  report: Report
}

type Reading = TokenReading & { kind: 'OK' }

/** More requests than that do not wait: each holds memory, and their clients will come again. */
const waitingAtMost = 5_000

export function createTokenKeeper ({ store, endpoint, report }: TokenKeeperDependencies): TokenKeeper {
  const outage = createAuthOutage(report)
  const saver = createTokenSaver(store, report)
  const dependencies: RefreshDependencies = { store, endpoint, saver, outage, report }
  /** However many requests wait or come late, one of them asks. */
  const flights = new Map<string, Promise<Reading>>()
  let waiting = 0

  const fly = (session: RefreshedSession, seenVersion: number, mode: RefreshMode): Promise<Reading> => {
    const name = `${session.sessionId} ${seenVersion} ${mode}`
    const underWay = flights.get(name)
    if (underWay !== undefined) return underWay
    const flight = refresh(dependencies, session, { seenVersion, mode })
      .then(async () => usable(await store.read(session.sessionId))) // once for all who wait
    flights.set(name, flight)
    const forget = (): void => { flights.delete(name) }
    flight.then(() => setTimeout(forget, times.landed).unref(), forget)
    return flight
  }

  const renewed = async (session: RefreshedSession, seenVersion: number, signal: AbortSignal | undefined): Promise<Reading> => {
    if (waiting >= waitingAtMost) throw new GatewayError('REFRESH_TIMEOUT', { retryAfterMs: 1_000, detail: 'Too many requests wait for a new access token. Nothing is lost: try again in a second.' })
    const startedAt = performance.now()
    const told = (outcome: 'renewed' | 'left' | GatewayError['code']): void => report({ event: 'refresh_waited', outcome, ms: performance.now() - startedAt })
    waiting++
    try {
      const reading = await unlessAborted(() => fly(session, seenVersion, 'waited-for'), signal)
      told('renewed')
      return reading
    } catch (error) {
      told(signal?.aborted === true ? 'left' : codeOf(error))
      throw error
    } finally {
      waiting--
    }
  }

  const due = async (session: RefreshedSession, reading: Reading, signal: AbortSignal | undefined): Promise<Reading> => {
    const urgency = reading.refreshable ? urgencyOf(reading, Math.random()) : 'later'
    if (urgency === 'now') return await renewed(session, reading.version, signal)
    if (urgency === 'soon') fly(session, reading.version, 'behind').catch((error: unknown) => report({ event: 'refresh_put_off', code: codeOf(error) }))
    return reading
  }

  /** What Big Cartel refused may have been renewed elsewhere meanwhile: then nothing is asked of the token endpoint. */
  const replace = async (session: RefreshedSession, reading: Reading, { refusedToken, signal }: { refusedToken: string, signal: AbortSignal | undefined }): Promise<Reading> => {
    if (reading.accessToken !== refusedToken) return reading
    if (outage.holdsBack(session.sessionId)) throw outageError()
    if (reading.refreshable) return await renewed(session, reading.version, signal)
    await end(session.sessionId, reading.version, 'no_refresh_token')
    throw new GatewayError('REAUTH_REQUIRED')
  }

  /** @throws GatewayError UPSTREAM_AUTH_OUTAGE when so many are refused that the session is not to blame */
  const end = async (sessionId: string, version: number, reason: string): Promise<void> => {
    outage.note(sessionId, 'refused')
    if (outage.isOn()) throw outageError()
    await store.refuse(sessionId, version, reason)
  }

  return {
    credentialFor: ({ sessionId, account, tokens = () => store.read(sessionId) }) => {
      const session = { sessionId, accountId: account.id }
      let current: Promise<Reading> | undefined
      return {
        accountId: account.id,
        secret: sessionId,
        accessToken: async (signal) => (await (current ??= tokens().then((reading) => due(session, usable(reading), signal)))).accessToken,
        replacement: async (refusedToken, signal) => {
          const seen = await current
          if (seen !== undefined && seen.accessToken !== refusedToken) return seen.accessToken // a sibling call has renewed it
          current = replace(session, seen ?? usable(await store.read(sessionId)), { refusedToken, signal })
          return (await current).accessToken
        },
        refused: async (token) => {
          const reading = await store.read(sessionId)
          if (reading.kind === 'OK' && reading.accessToken === token) await end(sessionId, reading.version, 'refused')
        }
      }
    },
    load: () => ({ flights: flights.size, waiting }),
    drain: async () => {
      await Promise.all([Promise.allSettled(flights.values()), saver.drain()])
    }
  }
}

function usable (reading: TokenReading): Reading {
  if (reading.kind === 'OK') return reading
  throw new GatewayError('REAUTH_REQUIRED')
}

function codeOf (error: unknown): GatewayError['code'] {
  return error instanceof GatewayError ? error.code : 'INTERNAL_ERROR'
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
