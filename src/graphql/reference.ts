import type { GraphQLResolveInfo } from 'graphql'
import { selectsOnly } from './selection.ts'

/** A thing as another thing's answer names it: without a name when the answer does not hold the thing itself. */
interface Reference { readonly id: string, readonly name: string | null }

/** A field of what is named: out of the answer that names it, else out of the thing itself; null when it is gone. */
export function ofReference<Thing extends Reference, Value> (
  reference: Thing, load: (id: string) => Promise<Thing | null>, read: (thing: Thing) => Value
): Value | Promise<Value | null> {
  if (reference.name !== null) return read(reference)
  return load(reference.id).then((thing) => thing === null ? null : read(thing))
}

/** What an id leads to. Nobody is asked for what the query wants no more of than its id. */
export function follow<Thing extends { readonly id: string }> (
  id: string | null, info: GraphQLResolveInfo, load: (id: string) => Promise<Thing | null>
): Thing | null | Promise<Thing | null> {
  if (id === null) return null
  if (selectsOnly(info, ['id', '__typename'])) return { id } as Thing // no other field of it will be read
  return load(id)
}
