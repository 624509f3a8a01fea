import { largestPage } from '../big-cartel/list.ts'
import type { ListView, Span } from './list-view.ts'

/** A page that begins or ends at a cursor. */
export interface Anchored {
  /** What stood where, when the cursor was made. */
  readonly anchor: { readonly index: number, readonly id: string }
  /** The page, for wherever the anchor stands now. */
  readonly spanAt: (index: number) => Span
}

export interface Found {
  readonly span: Span
  /** The anchor was not found again: the page is where it would be had nothing moved, and may repeat or miss records. */
  readonly drifted: boolean
}

/**
 * Big Cartel counts offsets, and records come and go between two pages: so each page asks for its cursor's record
 * along with its own. Where that is not what stood there, it is looked for in this answer and in one more page
 * around it, and the page goes on from where it stands now.
 */
export async function seeAnchored<Item extends { readonly id: string }> (view: ListView<Item>, { anchor, spanAt }: Anchored): Promise<Found> {
  const expected = spanAt(anchor.index)
  await view.see(withAnchor(expected, anchor.index))
  if (view.at(anchor.index)?.id === anchor.id) return { span: expected, drifted: false }
  const place = view.placeOf(anchor.id) ?? await lookAround(view, anchor, expected)
  if (place === null) return { span: expected, drifted: true }
  const span = spanAt(place)
  await view.see(span)
  return { span, drifted: false }
}

function withAnchor ({ start, end }: Span, index: number): Span {
  return { start: Math.min(start, index), end: Math.max(end, index + 1) }
}

/** One page, more of it on the side that the answer does not show. */
async function lookAround<Item> (view: ListView<Item>, { index, id }: Anchored['anchor'], { start, end }: Span): Promise<number | null> {
  const shown = Math.min(Math.max(end - start, largestPage / 2), largestPage)
  const before = start > index ? shown : largestPage - shown
  const from = Math.max(index - before, 0)
  await view.see({ start: from, end: from + largestPage })
  return view.placeOf(id)
}
