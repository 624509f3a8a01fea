import type { GraphQLResolveInfo } from 'graphql'
import type { Page, PageRequest } from '../big-cartel/list.ts'
import { GatewayError } from '../errors.ts'
import { decodeCursor, encodeCursor, type Cursor } from './cursor.ts'
import { seeAnchored, type Anchored, type Found } from './drift.ts'
import { viewList, type ListView, type Span } from './list-view.ts'
import { checkPageSize, maxPageSize } from './page-size.ts'
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
    readonly drifted: boolean
  }
}

/** A list at Big Cartel, which counts in offsets. */
export interface List<Item> {
  /** Names the list, whose it is and its filter and order, for its cursors. */
  name: string
  fetch: (page: PageRequest) => Promise<Page<Item>>
}

/**
 * Answers cursor paging (GraphQL Cursor Connections) out of offsets: one call for a page; one more for `last` without
 * `before`, which must learn where the end is, and for a hundred records behind a cursor, which is checked along.
 * @throws GatewayError BAD_USER_INPUT before any call, when the arguments make no sense
 */
export async function connect<Item extends { readonly id: string }> (
  list: List<Item>, args: ConnectionArguments, info: GraphQLResolveInfo
): Promise<Connection<Item>> {
  checkPageSize('first', args.first)
  checkPageSize('last', args.last)
  const after = args.after == null ? null : decodeCursor(args.after, list.name)
  const before = args.before == null ? null : decodeCursor(args.before, list.name)
  if (args.first != null && args.last != null) throw wrong('Give first or last, not both.')
  const view = viewList(list.fetch)
  if (args.first != null) return toConnection(list.name, view, await seeForward(view, args.first, after, before))
  if (args.last != null) return toConnection(list.name, view, await seeBackward(view, args.last, after, before))
  if (selectsAny(info, ['nodes', 'edges', 'pageInfo'])) throw wrong(`Say how many: first or last, 1 to ${maxPageSize}.`)
  if (selectsAny(info, ['totalCount'])) await count(view)
  return toConnection(list.name, view, { span: { start: 0, end: 0 }, drifted: false })
}

function wrong (detail: string): GatewayError {
  return new GatewayError('BAD_USER_INPUT', { detail })
}

async function seeForward<Item extends { readonly id: string }> (view: ListView<Item>, first: number, after: Cursor | null, before: Cursor | null): Promise<Found> {
  const from = (start: number, end: number): Span => ({ start, end: Math.min(start + first, end) })
  if (after === null) return await see(view, from(0, before?.index ?? Infinity))
  const gap = before === null ? Infinity : before.index - after.index
  return await see(view, from(after.index + 1, after.index + gap), { anchor: after, spanAt: (index) => from(index + 1, index + gap) })
}

async function seeBackward<Item extends { readonly id: string }> (view: ListView<Item>, last: number, after: Cursor | null, before: Cursor | null): Promise<Found> {
  const upTo = (end: number, start: number): Span => ({ start: Math.max(end - last, start, 0), end })
  if (before === null) return await see(view, upTo(await knownCount(view), after === null ? 0 : after.index + 1))
  const gap = after === null ? Infinity : before.index - after.index - 1
  return await see(view, upTo(before.index, before.index - gap), { anchor: before, spanAt: (index) => upTo(index, index - gap) })
}

async function see<Item extends { readonly id: string }> (view: ListView<Item>, span: Span, anchored?: Anchored): Promise<Found> {
  if (span.end <= span.start) await count(view)
  else if (anchored !== undefined) return await seeAnchored(view, anchored)
  else await view.see(span)
  return { span, drifted: false }
}

async function count<Item> (view: ListView<Item>): Promise<void> {
  if (view.total() === null) await view.see({ start: 0, end: 1 })
}

async function knownCount<Item> (view: ListView<Item>): Promise<number> {
  await count(view)
  const total = view.total()
  if (total === null) throw new GatewayError('UPSTREAM_INVALID_RESPONSE', { detail: 'Big Cartel did not say how long the list is. Ask with first instead.', upstream: {} })
  return total
}

function toConnection<Item extends { readonly id: string }> (name: string, view: ListView<Item>, { span, drifted }: Found): Connection<Item> {
  const nodes = view.within(span)
  const edges = nodes.map((node, place) => ({ node, cursor: encodeCursor({ list: name, index: span.start + place, id: node.id }) }))
  return {
    totalCount: view.total(),
    nodes,
    edges,
    pageInfo: {
      hasNextPage: hasNext(nodes.length, span, view.total()),
      hasPreviousPage: span.start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
      drifted
    }
  }
}

/** A page that came empty leads nowhere, whatever the count says. */
function hasNext (shown: number, { start, end }: Span, total: number | null): boolean {
  if (end > start && shown === 0) return false
  return total === null ? shown > 0 && shown === end - start : start + shown < total
}
