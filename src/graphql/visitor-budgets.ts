import { isIPv6 } from 'node:net'
import { Address6 } from 'ip-address'
import { LRUCache } from 'lru-cache'
import { createPointBudget, type PointBudget, type PointLimits } from '../session/point-budget.ts'

/** What stays in memory, whoever comes. */
const addressesAtMost = 50_000

/** What visitors without a session may spend, by their address, in this process. An address that stays away is forgotten once all is back. */
export function createVisitorBudgets (limits: PointLimits, now: () => number = Date.now): (address: string) => PointBudget {
  const budgets = new LRUCache<string, PointBudget>({ max: addressesAtMost, ttl: Math.ceil(limits.points / limits.perSecond * 1_000), updateAgeOnGet: true })
  return (address) => {
    const visitor = networkOf(address)
    const known = budgets.get(visitor)
    if (known !== undefined) return known
    const budget = createPointBudget(limits, now)
    budgets.set(visitor, budget)
    return budget
  }
}

/** Of IPv6 a visitor has 64 bits to choose from (RFC 6177); an IPv4 address in its clothes is one of those. */
function networkOf (address: string): string {
  if (!isIPv6(address)) return address
  const parsed = new Address6(address)
  return parsed.isMapped4() ? parsed.to4().correctForm() : new Address6(`${parsed.correctForm()}/64`).startAddress().correctForm()
}
