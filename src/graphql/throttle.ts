import { GatewayError } from '../errors.ts'
import type { PointBudget, PointLimits } from '../session/point-budget.ts'

/** As Shopify's GraphQL API names them. */
export interface ThrottleStatus {
  maximumAvailable: number
  currentlyAvailable: number
  restoreRate: number
}

/** What one operation spends of its session's points, or of its visitor's. */
export interface Throttle {
  status: () => ThrottleStatus
  /** Takes what the operation may cost. @throws GatewayError THROTTLED when there are less */
  reserve: (cost: number) => void
  /** Once it has run, or has not: what it did cost is what is paid. */
  settle: (cost: number) => void
}

export function createThrottle ({ points, perSecond }: PointLimits, budget: PointBudget): Throttle {
  let reserved = 0
  return {
    status: () => ({ maximumAvailable: points, currentlyAvailable: budget.available(), restoreRate: perSecond }),
    reserve: (cost) => {
      const missing = cost - budget.available()
      if (missing > 0) throw new GatewayError('THROTTLED', { detail: 'The query budget is used up: wait for the number of seconds in Retry-After, then try again.', retryAfterMs: Math.ceil(missing / perSecond * 1_000) })
      reserved = cost
      budget.charge(cost)
    },
    settle: (cost) => {
      budget.charge(cost - reserved)
      reserved = cost
    }
  }
}

/** Objects of an answer, lists and the answer itself apart. */
export function countObjects (data: unknown): number {
  if (typeof data !== 'object' || data === null) return 0
  const own = Array.isArray(data) ? 0 : 1
  return Object.values(data).reduce((sum: number, value: unknown) => sum + countObjects(value), own)
}
