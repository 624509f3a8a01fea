import type { PageLinks } from './document.ts'
import { badParameter } from './failure.ts'
import { parameter, type Query } from './listing.ts'

const defaultLimit = 20
const maximumLimit = 100

export type Page<R> = { records: readonly R[], links: PageLinks }

/** One page of the records, with absolute links to its neighbours when not all fits on it. */
export function page<R> (records: readonly R[], query: Query, url: string): Page<R> {
  const limit = Math.min(count(query, 'page[limit]', defaultLimit, 1), maximumLimit)
  const offset = count(query, 'page[offset]', 0, 0)
  return {
    records: records.slice(offset, offset + limit),
    links: pageLinks(records.length, limit, offset, (target) => pageUrl(url, query, limit, target))
  }
}

function count (query: Query, key: string, fallback: number, minimum: number): number {
  const text = parameter(query, key)
  if (text === undefined) return fallback
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN
  if (!(value >= minimum)) throw badParameter(`${key} is a whole number from ${minimum}.`)
  return value
}

function pageLinks (total: number, limit: number, offset: number, url: (offset: number) => string): PageLinks {
  const links: PageLinks = {}
  if (offset > 0 && total > 0) {
    links.first = url(0)
    links.prev = url(Math.max(0, offset - limit))
  }
  if (offset + limit < total) {
    links.next = url(offset + limit)
    links.last = url(Math.floor((total - 1) / limit) * limit)
  }
  return links
}

function pageUrl (url: string, query: Query, limit: number, offset: number): string {
  const kept = new URLSearchParams()
  for (const key of Object.keys(query)) {
    if (!key.startsWith('page[')) kept.append(key, parameter(query, key) ?? '')
  }
  kept.append('page[limit]', String(limit))
  kept.append('page[offset]', String(offset))
  return `${url}?${kept}`
}
