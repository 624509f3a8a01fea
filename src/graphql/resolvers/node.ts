import { fetchArtist } from '../../big-cartel/artist.ts'
import { fetchCategory } from '../../big-cartel/category.ts'
import type { BigCartelApi } from '../../big-cartel/client.ts'
import { fetchOrder } from '../../big-cartel/order.ts'
import { fetchProduct } from '../../big-cartel/product.ts'
import type { ResourceId } from '../../big-cartel/resource-id.ts'
import { GatewayError } from '../../errors.ts'
import type { GraphqlContext } from '../context.ts'
import type { QueryResolvers } from '../generated/schema-types.ts'
import { parseGlobalId, parseId } from '../global-id.ts'
import type { NodeParent } from '../parents.ts'

export const nodeQueries: Pick<QueryResolvers, 'node'> = {
  node: async (_query, { id: text }, context) => {
    const api = context.api()
    const parsed = parseGlobalId(text)
    return parsed === null ? null : await orNull(fetchNode(parsed, api))
  }
}

async function fetchNode ({ type, id }: { type: string, id: ResourceId }, api: BigCartelApi): Promise<NodeParent | null> {
  switch (type) {
    case 'Account':
    case 'Shop': return id === api.accountId ? { __typename: type, accountId: id } : null
    case 'Product': return { __typename: type, ...await fetchProduct(api, id) }
    case 'Order': return { __typename: type, ...await fetchOrder(api, id) }
    case 'Category': return { __typename: type, ...await fetchCategory(api, id) }
    case 'Artist': return { __typename: type, ...await fetchArtist(api, id) }
    default: return null
  }
}

/** One object by an id argument; null when nothing has this id. An id that nothing can have asks nobody. */
export async function findById<T> (
  type: string, text: string, context: GraphqlContext, fetch: (api: BigCartelApi, id: ResourceId) => Promise<T>
): Promise<T | null> {
  const api = context.api()
  const id = parseId(type, text)
  return id === null ? null : await orNull(fetch(api, id))
}

async function orNull<T> (found: Promise<T>): Promise<T | null> {
  try {
    return await found
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'NOT_FOUND') return null
    throw error
  }
}
