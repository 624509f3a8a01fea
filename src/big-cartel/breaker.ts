import type { BreakerState } from './events.ts'

/** How a call ended: well; by a fault of the other side; or in a way that says nothing, as when nobody waited any longer. */
export type Outcome = 'ok' | 'fault' | 'unknown'

export interface Breaker {
  /** Lets a call through and hands over what to tell its outcome to, or says after how long it is worth asking again. */
  enter (): { readonly end: (outcome: Outcome) => void } | { readonly retryAfterMs: number }
}

export interface BreakerOptions {
  readonly now: () => number
  readonly onState?: (state: BreakerState) => void
  /** Asked when the faults are many enough; false keeps it closed. */
  readonly mayOpen?: () => boolean
}

/** Outcomes count for so long, or up to twice as long. */
const windowMs = 15_000
const leastCalls = 20
const openAtShare = 0.5
const openMs = 30_000
/** While one call tries whether all is well again, others may ask in so long. */
const trialMs = 1_000

/**
 * A circuit breaker (Nygard, *Release It!*): it opens when half of at least 20 calls fail, so that a server in
 * trouble is left alone and nobody waits for it in vain; after 30 s one call tries whether all is well again.
 */
export function createBreaker ({ now, onState = () => {}, mayOpen = () => true }: BreakerOptions): Breaker {
  let state: BreakerState = 'closed'
  let triesAt = 0
  let isTrying = false
  let era = 0 // an outcome of an earlier state says nothing about this one
  const tally = createTally(now)

  const change = (next: BreakerState): void => {
    state = next
    era++
    isTrying = false
    triesAt = now() + openMs
    tally.clear()
    onState(next)
  }
  const count = (outcome: Outcome): void => {
    if (outcome === 'unknown') return
    if (tally.add(outcome) && mayOpen()) change('open')
  }
  const judge = (outcome: Outcome): void => {
    isTrying = false
    if (outcome !== 'unknown') change(outcome === 'ok' ? 'closed' : 'open')
  }
  return {
    enter () {
      if (state === 'open' && now() >= triesAt) change('half-open')
      if (state === 'open') return { retryAfterMs: triesAt - now() }
      if (isTrying) return { retryAfterMs: trialMs }
      isTrying = state === 'half-open'
      const mine = era
      return { end: (outcome) => { if (mine === era) (state === 'half-open' ? judge : count)(outcome) } }
    }
  }
}

/** Counts calls and faults of the last one or two windows. */
function createTally (now: () => number) {
  let startedAt = now()
  let current = { calls: 0, faults: 0 }
  let previous = { calls: 0, faults: 0 }

  const turn = (): void => {
    const windows = Math.floor((now() - startedAt) / windowMs)
    if (windows < 1) return
    previous = windows === 1 ? current : { calls: 0, faults: 0 }
    current = { calls: 0, faults: 0 }
    startedAt += windows * windowMs
  }
  return {
    /** True when the faults are too many. */
    add (outcome: 'ok' | 'fault'): boolean {
      turn()
      current.calls++
      if (outcome === 'ok') return false
      current.faults++
      const calls = current.calls + previous.calls
      return calls >= leastCalls && (current.faults + previous.faults) / calls >= openAtShare
    },
    clear (): void {
      startedAt = now()
      current = { calls: 0, faults: 0 }
      previous = { calls: 0, faults: 0 }
    }
  }
}
