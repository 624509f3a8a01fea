import { GatewayError } from '../errors.ts'
import type { AccountLimits } from './account-limits.ts'
import type { Fetched } from './answers.ts'
import type { Breakers } from './breakers.ts'
import { isHeldBack } from './breakers.ts'
import type { CallMeter } from './call-meter.ts'
import type { Credential } from './credential.ts'
import { wait, within } from './deadline.ts'
import type { OnEvent } from './events.ts'
import type { Flight } from './join-in-flight.ts'
import type { Document } from './json-api.ts'
import { parseDocument } from './json-api.ts'
import type { RetryBudget } from './retry-budget.ts'
import { retryDelayMs } from './retry-policy.ts'
import { statusToError } from './status-to-error.ts'
import type { Query, Transport } from './transport.ts'

/** What all calls of the process share. */
export interface Means {
  readonly transport: Transport
  readonly limits: AccountLimits
  readonly breakers: Breakers
  readonly budget: RetryBudget
  readonly onEvent: OnEvent
  /** The longest that one call may take. */
  readonly timeoutMs: number
}

/** One GET on behalf of one operation. */
export interface Errand {
  readonly path: readonly string[]
  readonly query: Query
  readonly credential: Credential
  readonly meter: CallMeter
}

type Call = (token: string) => Promise<Fetched<Document>>

/**
 * Asks Big Cartel: at most so many calls at once for an account, each behind the breakers; what failed in passing is
 * asked again, and once more with another token when the first is refused.
 *
 * @throws GatewayError UPSTREAM_*, NOT_FOUND, ARTISTS_DISABLED, REAUTH_REQUIRED; the reason of the flight's signal
 */
export async function fetchDocument (means: Means, errand: Errand, flight: Pick<Flight, 'signal' | 'timeLeftMs'>): Promise<Fetched<Document>> {
  const { accountId } = errand.credential
  const owner = accountId === '' ? Symbol('sign-in') : accountId // sign-ins must not queue behind each other
  const call: Call = async (token) => await means.limits.run(owner, flight.signal, async () =>
    await means.breakers.run(owner, flight.signal, async () => await send(means, { ...errand, token }, flight.signal)))
  return await withReplacement(errand.credential, flight.signal, withRetries(means, errand.meter, flight, call))
}

async function send ({ transport, timeoutMs, onEvent }: Means, { meter, path, query, token }: Errand & { token: string }, signal: AbortSignal): Promise<Fetched<Document>> {
  const startedAt = performance.now()
  const ended = (outcome: GatewayError['code'] | 'ok' | 'abandoned'): void => onEvent({ kind: 'call', outcome, ms: performance.now() - startedAt })
  meter.left()
  try {
    const answer = await within(timeoutMs, signal, async (leash) => await transport.get({ path, query, token, signal: leash }))
    if (answer.status < 200 || answer.status > 299) throw statusToError(answer, Date.now())
    const result = parseDocument(answer.body, answer.status)
    ended('ok')
    return { result, text: answer.text }
  } catch (error) {
    ended(signal.aborted ? 'abandoned' : error instanceof GatewayError ? error.code : 'INTERNAL_ERROR')
    throw error
  }
}

/** Counts on over all its calls: a repeat with another token brings no new retries. */
function withRetries ({ budget, onEvent }: Means, meter: CallMeter, { signal, timeLeftMs }: Pick<Flight, 'signal' | 'timeLeftMs'>, call: Call): Call {
  let failures = 0
  const mayRepeat = (): boolean => {
    const granted = meter.reserve() && budget.spend()
    onEvent({ kind: 'retry', outcome: granted ? 'granted' : 'withheld' })
    return granted
  }
  return async (token) => {
    if (!meter.reserve()) throw new GatewayError('UPSTREAM_CALL_LIMIT')
    budget.earn()
    for (;;) {
      try {
        return await call(token)
      } catch (error) {
        signal.throwIfAborted()
        if (isRefusal(error) || isHeldBack(error)) throw error
        const delayMs = retryDelayMs({ attempt: ++failures, error, timeLeftMs: timeLeftMs(), random: Math.random })
        if (delayMs === null || !mayRepeat()) throw error
        await wait(delayMs, signal)
        signal.throwIfAborted()
      }
    }
  }
}

/** A refused token is replaced once; the second refusal is final. */
async function withReplacement (credential: Credential, signal: AbortSignal, call: Call): Promise<Fetched<Document>> {
  const token = await credential.accessToken(signal)
  try {
    return await call(token)
  } catch (error) {
    if (!isRefusal(error)) throw error
  }
  signal.throwIfAborted()
  const replacement = await credential.replacement(token, signal)
  try {
    return await call(replacement)
  } catch (error) {
    if (isRefusal(error)) await credential.refused(replacement)
    throw error
  }
}

function isRefusal (error: unknown): boolean {
  return error instanceof GatewayError && error.upstream?.status === 401
}
