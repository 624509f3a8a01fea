import pLimit, { type LimitFunction } from 'p-limit'

export interface AccountLimits {
  /**
   * Runs a task once fewer than the limit run for the same account. One whose signal aborts while it waits is
   * never started.
   */
  run<Result> (owner: string | symbol, signal: AbortSignal, task: () => Promise<Result>): Promise<Result>
  /** How many accounts have calls waiting or under way. */
  accounts (): number
}

/** Keeps one seller's calls in flight, over the whole process, to what Big Cartel bears. */
export function createAccountLimits (concurrency: number): AccountLimits {
  const limits = new Map<string | symbol, { limit: LimitFunction, users: number }>()

  return {
    accounts: () => limits.size,
    async run (owner, signal, task) {
      const entry = limits.get(owner) ?? { limit: pLimit(concurrency), users: 0 }
      limits.set(owner, entry)
      entry.users++
      try {
        return await entry.limit(() => {
          signal.throwIfAborted()
          return task()
        })
      } finally {
        entry.users--
        if (entry.users === 0) limits.delete(owner) // else the map grows by every seller who ever signed in
      }
    }
  }
}
