import type { GraphQLResolveInfo } from 'graphql'
import type { Page, PageRequest } from '../big-cartel/list.ts'
import { GatewayError } from '../errors.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { selectsAny } from './selection.ts'

export interface ConnectionArguments {
  readonly first?: number | null
  readonly after?: string | null
  readonly last?: number | null
  readonly before?: string | null
}

export interface Connection<Item> {
  readonly totalCount: number | null
  readonly nodes: readonly Item[]
  readonly edges: ReadonlyArray<{ readonly cursor: string, readonly node: Item }>
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
    readonly startCursor: string | null
    readonly endCursor: string | null
  }
}

/** A list at Big Cartel, which counts in offsets. */
export interface List<Item> {
  /** Names the list with its filter and order, for its cursors. */
  name: string
  fetch: (page: PageRequest) => Promise<Page<Item>>
}

/** Records `start` up to, not including, `end`. */
interface Span { start: number, end: number }

export const maxPageSize = 100

/**
 * Answers cursor paging (GraphQL Cursor Connections) out of offsets: one call for a page; one more for
 * `last` without `before`, which must learn where the end is.
 * @throws GatewayError BAD_USER_INPUT before any call, when the arguments make no sense
 */
export async function connect<Item extends { readonly id: string }> (
  list: List<Item>, args: ConnectionArguments, info: GraphQLResolveInfo
): Promise<Connection<Item>> {
  checkSize('first', args.first)
  checkSize('last', args.last)
  const after = args.after == null ? null : decodeCursor(args.after, list.name).index
  const before = args.before == null ? null : decodeCursor(args.before, list.name).index
  if (args.first != null && args.last != null) throw wrong('Give first or last, not both.')
  if (args.first != null) return await fetchSpan(list, forward(args.first, after, before))
  if (args.last != null) {
    const end = before ?? await countOf(list)
    return await fetchSpan(list, backward(args.last, after, end), before === null ? end : null)
  }
  if (selectsAny(info, ['nodes', 'edges', 'pageInfo'])) throw wrong(`Say how many: first or last, 1 to ${maxPageSize}.`)
  return toConnection(list.name, { items: [], total: selectsAny(info, ['totalCount']) ? await countOf(list) : null, offset: 0 })
}

/** The same page of other items. */
export function mapPage<Item, Other> (page: Page<Item>, change: (item: Item) => Other): Page<Other> {
  return { ...page, items: page.items.map(change) }
}

function checkSize (name: string, size: number | null | undefined): void {
  if (size == null || (size >= 1 && size <= maxPageSize)) return
  throw wrong(`${name} must be 1 to ${maxPageSize}.`)
}

function wrong (detail: string): GatewayError {
  return new GatewayError('BAD_USER_INPUT', { detail })
}

function forward (first: number, after: number | null, before: number | null): Span {
  const start = after === null ? 0 : after + 1
  return { start, end: Math.min(start + first, before ?? Number.POSITIVE_INFINITY) }
}

function backward (last: number, after: number | null, end: number): Span {
  return { start: Math.max(end - last, after === null ? 0 : after + 1), end }
}

async function countOf<Item> (list: List<Item>): Promise<number> {
  const { total } = await list.fetch({ offset: 0, limit: 1 })
  if (total === null) throw new GatewayError('UPSTREAM_INVALID_RESPONSE', { detail: 'Big Cartel did not say how long the list is. Ask with first instead.', upstream: {} })
  return total
}

async function fetchSpan<Item extends { readonly id: string }> (list: List<Item>, { start, end }: Span, count: number | null = null): Promise<Connection<Item>> {
  const limit = end - start
  if (limit <= 0) return toConnection(list.name, { items: [], total: count ?? await countOf(list), offset: start })
  const page = await list.fetch({ offset: start, limit })
  return toConnection(list.name, { ...page, items: page.items.slice(0, limit) }, limit)
}

function toConnection<Item extends { readonly id: string }> (name: string, { items, total, offset }: Page<Item>, limit = 0): Connection<Item> {
  const edges = items.map((node, index) => ({ node, cursor: encodeCursor({ list: name, index: offset + index, id: node.id }) }))
  const end = offset + items.length
  return {
    totalCount: total,
    nodes: items,
    edges,
    pageInfo: {
      hasNextPage: total === null ? items.length > 0 && items.length === limit : end < total,
      hasPreviousPage: offset > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null
    }
  }
}
