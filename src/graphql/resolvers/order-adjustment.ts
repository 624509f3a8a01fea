import type { DiscountAdjustmentResolvers, OtherAdjustmentResolvers } from '../generated/schema-types.ts'
import { globalId } from '../global-id.ts'
import { orderMoney } from '../money.ts'

export const OtherAdjustment: Pick<OtherAdjustmentResolvers, 'id' | 'amount'> = {
  id: ({ __typename, id, orderId }) => globalId(__typename, id, { order_id: orderId }),
  amount: async ({ amount, currency }, _args, context) => await orderMoney(amount, currency, context)
}

export const ShippingAdjustment = OtherAdjustment
export const TaxAdjustment = OtherAdjustment

export const DiscountAdjustment: Pick<DiscountAdjustmentResolvers, 'id' | 'amount' | 'code'> = {
  ...OtherAdjustment,
  code: ({ label }) => /^\[([^\]]+)\]/.exec(label ?? '')?.[1] ?? null
}
