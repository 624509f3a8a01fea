/** What arrives so soon after the first has come at the same time, as far as a network can tell. */
const sameMomentMs = 150

/**
 * Knows operations that a session asks for several times at once. They are answered out of the same calls, so the
 * objects of all but the first are not paid for again.
 */
export interface Twins {
  /** @returns whether the operation has a twin just now, and what to call when it is done */
  enter: (operation: { sessionId: string | undefined, source: string, variables: object }) => { isTwin: boolean, leave: () => void }
}

export function createTwins (): Twins {
  const underWay = new Map<string, number>()
  const justCome = new Set<string>()
  const leave = (name: string): void => {
    const others = (underWay.get(name) ?? 0) - 1
    if (others > 0) underWay.set(name, others)
    else underWay.delete(name)
  }
  return {
    enter: ({ sessionId, source, variables }) => {
      if (sessionId === undefined) return { isTwin: false, leave: () => {} } // an address may be many people
      const name = JSON.stringify([sessionId, source, variables])
      const isTwin = underWay.has(name) || justCome.has(name)
      underWay.set(name, (underWay.get(name) ?? 0) + 1)
      if (!isTwin) {
        justCome.add(name)
        setTimeout(() => justCome.delete(name), sameMomentMs).unref()
      }
      return { isTwin, leave: () => leave(name) }
    }
  }
}
