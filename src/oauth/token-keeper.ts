import type { Credential } from '../big-cartel/credential.ts'
import { GatewayError } from '../errors.ts'
import type { Report } from '../events.ts'
import type { TokenReading, TokenStore } from '../tokens/token-store.ts'
import { createAuthOutage, outageError } from './auth-outage.ts'
import { createRefreshFlights, usable, type RefreshFlights, type UsableReading } from './refresh-flights.ts'
import type { RefreshDependencies, RefreshedSession } from './refresh.ts'
import { createTokenSaver } from './token-saver.ts'
import { urgencyOf } from './token-timing.ts'

/** Hands out access tokens and keeps them fresh. One for the process. */
export interface TokenKeeper extends Pick<RefreshFlights, 'load'> {
  /** What the calls of one request are made with. `tokens`: as they were read along with the session; else the store is asked. */
  credentialFor: (session: { sessionId: string, account: { id: string }, tokens?: () => Promise<TokenReading> }) => Credential
  /** Resolves when no refresh is under way any more, and what came of the last ones is saved. */
  drain: () => Promise<void>
}

export interface TokenKeeperDependencies extends Pick<RefreshDependencies, 'endpoint'> {
  store: TokenStore
  report: Report
}

export function createTokenKeeper ({ store, endpoint, report }: TokenKeeperDependencies): TokenKeeper {
  const outage = createAuthOutage(report)
  const saver = createTokenSaver(store, report)
  const { renewed, renewBehind, load, landed } = createRefreshFlights({ store, endpoint, saver, outage, report })

  const due = async (session: RefreshedSession, reading: UsableReading, signal: AbortSignal | undefined): Promise<UsableReading> => {
    const urgency = reading.refreshable ? urgencyOf(reading, Math.random()) : 'later'
    if (urgency === 'now') return await renewed(session, reading.version, signal)
    if (urgency === 'soon') renewBehind(session, reading.version)
    return reading
  }

  /** What Big Cartel refused may have been renewed elsewhere meanwhile: then nothing is asked of the token endpoint. */
  const replace = async (session: RefreshedSession, reading: UsableReading, { refusedToken, signal }: { refusedToken: string, signal: AbortSignal | undefined }): Promise<UsableReading> => {
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
      let current: Promise<UsableReading> | undefined
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
    load,
    drain: async () => {
      await Promise.all([landed(), saver.drain()])
    }
  }
}
