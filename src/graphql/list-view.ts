import { largestPage, type Page, type PageRequest } from '../big-cartel/list.ts'

/** Records `start` up to, not including, `end`. */
export interface Span { readonly start: number, readonly end: number }

/** What one question has seen so far of a list at Big Cartel: records by their places. */
export interface ListView<Item> {
  /** Asks for what is not seen yet of a span, in as few calls as it takes. */
  see: (span: Span) => Promise<void>
  at: (index: number) => Item | undefined
  /** Where a record stands, as far as it is seen. */
  placeOf: (id: string) => number | null
  /** The records of a span from its start on, up to the first that is not seen. */
  within: (span: Span) => Item[]
  /** How many there are in all, by the last answer; null when Big Cartel does not say. */
  total: () => number | null
}

export function viewList<Item extends { readonly id: string }> (fetch: (page: PageRequest) => Promise<Page<Item>>): ListView<Item> {
  const seen = new Map<number, Item>()
  let total: number | null = null

  const ask = async (offset: number, limit: number): Promise<number> => {
    const page = await fetch({ offset, limit })
    total = page.total
    page.items.slice(0, limit).forEach((item, place) => seen.set(offset + place, item))
    return page.items.length
  }
  const reaches = (offset: number): boolean => total === null || offset < total
  const within = ({ start, end }: Span): Item[] => {
    const items: Item[] = []
    for (let item = seen.get(start); item !== undefined && start + items.length < end; item = seen.get(start + items.length)) items.push(item)
    return items
  }
  return {
    async see (span) {
      let { start, end } = span
      while (start < end && seen.has(start)) start++
      while (end > start && seen.has(end - 1)) end--
      for (let offset = start; offset < end && reaches(offset); offset += largestPage) {
        const limit = Math.min(end - offset, largestPage)
        if (await ask(offset, limit) < limit) return
      }
    },
    at: (index) => seen.get(index),
    placeOf: (id) => [...seen].find(([, item]) => item.id === id)?.[0] ?? null,
    within,
    total: () => total
  }
}
