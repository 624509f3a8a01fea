import { largestPage, type Page, type PageRequest } from './list.ts'
import { resourceId, type ResourceId } from './resource-id.ts'

/** A list at Big Cartel whose members can be asked for one by one, or page by page. */
export interface Findable<Item> {
  /** Null when nothing has the id. */
  readonly one: (id: ResourceId) => Promise<Item | null>
  readonly page: (request: PageRequest) => Promise<Page<Item>>
}

/** What became of one id: null when nothing has it, an error when that could not be learnt. */
export type Finding<Item> = Item | null | Error

type Findings<Item> = Map<string, Finding<Item>>

/** So few are asked for one by one, however short the list: a page may be a thousand times as long. */
const fewIds = 2

/**
 * Finds things by their ids in as few calls as can be: one by one, or by pages of the whole list where that takes
 * fewer calls. How long the list is nobody knows before its first page, which is seldom read in vain.
 *
 * @returns a finding for each id, in their order; it never rejects
 */
export async function findMany<Item extends { readonly id: string }> (
  ids: readonly string[], source: Findable<Item>
): Promise<Array<Finding<Item>>> {
  const findings: Findings<Item> = new Map()
  const open = (): string[] => [...new Set(ids)].filter((id) => !findings.has(id))
  for (const id of ids) if (resourceId(id) === null) findings.set(id, null) // nothing can have it: nobody is asked

  if (open().length > fewIds) await scan(source, findings, open)
  await Promise.all(open().map(async (id) => { findings.set(id, await findOne(id, source)) }))
  return ids.map((id) => findings.get(id) ?? null)
}

/** Reads the first page, and the others if they are fewer than what is still to be found. */
async function scan<Item extends { readonly id: string }> (
  source: Findable<Item>, findings: Findings<Item>, open: () => string[]
): Promise<void> {
  const seen = new Set<string>()
  const read = async (offset: number): Promise<Page<Item>> => {
    const page = await source.page({ offset, limit: largestPage })
    for (const item of page.items) {
      seen.add(item.id)
      findings.set(item.id, item)
    }
    return page
  }
  try {
    const { total, items } = await read(0)
    if (total === null) return
    const others = offsetsBehind(items.length, total)
    if (others.length >= open().length) return
    await Promise.all(others.map(read))
    if (seen.size >= total) for (const id of open()) findings.set(id, null) // all that there is has been seen
  } catch (error) {
    for (const id of open()) findings.set(id, asError(error)) // asking one by one would only add to the trouble
  }
}

/** A server that serves fewer at once than it was asked for has said so by its first page. */
function offsetsBehind (size: number, total: number): number[] {
  const pages = size === 0 ? 0 : Math.ceil(total / size)
  return Array.from({ length: Math.max(0, pages - 1) }, (_, page) => (page + 1) * size)
}

async function findOne<Item> (id: string, { one }: Findable<Item>): Promise<Finding<Item>> {
  const checked = resourceId(id)
  try {
    return checked === null ? null : await one(checked)
  } catch (error) {
    return asError(error)
  }
}

function asError (error: unknown): Error {
  return error instanceof Error ? error : new Error('no error was thrown', { cause: error })
}
