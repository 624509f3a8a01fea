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
  const counts = new Map<string, number>()
  const add = (name: string, by: 1 | -1): void => {
    const count = (counts.get(name) ?? 0) + by
    if (count > 0) counts.set(name, count)
    else counts.delete(name)
  }
  return {
    enter: ({ sessionId, source, variables }) => {
      if (sessionId === undefined) return { isTwin: false, leave: () => {} } // an address may be many people
      const name = JSON.stringify([sessionId, source, variables])
      const isTwin = counts.has(name)
      add(name, 1)
      if (!isTwin) {
        add(name, 1) // stands for the moment
        setTimeout(() => add(name, -1), sameMomentMs).unref()
      }
      return { isTwin, leave: () => add(name, -1) }
    }
  }
}
