import type { ErrorCode } from './errors.ts'

/**
 * What becomes of sign-ins, sessions and tokens. Told once, by whoever did it; heard twice: as an audit line of the log
 * and as a figure of /metrics. Holds no token, code, state, cookie or session id: `session` is the handle that
 * `GET /sessions` shows, which opens nothing.
 */
export type GatewayEvent =
  | { event: 'sign_in_started' }
  | { event: 'sign_in_failed', code: ErrorCode }
  | { event: 'session_created', account: string, session: string }
  /** Sessions that end by their own limits go silently: Redis drops them. */
  | { event: 'sessions_ended', account: string, reason: EndReason, count: number }
  /** One refresh token was spent, or tried. `tookOver`: an earlier holder vanished without a word. */
  | { event: 'refresh', session: string, outcome: RefreshOutcome, reason?: string, tookOver: boolean, ms: number }
  /** A request had to wait for a refresh. */
  | { event: 'refresh_waited', outcome: 'renewed' | ErrorCode | 'left', ms: number }
  /** A refresh that nobody waited for did not come off; a later request will see to it. */
  | { event: 'refresh_put_off', code: ErrorCode }
  /** New tokens were in hand and the store was away. */
  | { event: 'commit_retried', session: string, tries: number, saved: boolean }
  /** A record that no key opens: tampered with, or its key retired too soon. */
  | { event: 'token_unsealable', session: string }
  /** A record was moved from an older key to the first one. */
  | { event: 'token_resealed', session: string }
  /** Big Cartel refuses so many sessions at once that it must be its own trouble. */
  | { event: 'auth_outage', on: boolean, refused: number, sessions: number }
  | { event: 'webhook', type: 'account.deauthorized' | 'account.closed' | 'other' }

export type EndReason = 'signed_out' | 'replaced' | 'ended_from_elsewhere' | 'all_signed_out' | 'disconnected' | 'deauthorized' | 'crowded_out'
export type RefreshOutcome = 'renewed' | 'superseded' | 'signed_out' | 'refused' | 'suspected' | 'put_off'

export type Report = (event: GatewayEvent) => void

/** For whoever has nobody to tell. */
export const unheard: Report = () => {}
