import type { CartResolvers } from '../generated/schema-types.ts'
import { globalId } from '../global-id.ts'
import { shopMoney } from '../money.ts'

export const Cart: CartResolvers = {
  id: ({ id }) => globalId('Cart', id),
  total: async ({ total }, _args, context) => await shopMoney(total, context)
}
