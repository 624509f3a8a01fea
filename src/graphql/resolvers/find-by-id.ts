import type { ResourceId } from '../../big-cartel/resource-id.ts'
import type { GraphqlContext } from '../context.ts'
import { parseId } from '../global-id.ts'

/** One object by an id argument; null when nothing has this id. An id that nothing can have asks nobody. */
export async function findById<T> (
  type: string, text: string, context: GraphqlContext, find: (id: ResourceId) => Promise<T | null>
): Promise<T | null> {
  context.api() // who is not signed in hears so, whatever the id
  const id = parseId(type, text)
  return id === null ? null : await find(id)
}
