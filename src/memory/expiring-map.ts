/** A map whose entries end by themselves, at their `until` (epoch ms). What has ended makes room at the next entry. */
export interface ExpiringMap<Entry extends { until: number }> {
  get: (key: string) => Entry | undefined
  set: (key: string, entry: Entry) => void
  delete: (key: string) => void
  /** The living entries, the oldest first. */
  living: () => Array<[key: string, entry: Entry]>
}

export function createExpiringMap<Entry extends { until: number }> (now: () => number): ExpiringMap<Entry> {
  const entries = new Map<string, Entry>()
  const isLiving = ({ until }: Entry): boolean => until > now()
  return {
    get: (key) => {
      const entry = entries.get(key)
      return entry !== undefined && isLiving(entry) ? entry : undefined
    },
    set: (key, entry) => {
      for (const [known, { until }] of entries) if (until <= now()) entries.delete(known)
      entries.set(key, entry)
    },
    delete: (key) => { entries.delete(key) },
    living: () => [...entries].filter(([, entry]) => isLiving(entry))
  }
}
