import { GatewayError } from '../errors.ts'
import type { BigCartelApi } from './client.ts'
import type { Page, PageRequest } from './list.ts'
import { listProducts, type Product, type ProductListRequest } from './product.ts'

/**
 * Pages of all products, those that changed last first. A product changes with each order that it is part of, so those of
 * recent orders stand on the first page, however long the list is. A Big Cartel that refuses to sort products so is
 * asked for them in the order of the shop.
 */
export function latestProducts (api: BigCartelApi): (page: PageRequest) => Promise<Page<Product>> {
  let sort: ProductListRequest['sort'] = { by: 'updatedAt', direction: 'desc' }
  return async (page) => {
    try {
      return await listProducts(api, { ...page, sort })
    } catch (error) {
      if (sort === undefined || !isInvalidParameter(error)) throw error
      sort = undefined
      return await listProducts(api, page)
    }
  }
}

function isInvalidParameter (error: unknown): boolean {
  return error instanceof GatewayError && error.upstream?.status === 400
}
