import { fetchOrder, shippingStatuses, type OrderListRequest } from '../../big-cartel/order.ts'
import { GatewayError } from '../../errors.ts'
import { toEnum } from '../enum-value.ts'
import type { AccountOrdersArgs, OrderItemResolvers, OrderPaymentResolvers, OrderEventResolvers, OrderResolvers, OrderSort, OrderTotalsResolvers, QueryResolvers } from '../generated/schema-types.ts'
import { globalId } from '../global-id.ts'
import { orNull } from '../loaders.ts'
import { orderMoney } from '../money.ts'
import { follow } from '../reference.ts'
import { findById } from './find-by-id.ts'
import { asImage } from './image.ts'
import { adjustmentsOf, eventsOf, itemsOf, paymentsOf } from './order-parts.ts'
import { shipmentsOf } from './shipment.ts'

export const orderQueries: Pick<QueryResolvers, 'order'> = {
  order: async (_query, { id, number }, context) => {
    const wanted = id ?? number
    if (wanted == null || (id != null && number != null)) throw new GatewayError('BAD_USER_INPUT', { detail: 'Give id or number, exactly one of them.' })
    return await findById('Order', wanted, context, async (found) => await orNull(fetchOrder(context.api(), found)))
  }
}

export const Order: OrderResolvers = {
  id: ({ id }) => globalId('Order', id),
  number: ({ id }) => id,
  paymentStatus: ({ paymentStatus }) => toEnum(paymentStatus),
  shippingStatus: ({ shippingStatus }) => toEnum(shippingStatus),
  shippingAddress: ({ shippingAddress: { countryCode, countryName, ...address } }) => ({
    ...address, country: countryCode === null ? null : { code: countryCode, name: countryName }
  }),
  totals: ({ totals, currency }) => ({ ...totals, currency }),
  items: itemsOf,
  adjustments: adjustmentsOf,
  payments: paymentsOf,
  events: eventsOf,
  shipments: async (order, _args, context) => await shipmentsOf(order, context.api())
}

export const OrderTotals: OrderTotalsResolvers = {
  items: async ({ items, currency }, _args, context) => await orderMoney(items, currency, context),
  discount: async ({ discount, currency }, _args, context) => await orderMoney(discount, currency, context),
  shipping: async ({ shipping, currency }, _args, context) => await orderMoney(shipping, currency, context),
  tax: async ({ tax, currency }, _args, context) => await orderMoney(tax, currency, context),
  taxRemittedByBigCartel: async ({ taxRemittedByBigCartel, currency }, _args, context) => await orderMoney(taxRemittedByBigCartel, currency, context),
  total: async ({ total, currency }, _args, context) => await orderMoney(total, currency, context)
}

export const OrderItem: OrderItemResolvers = {
  id: ({ id, orderId }) => globalId('OrderItem', id, { order_id: orderId }),
  optionName: ({ productOptionName }) => productOptionName,
  price: async ({ price, currency }, _args, context) => await orderMoney(price, currency, context),
  total: async ({ total, currency }, _args, context) => await orderMoney(total, currency, context),
  tax: async ({ tax, currency }, _args, context) => await orderMoney(tax, currency, context),
  image: ({ imageUrl }) => asImage(imageUrl),
  product: ({ productId }, _args, context, info) => follow(productId, info, context.loaders().products.load),
  productOption: async ({ productId, productOptionId }, _args, context, info) => {
    if (productId === null) return null
    const option = await follow(productOptionId, info, async (id) => {
      const product = await context.loaders().products.load(productId)
      return product?.options.find((option) => option.id === id) ?? null
    })
    return option === null ? null : { ...option, productId }
  }
}

export const OrderPayment: OrderPaymentResolvers = {
  id: ({ id, orderId }) => globalId('OrderPayment', id, { order_id: orderId }),
  amount: async ({ amount, currency }, _args, context) => await orderMoney(amount, currency, context)
}

export const OrderEvent: OrderEventResolvers = {
  id: ({ id, orderId }) => globalId('OrderEvent', id, { order_id: orderId }),
  kind: ({ identifier }) => identifier
}

/** No name, address or number is longer; an address of ours that is too long would be refused without a clear word. */
const longestSearch = 200

/** What the arguments of `orders` ask of Big Cartel. @throws GatewayError BAD_USER_INPUT */
export function orderListRequest ({ query, filter, sort }: Omit<Partial<AccountOrdersArgs>, 'first' | 'after' | 'last' | 'before'>): Omit<OrderListRequest, 'offset' | 'limit'> {
  if (query != null && query.length > longestSearch) throw new GatewayError('BAD_USER_INPUT', { detail: `query must have ${longestSearch} characters at most.` })
  return {
    ...(query != null && { search: query }),
    ...(filter != null && { filter: { ...filter, shippingStatus: shippingStatuses.find((status) => status.toUpperCase() === filter.shippingStatus) } }),
    ...(sort != null && { sort: orderSort(sort) })
  }
}

function orderSort (sort: OrderSort): NonNullable<OrderListRequest['sort']> {
  const by = ({ COMPLETED_AT: 'completedAt', CREATED_AT: 'createdAt', UPDATED_AT: 'updatedAt' } as const)[sort.field]
  return { by, direction: sort.direction === 'DESC' ? 'desc' : 'asc' }
}
