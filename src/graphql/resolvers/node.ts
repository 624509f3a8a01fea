import { fetchOrder } from '../../big-cartel/order.ts'
import type { ResourceId } from '../../big-cartel/resource-id.ts'
import type { GraphqlContext } from '../context.ts'
import type { QueryResolvers } from '../generated/schema-types.ts'
import { parseGlobalId, parseId } from '../global-id.ts'
import { orNull } from '../loaders.ts'
import type { NodeParent } from '../parents.ts'

export const nodeQueries: Pick<QueryResolvers, 'node'> = {
  node: async (_query, { id: text }, context) => {
    const { accountId } = context.api()
    const parsed = parseGlobalId(text)
    return parsed === null ? null : await findNode(parsed, accountId, context)
  }
}

async function findNode ({ type, id }: { type: string, id: ResourceId }, accountId: string, context: GraphqlContext): Promise<NodeParent | null> {
  switch (type) {
    case 'Account':
    case 'Shop': return id === accountId ? { __typename: type, accountId: id } : null
    case 'Product': return named(type, await context.loaders().products.load(id))
    case 'Order': return named(type, await orNull(fetchOrder(context.api(), id)))
    case 'Category': return named(type, await context.loaders().categories.load(id))
    case 'Artist': return named(type, await context.loaders().artists.load(id))
    default: return null
  }
}

function named<Type extends string, Item extends object> (type: Type, item: Item | null): ({ readonly __typename: Type } & Item) | null {
  return item === null ? null : { __typename: type, ...item }
}

/** One object by an id argument; null when nothing has this id. An id that nothing can have asks nobody. */
export async function findById<T> (
  type: string, text: string, context: GraphqlContext, find: (id: ResourceId) => Promise<T | null>
): Promise<T | null> {
  context.api() // who is not signed in hears so, whatever the id
  const id = parseId(type, text)
  return id === null ? null : await find(id)
}
