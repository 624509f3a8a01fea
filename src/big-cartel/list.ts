import type { BigCartelApi } from './client.ts'
import type { Document, Resource } from './json-api.ts'
import type { Query } from './transport.ts'

/** A run of records out of a longer list. */
export interface Page<Item> {
  readonly items: readonly Item[]
  /** How many there are in the whole list; null when Big Cartel does not say. */
  readonly total: number | null
  /** How many records come before the first of these. */
  readonly offset: number
}

/** Which run. Big Cartel counts offsets in records and has been seen to serve 100 at once. */
export interface PageRequest {
  readonly offset: number
  readonly limit: number
}

export interface Sort<Field extends string> {
  readonly by: Field
  readonly direction: 'asc' | 'desc'
}

export interface ListRequest extends PageRequest {
  /** Upstream names to values; no value, no filter. */
  readonly filter?: Readonly<Record<string, string | null | undefined>> | undefined
  readonly sort?: Sort<string> | undefined
  readonly search?: string | undefined
}

/** Asks for one run of a list and reads its items. @throws as `BigCartelApi.get` does */
export async function fetchPage<Item> (
  api: BigCartelApi, path: readonly string[], request: ListRequest, read: (document: Document, resource: Resource) => Item
): Promise<Page<Item>> {
  const document = await api.get(path, listQuery(request))
  return {
    items: document.data.map((resource) => read(document, resource)),
    total: document.total,
    offset: request.offset
  }
}

/** A run out of a list that is all there. */
export function fetchedPage<Item> (items: readonly Item[], { offset, limit }: PageRequest): Page<Item> {
  return { items: items.slice(offset, offset + limit), total: items.length, offset }
}

/** The same page of other items. */
export function mapPage<Item, Other> (page: Page<Item>, change: (item: Item) => Other): Page<Other> {
  return { ...page, items: page.items.map(change) }
}

/** The most that Big Cartel has been seen to serve at once. */
export const largestPage = 100

/**
 * All records of a list, asked for as they are needed. Ends with the list; with a page that brings no news, from a
 * server that pays no heed to the offset; or after so many records, in pages as large as the server makes them.
 */
export async function * walk<Item extends { readonly id: string }> (fetch: (page: PageRequest) => Promise<Page<Item>>, atMost: number): AsyncGenerator<Item, void, undefined> {
  const known = new Set<string>()
  while (known.size < atMost) {
    const { items, total } = await fetch({ offset: known.size, limit: largestPage })
    const news = items.filter(({ id }) => !known.has(id))
    for (const { id } of news) known.add(id)
    yield * news
    if (news.length === 0 || (total !== null && known.size >= total)) return
  }
}

function listQuery ({ offset, limit, filter = {}, sort, search }: ListRequest): Query {
  const filters = Object.entries(filter)
    .flatMap(([name, value]) => typeof value === 'string' ? [[`filter[${name}]`, value] as const] : [])
  return {
    'page[limit]': limit,
    'page[offset]': offset,
    ...Object.fromEntries(filters),
    ...(search === undefined ? {} : { search }),
    // the documented pair; of the older `sort=-field` it is not known where it still works
    ...(sort === undefined ? {} : { sort: snakeCase(sort.by), sort_direction: sort.direction })
  }
}

function snakeCase (name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
