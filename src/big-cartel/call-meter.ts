/** What one operation spends at Big Cartel. */
export interface CallMeter {
  /** Takes one of the calls that the operation may make; false when there is none left. */
  reserve (): boolean
  /** A call leaves. */
  left (): void
  /** How many calls have left. What was kept, or came with somebody else's call, has cost this operation nothing. */
  calls (): number
}

/** More would not end before the operation's deadline. */
const mostCalls = 50

export function createCallMeter (most = mostCalls): CallMeter {
  let reserved = 0
  let calls = 0
  return {
    reserve: () => reserved < most && ++reserved > 0,
    left: () => { calls++ },
    calls: () => calls
  }
}
