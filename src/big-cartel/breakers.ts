import { LRUCache } from 'lru-cache'
import { GatewayError } from '../errors.ts'
import { createBreaker, type Breaker, type Outcome } from './breaker.ts'
import type { OnEvent } from './events.ts'

export interface Breakers {
  /**
   * Runs a call unless its account, or everybody, had better leave Big Cartel alone for now.
   *
   * @param owner the account, or a symbol for whoever has none yet
   * @param signal the caller's: what fails after it aborted says nothing about Big Cartel
   * @throws GatewayError UPSTREAM_UNAVAILABLE with `retryAfterMs`, and then the call has not left
   */
  run<Result> (owner: string | symbol, signal: AbortSignal, call: () => Promise<Result>): Promise<Result>
}

/** Accounts whose breakers are remembered; a forgotten one is closed. */
const accountsAtMost = 10_000

/** Faults of so many different accounts are Big Cartel's; those of one may be its own. */
const accountsInTrouble = 2

/** One breaker an account, and one for everybody. */
export function createBreakers (onEvent: OnEvent, now: () => number = Date.now): Breakers {
  const accounts = new LRUCache<string, Breaker>({ max: accountsAtMost })
  const troubled = new Set<string | symbol>()
  const everybody = createBreaker({
    now,
    mayOpen: () => troubled.size >= accountsInTrouble,
    onState: (state) => {
      troubled.clear()
      onEvent({ kind: 'breaker', scope: 'everybody', state })
    }
  })
  const breakersOf = (owner: string | symbol): Breaker[] => {
    if (typeof owner === 'symbol') return [everybody]
    const known = accounts.get(owner)
    if (known !== undefined) return [known, everybody]
    const made = createBreaker({ now, onState: (state) => onEvent({ kind: 'breaker', scope: 'account', state }) })
    accounts.set(owner, made)
    return [made, everybody]
  }
  return {
    async run (owner, signal, call) {
      const end = enterAll(breakersOf(owner))
      try {
        const result = await call()
        end('ok')
        return result
      } catch (error) {
        const outcome = outcomeOf(error, signal)
        if (outcome === 'fault' && troubled.size < accountsInTrouble) troubled.add(owner)
        end(outcome)
        throw error
      }
    }
  }
}

/** Whether a call was refused by a breaker: it never left, and repeating it at once is of no use. */
export function isHeldBack (error: unknown): boolean {
  return error instanceof GatewayError && error.cause === heldBack
}

const heldBack = new Error('the circuit is open')

function enterAll (breakers: readonly Breaker[]): (outcome: Outcome) => void {
  const entered: Array<(outcome: Outcome) => void> = []
  for (const breaker of breakers) {
    const entry = breaker.enter()
    if ('retryAfterMs' in entry) {
      for (const end of entered) end('unknown') // a trial that was granted is free for the next one
      throw new GatewayError('UPSTREAM_UNAVAILABLE', { cause: heldBack, retryAfterMs: entry.retryAfterMs, retryable: true, upstream: {} })
    }
    entered.push(entry.end)
  }
  return (outcome) => { for (const end of entered) end(outcome) }
}

/** Connection errors, time-outs and 5xx are faults; what Big Cartel refuses with reason is an answer like any other. */
function outcomeOf (error: unknown, signal: AbortSignal): Outcome {
  if (signal.aborted || !(error instanceof GatewayError)) return 'unknown'
  switch (error.code) {
    case 'UPSTREAM_TIMEOUT':
    case 'UPSTREAM_UNAVAILABLE':
    case 'UPSTREAM_ERROR': return 'fault'
    default: return 'ok'
  }
}
