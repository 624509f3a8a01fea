/** All times of the refresh protocol, in ms. */
export const refreshTimes = {
  /** Users wait for a refresh this close to the end of a token; before that they get the current one. */
  hardSkew: 5_000,
  /** In the last minute, or tenth of its life, a token is renewed behind the user's back. */
  softWindow: 60_000,
  /** A holder that dies is succeeded after this long; users are waiting. */
  hardLease: 3_000,
  /** The same when nobody is waiting. */
  softLease: 10_000,
  beatEvery: 1_000,
  /** One call of the token endpoint. */
  tokenCall: 4_000,
  /** All tries of one refresh together; so long, too, somebody waits for new tokens to be saved. */
  allTries: 7_000,
  /** So long new tokens are kept in hand while the store is away. */
  rescue: 120_000,
  /** Before the second try. */
  betweenTries: 120,
  /** Waiters give up then; nothing is lost. */
  waitAtMost: 9_000,
  /** So long after a refresh, a request that set out with the old token still finds the new one in the process. */
  landed: 1_000,
  pollFirst: 15,
  pollAtMost: 150,
  /** After trouble at the provider. */
  cooldown: 3_000,
  /** When Big Cartel refuses this gateway itself; also the longest that its Retry-After is heeded. */
  longCooldown: 30_000,
  /** How far back refusals count towards an outage. */
  outageWindow: 60_000
}

/** Now: users must wait. Soon: renew behind their backs. Later: leave alone. */
export type Urgency = 'now' | 'soon' | 'later'

/**
 * How urgent a refresh is.
 * @param spread 0 … 1: moves the soft window by ± 20 %, so that a fleet does not refresh in step
 */
export function urgencyOf (token: { leftMs: number | null, lifetimeMs: number | null }, spread: number): Urgency {
  const { leftMs, lifetimeMs } = token
  if (leftMs === null || lifetimeMs === null) return 'later'
  const hard = Math.min(refreshTimes.hardSkew, lifetimeMs * 0.1) // a very short life must not be all skew
  if (leftMs <= hard) return 'now'
  const soft = Math.min(Math.max(refreshTimes.softWindow, lifetimeMs * 0.1), lifetimeMs * 0.5)
  return leftMs <= soft * (0.8 + 0.4 * spread) ? 'soon' : 'later'
}

/** The pauses between polls: 15 ms × 1.7 up to 150 ms, ± 20 %. */
export function pollDelayMs (attempt: number, spread: number): number {
  const delay = Math.min(refreshTimes.pollFirst * 1.7 ** attempt, refreshTimes.pollAtMost)
  return delay * (0.8 + 0.4 * spread)
}
