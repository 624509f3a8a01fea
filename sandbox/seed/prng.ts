/** A small seeded source of chance (mulberry32): the same seed gives the same shop on every machine. */
export type Chance = {
  /** A whole number from `low` to `high`, both included. */
  between: (low: number, high: number) => number
  /** One of the items. */
  pick: <T>(items: readonly T[]) => T
  /** True about `percent` times in a hundred. */
  percent: (percent: number) => boolean
}

export function chance (seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    between,
    pick: (items) => {
      const item = items[between(0, items.length - 1)]
      if (item === undefined) throw new RangeError('nothing to pick from')
      return item
    },
    percent: (percent) => next() * 100 < percent
  }
}
