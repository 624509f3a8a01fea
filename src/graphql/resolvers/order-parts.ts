import type { OrderAdjustmentParent, OrderEventParent, OrderItemParent, OrderParent, OrderPaymentParent } from '../parents.ts'

/* What is inside an order, each with what it must know of the order. */

export function itemsOf ({ id, items, currency }: OrderParent): OrderItemParent[] {
  return items.map((item) => ({ ...item, currency, orderId: id }))
}

export function adjustmentsOf ({ id, adjustments, currency }: OrderParent): OrderAdjustmentParent[] {
  return adjustments.map((adjustment) => ({ ...adjustment, currency, orderId: id, __typename: adjustmentTypes.get(adjustment.kind) ?? 'OtherAdjustment' }))
}

const adjustmentTypes: ReadonlyMap<string, OrderAdjustmentParent['__typename']> = new Map([
  ['shipping', 'ShippingAdjustment'],
  ['tax', 'TaxAdjustment'],
  ['discount', 'DiscountAdjustment']
] as const)

export function paymentsOf ({ id, payments, currency }: OrderParent): OrderPaymentParent[] {
  return payments.map((payment) => ({ ...payment, currency: payment.currency ?? currency, orderId: id }))
}

export function eventsOf ({ id, events }: OrderParent): OrderEventParent[] {
  return events.map((event) => ({ ...event, orderId: id }))
}
