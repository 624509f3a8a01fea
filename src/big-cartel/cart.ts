import { accountPath } from './account-path.ts'
import { decimal, integer, timestamp } from './attributes.ts'
import type { BigCartelApi } from './client.ts'
import type { Resource } from './json-api.ts'
import { fetchPage, type Page, type PageRequest } from './list.ts'
import type { Decimal } from './decimal.ts'
import type { ResourceId } from './resource-id.ts'

/** An abandoned cart. Its attributes are documented nowhere: these are likely names. */
export interface Cart {
  readonly id: string
  readonly itemCount: number | null
  /** In the account's currency. */
  readonly total: Decimal | null
  readonly createdAt: string | null
  readonly updatedAt: string | null
}

export async function listCarts (api: BigCartelApi, request: PageRequest): Promise<Page<Cart>> {
  return await fetchPage(api, accountPath(api, 'carts'), request, (_document, resource) => readCart(resource))
}

/** @throws GatewayError NOT_FOUND */
export async function fetchCart (api: BigCartelApi, id: ResourceId): Promise<Cart> {
  const document = await api.get(accountPath(api, 'carts', id))
  return readCart(document.single(id))
}

function readCart (cart: Resource): Cart {
  return {
    id: cart.id,
    itemCount: integer(cart, 'item_count'),
    total: decimal(cart, 'total'),
    createdAt: timestamp(cart, 'created_at'),
    updatedAt: timestamp(cart, 'updated_at')
  }
}
