import { GatewayError } from '../errors.ts'
import type { Report } from '../events.ts'
import { refreshTimes as times } from './token-timing.ts'

/**
 * Notices when Big Cartel refuses so many sessions at once that the fault is its own. Then no session is ended for a
 * refusal: sellers are asked to wait rather than to sign in again, all at once, at a provider in trouble.
 */
export interface AuthOutage {
  /** What Big Cartel made of this session's newest refresh, or of the token that came of it. */
  note: (sessionId: string, verdict: 'renewed' | 'refused') => void
  isOn: () => boolean
  /** Whether this session was refused a moment ago, in an outage: then asking again would only add to it. */
  holdsBack: (sessionId: string) => boolean
}

/** Fewer sessions than that prove nothing. */
const sessionsAtMostIgnored = 20
const refusedShare = 0.2

export function createAuthOutage (report: Report, now: () => number = () => performance.now()): AuthOutage {
  /** The newest verdict of each session within the window, the oldest first. */
  const verdicts = new Map<string, { refused: boolean, at: number }>()
  let refused = 0
  let wasOn = false

  const drop = (sessionId: string): void => {
    if (verdicts.get(sessionId)?.refused === true) refused--
    verdicts.delete(sessionId)
  }
  const isOn = (): boolean => {
    for (const [sessionId, { at }] of verdicts) {
      if (now() - at < times.outageWindow) break
      drop(sessionId)
    }
    const on = verdicts.size > sessionsAtMostIgnored && refused >= refusedShare * verdicts.size
    if (on !== wasOn) report({ event: 'auth_outage', on, refused, sessions: verdicts.size })
    wasOn = on
    return on
  }
  return {
    note: (sessionId, verdict) => {
      drop(sessionId) // so that it goes to the end
      verdicts.set(sessionId, { refused: verdict === 'refused', at: now() })
      if (verdict === 'refused') refused++
      isOn() // lets go of what is too old, and tells of the end even when nobody is refused any more
    },
    isOn,
    holdsBack: (sessionId) => {
      const verdict = verdicts.get(sessionId)
      return verdict?.refused === true && now() - verdict.at < times.longCooldown && isOn()
    }
  }
}

export function outageError (cause?: unknown): GatewayError {
  return new GatewayError('UPSTREAM_AUTH_OUTAGE', { cause, upstream: {}, retryAfterMs: times.longCooldown })
}
