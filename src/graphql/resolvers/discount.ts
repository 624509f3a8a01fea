import type { BigCartelApi } from '../../big-cartel/client.ts'
import { fetchDiscount, type Discount as UpstreamDiscount } from '../../big-cartel/discount.ts'
import type { DiscountResolvers, QueryResolvers } from '../generated/schema-types.ts'
import { globalId } from '../global-id.ts'
import { orNull } from '../loaders.ts'
import { shopMoney } from '../money.ts'
import type { DiscountParent } from '../parents.ts'
import { follow } from '../reference.ts'
import { findById } from './find-by-id.ts'
import { abridged, whole } from './whole.ts'

export const discountQueries: Pick<QueryResolvers, 'discount'> = {
  discount: async (_query, { id }, context) => await findById('Discount', id, context, async (found) => await orNull(fetchDiscountWhole(context.api(), found)))
}

export const Discount: DiscountResolvers = {
  id: ({ id }) => globalId('Discount', id),
  percent: ({ percentDiscount }) => percentDiscount,
  flatRate: async ({ flatRateDiscount }, _args, context) => await shopMoney(flatRateDiscount, context),
  minimumCartTotal: async ({ minimumCartTotal }, _args, context) => await shopMoney(minimumCartTotal, context),
  categories: async (discount) => discount.categories ?? (await discount.whole()).categories ?? [],
  products: async (discount, _args, context, info) => {
    const ids = discount.productIds ?? (await discount.whole()).productIds ?? []
    const products = await Promise.all(ids.map((id) => follow(id, info, context.loaders().products.load)))
    return products.filter((product) => product !== null)
  }
}

export const fetchDiscountWhole = whole(fetchDiscount)

/** A discount out of a list. */
export function listedDiscount (discount: UpstreamDiscount, api: BigCartelApi): DiscountParent {
  return abridged(discount, api, fetchDiscount)
}
