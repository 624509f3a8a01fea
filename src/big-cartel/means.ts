import { createAccountLimits, type AccountLimits } from './account-limits.ts'
import { createBreakers, type Breakers } from './breakers.ts'
import type { OnEvent } from './events.ts'
import { createRetryBudget, type RetryBudget } from './retry-budget.ts'
import { createTransport, type Transport, type TransportSettings } from './transport.ts'

export interface UpstreamSettings extends TransportSettings {
  /** Calls in flight for one account, or one storefront, at most, over the whole process. */
  readonly concurrency: number
  /** Whether answers are kept for a while. */
  readonly cache: boolean
}

/** What all calls of one client share. */
export interface Means {
  readonly transport: Transport
  readonly limits: AccountLimits
  readonly breakers: Breakers
  readonly budget: RetryBudget
  readonly onEvent: OnEvent
  /** The longest that one call may take. */
  readonly timeoutMs: number
}

/** Opens the connections; whoever asked for them closes the transport. */
export function createMeans (settings: UpstreamSettings, onEvent: OnEvent): Means {
  return {
    transport: createTransport(settings),
    limits: createAccountLimits(settings.concurrency),
    breakers: createBreakers(onEvent),
    budget: createRetryBudget(),
    timeoutMs: settings.timeoutMs,
    onEvent
  }
}
