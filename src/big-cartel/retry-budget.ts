export interface RetryBudget {
  /** A call is made for the first time: it earns a share of a repeat. */
  earn (): void
  /** Takes one repeat; false when too many calls have been repeated already. */
  spend (): boolean
}

/** One call in five may be repeated: in an outage repeats add a fifth to the load, not twice the load. */
const share = 0.2
/** For a process that has just begun, or that seldom calls. */
const reserve = 20
const most = 100

/** Repeats of the whole process, so that they never become a storm of their own. */
export function createRetryBudget (): RetryBudget {
  let balance = reserve
  return {
    earn () { balance = Math.min(balance + share, most) },
    spend () {
      if (balance < 1) return false
      balance--
      return true
    }
  }
}
