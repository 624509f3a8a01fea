/** One request that arrived; `status` is null until it is answered, and stays so if it never is, or not whole. */
export type Call = { method: string, url: string, status: number | null, userAgent: string | null }

export type CallReport = { total: number, byRoute: Record<string, number>, calls: readonly Call[] }

export type Calls = ReturnType<typeof createCalls>

const keptCalls = 1000

/** Counts what arrives, by route; the newest calls are kept one by one. */
export function createCalls () {
  let total = 0
  const byRoute = new Map<string, number>()
  const calls: Call[] = []
  return {
    arrived (route: string, call: Omit<Call, 'status'>): Call {
      const kept: Call = { ...call, status: null }
      total += 1
      byRoute.set(route, (byRoute.get(route) ?? 0) + 1)
      calls.push(kept)
      if (calls.length > keptCalls) calls.shift()
      return kept
    },
    report: (): CallReport => ({ total, byRoute: Object.fromEntries(byRoute), calls }),
    reset (): void {
      total = 0
      byRoute.clear()
      calls.length = 0
    }
  }
}
