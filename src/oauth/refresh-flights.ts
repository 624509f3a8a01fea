import { GatewayError } from '../errors.ts'
import type { TokenReading } from '../tokens/token-store.ts'
import { refresh, type RefreshDependencies, type RefreshedSession, type RefreshMode } from './refresh.ts'
import { refreshTimes as times } from './token-timing.ts'

/** Tokens that can be used. */
export type UsableReading = TokenReading & { kind: 'OK' }

/** The refreshes of this process, each asked for once however many requests wait for it or come late. */
export interface RefreshFlights {
  /** Waits for a token newer than the version seen. @throws GatewayError as `refresh` does; REFRESH_TIMEOUT when too many wait */
  renewed: (session: RefreshedSession, seenVersion: number, signal: AbortSignal | undefined) => Promise<UsableReading>
  /** The same behind the backs of the users: nobody waits. */
  renewBehind: (session: RefreshedSession, seenVersion: number) => void
  /** Refreshes under way or just landed, and the requests that wait for one. */
  load: () => { flights: number, waiting: number }
  /** Resolves when none is under way any more. */
  landed: () => Promise<unknown>
}

/** More requests than that do not wait: each holds memory, and their clients will come again. */
const waitingAtMost = 5_000

export function createRefreshFlights (dependencies: RefreshDependencies): RefreshFlights {
  const { store, report } = dependencies
  const flights = new Map<string, Promise<UsableReading>>()
  let waiting = 0

  const fly = (session: RefreshedSession, seenVersion: number, mode: RefreshMode): Promise<UsableReading> => {
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

  return {
    renewed: async (session, seenVersion, signal) => {
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
    },
    renewBehind: (session, seenVersion) => {
      fly(session, seenVersion, 'behind').catch((error: unknown) => report({ event: 'refresh_put_off', code: codeOf(error) }))
    },
    load: () => ({ flights: flights.size, waiting }),
    landed: async () => await Promise.allSettled(flights.values())
  }
}

/** @throws GatewayError REAUTH_REQUIRED */
export function usable (reading: TokenReading): UsableReading {
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
