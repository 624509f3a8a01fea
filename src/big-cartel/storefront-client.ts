import { setMaxListeners } from 'node:events'
import { GatewayError } from '../errors.ts'
import { createAccountLimits, type AccountLimits } from './account-limits.ts'
import type { Fetched } from './answers.ts'
import { createAnswers } from './answers.ts'
import type { Breakers } from './breakers.ts'
import { createBreakers, isHeldBack } from './breakers.ts'
import type { CallMeter } from './call-meter.ts'
import { wait, within } from './deadline.ts'
import type { Flight } from './join-in-flight.ts'
import { isRecord, own } from './json-api.ts'
import { publicQuestionOf } from './question.ts'
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
  /** Whether answers are kept for a while, for everybody. */
  readonly cache: boolean
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
   * Asks for a part of a shop: what was kept or is under way for anybody, or else Big Cartel.
   *
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
  const answers = createAnswers<PublicAnswer>({ keeps: settings.cache, shared: null, onEvent: () => {} })
  return {
    bind (binding) {
      setMaxListeners(0, binding.signal) // each call listens while it runs: no leak to warn of
      return {
        get: (subdomain, path, query = {}) => within(binding.deadline - Date.now(), binding.signal, async signal =>
          await answers.answer(publicQuestionOf([subdomain, ...path], query), { signal, deadline: binding.deadline }, async flight =>
            await askWithRetries({ ...means, meter: binding.meter }, { subdomain, path, query }, flight)))
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
  readonly meter: CallMeter
}

interface Errand {
  readonly subdomain: Subdomain
  readonly path: readonly string[]
  readonly query: Query
}

async function askWithRetries (means: Means, errand: Errand, { signal, timeLeftMs }: Flight): Promise<Fetched<PublicAnswer>> {
  const { meter } = means
  if (!meter.reserve()) throw new GatewayError('UPSTREAM_CALL_LIMIT')
  means.budget.earn()
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask(means, errand, signal)
    } catch (error) {
      signal.throwIfAborted()
      if (isHeldBack(error)) throw error
      const delayMs = retryDelayMs({ attempt, error, timeLeftMs: timeLeftMs(), random: Math.random })
      if (delayMs === null || !meter.reserve() || !means.budget.spend()) throw error
      await wait(delayMs, signal)
      signal.throwIfAborted()
    }
  }
}

async function ask ({ transport, limits, breakers, timeoutMs, meter }: Means, { subdomain, path, query }: Errand, signal: AbortSignal): Promise<Fetched<PublicAnswer>> {
  return await limits.run(subdomain, signal, () => breakers.run(subdomain, signal, async () => {
    meter.left()
    const answer = await within(timeoutMs, signal, leash => transport.get({ path: [subdomain, ...path], query, token: null, signal: leash }))
    return { result: understand(answer), text: answer.text }
  }))
}

function understand (answer: Answer): PublicAnswer {
  const { status, body } = answer
  if (status >= 200 && status <= 299) return { open: true, body }
  if (status === 403 && isRecord(body) && /maintenance/i.test(String(own(body, 'reason')))) return { open: false }
  if (status === 401) throw new GatewayError('UPSTREAM_REJECTED', { upstream: { status } }) // nobody has signed in here
  throw statusToError(answer, Date.now())
}
