import { LRUCache } from 'lru-cache'
import type { PointBudget, PointLimits } from './point-budget.ts'

/** What this process knows of one session's points. */
interface Account {
  /** What the store said last. */
  level: number
  /** Spent since, and not yet told to the store. */
  unsettled: number
  /** On its way to the store. */
  underWay: number
}

/**
 * Keeps what sessions spend until their next visit tells the store, so that spending costs no trip of its own. What
 * nobody comes back for is dropped once it would have come back by itself.
 */
export interface PointLedger {
  budget: (session: string) => PointBudget
  /** Asks the store while settling with it; the answer's level holds from then on. */
  settle: <Answer>(session: string, ask: (debt: number) => Promise<Answer>, levelOf: (answer: Answer) => number) => Promise<Answer>
}

const sessionsAtMost = 50_000

export function createPointLedger ({ points, perSecond }: PointLimits): PointLedger {
  const accounts = new LRUCache<string, Account>({ max: sessionsAtMost, ttl: Math.ceil(points / perSecond * 1_000) })
  const accountOf = (session: string): Account => accounts.get(session) ?? { level: points, unsettled: 0, underWay: 0 }
  const keep = (session: string, change: (account: Account) => Partial<Account>): void => {
    const account = accountOf(session)
    accounts.set(session, { ...account, ...change(account) })
  }
  return {
    budget: (session) => ({
      available: () => {
        const { level, unsettled, underWay } = accountOf(session)
        return level - unsettled - underWay
      },
      charge: (spent) => keep(session, ({ unsettled }) => ({ unsettled: unsettled + spent }))
    }),
    settle: async (session, ask, levelOf) => {
      const { unsettled: debt } = accountOf(session)
      if (debt !== 0) keep(session, ({ underWay }) => ({ unsettled: 0, underWay: underWay + debt }))
      const settled = ({ underWay }: Account): Partial<Account> => ({ underWay: underWay - debt })
      try {
        const answer = await ask(debt)
        keep(session, (account) => ({ ...settled(account), level: levelOf(answer) }))
        return answer
      } catch (error) {
        keep(session, (account) => ({ ...settled(account), unsettled: account.unsettled + debt }))
        throw error
      }
    }
  }
}
