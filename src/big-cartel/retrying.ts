import { GatewayError } from '../errors.ts'
import { isHeldBack } from './breakers.ts'
import type { CallMeter } from './call-meter.ts'
import { wait } from './deadline.ts'
import type { Flight } from './join-in-flight.ts'
import type { Means } from './means.ts'
import { retryDelayMs } from './retry-policy.ts'

/** Runs a call, and again when it failed in passing. @throws GatewayError UPSTREAM_CALL_LIMIT; what the last call threw; the reason of the flight's signal */
export type Retrying = <Result>(call: () => Promise<Result>) => Promise<Result>

/** Repeats what failed in passing, out of the client's budget and the operation's calls. Counts its failures over all that it runs. */
export function retrying ({ budget, onEvent }: Means, meter: CallMeter, { signal, timeLeftMs }: Pick<Flight, 'signal' | 'timeLeftMs'>): Retrying {
  let attempt = 1
  const mayRepeat = (): boolean => {
    const granted = meter.reserve() && budget.spend()
    onEvent({ kind: 'retry', outcome: granted ? 'granted' : 'withheld' })
    return granted
  }
  return async (call) => {
    if (!meter.reserve()) throw new GatewayError('UPSTREAM_CALL_LIMIT')
    budget.earn()
    for (;; attempt++) {
      try {
        return await call()
      } catch (error) {
        signal.throwIfAborted()
        if (isHeldBack(error)) throw error
        const delayMs = retryDelayMs({ attempt, error, timeLeftMs: timeLeftMs(), random: Math.random })
        if (delayMs === null || !mayRepeat()) throw error
        await wait(delayMs, signal)
        signal.throwIfAborted()
      }
    }
  }
}
