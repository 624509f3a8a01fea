import { setMaxListeners } from 'node:events'
import { GatewayError } from '../errors.ts'
import { createAccountLimits, type AccountLimits } from './account-limits.ts'
import type { Breakers } from './breakers.ts'
import { createBreakers, isHeldBack } from './breakers.ts'
import type { CallMeter } from './call-meter.ts'
import { wait, within } from './deadline.ts'
import { isRecord, own } from './json-api.ts'
import type { RetryBudget } from './retry-budget.ts'
import { createRetryBudget } from './retry-budget.ts'
import { retryDelayMs } from './retry-policy.ts'
import type { Answer } from './status-to-error.ts'
import { statusToError } from './status-to-error.ts'
import type { Subdomain } from './subdomain.ts'
import type { Query, Transport, TransportSettings } from './transport.ts'
import { createTransport } from './transport.ts'

export interface StorefrontSettings extends TransportSettings {
  /** Calls in flight for one shop at most, over the whole process. */
  readonly concurrency: number
}

/** What one request of ours brings along. */
export interface StorefrontBinding {
  /** Aborts when our caller has gone; its reason is what the calls then reject with. */
  readonly signal: AbortSignal
  /** Epoch milliseconds by which the request must be answered. */
  readonly deadline: number
  /** Counts the calls of the request, and says when there are too many. */
  readonly meter: CallMeter
}

/** A shop that is closed for maintenance says so instead of everything else. */
export type PublicAnswer = { readonly open: true, readonly body: unknown } | { readonly open: false }

/** The public JSON of the shops, for one request of ours. No credential goes along. */
export interface StorefrontApi {
  /**
   * @param path unencoded segments below the shop's own
   * @throws GatewayError UPSTREAM_* or NOT_FOUND; the reason of the binding's signal
   */
  get (subdomain: Subdomain, path: readonly string[], query?: Query): Promise<PublicAnswer>
}

export interface Storefronts {
  bind (binding: StorefrontBinding): StorefrontApi
  /** Lets calls in flight finish, then closes the connections. */
  close (): Promise<void>
}

/** The client for the process. It owns the connections; close it. */
export function createStorefronts (settings: StorefrontSettings): Storefronts {
  const means = {
    transport: createTransport(settings),
    limits: createAccountLimits(settings.concurrency),
    breakers: createBreakers(() => {}),
    budget: createRetryBudget(),
    timeoutMs: settings.timeoutMs
  }
  return {
    bind (binding) {
      setMaxListeners(0, binding.signal) // each call listens while it runs: no leak to warn of
      return {
        get: (subdomain, path, query = {}) => within(binding.deadline - Date.now(), binding.signal, signal =>
          askWithRetries({ ...means, binding }, { subdomain, path, query, signal }))
      }
    },
    close: means.transport.close
  }
}

interface Means {
  readonly transport: Transport
  readonly limits: AccountLimits
  readonly breakers: Breakers
  readonly budget: RetryBudget
  readonly timeoutMs: number
  readonly binding: StorefrontBinding
}

interface Question {
  readonly subdomain: Subdomain
  readonly path: readonly string[]
  readonly query: Query
  readonly signal: AbortSignal
}

async function askWithRetries (means: Means, question: Question): Promise<PublicAnswer> {
  const { deadline, meter } = means.binding
  if (!meter.reserve()) throw new GatewayError('UPSTREAM_CALL_LIMIT')
  means.budget.earn()
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask(means, question)
    } catch (error) {
      question.signal.throwIfAborted()
      if (isHeldBack(error)) throw error
      const delayMs = retryDelayMs({ attempt, error, timeLeftMs: deadline - Date.now(), random: Math.random })
      if (delayMs === null || !meter.reserve() || !means.budget.spend()) throw error
      await wait(delayMs, question.signal)
      question.signal.throwIfAborted()
    }
  }
}

async function ask ({ transport, limits, breakers, timeoutMs, binding }: Means, { subdomain, path, query, signal }: Question): Promise<PublicAnswer> {
  return await limits.run(subdomain, signal, () => breakers.run(subdomain, signal, async () => {
    binding.meter.left()
    return understand(await within(timeoutMs, signal, leash => transport.get({ path: [subdomain, ...path], query, token: null, signal: leash })))
  }))
}

function understand (answer: Answer): PublicAnswer {
  const { status, body } = answer
  if (status >= 200 && status <= 299) return { open: true, body }
  if (status === 403 && isRecord(body) && /maintenance/i.test(String(own(body, 'reason')))) return { open: false }
  if (status === 401) throw new GatewayError('UPSTREAM_REJECTED', { upstream: { status } }) // nobody has signed in here
  throw statusToError(answer, Date.now())
}
