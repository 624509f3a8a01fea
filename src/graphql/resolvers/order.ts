import { fetchOrder, shippingStatuses, type OrderListRequest } from '../../big-cartel/order.ts'
import { GatewayError } from '../../errors.ts'
import { toEnum } from '../enum-value.ts'
import type { AccountOrdersArgs, OrderAdjustmentResolvers, OrderItemResolvers, OrderPaymentResolvers, OrderResolvers, OrderSort, OrderTotalsResolvers, QueryResolvers } from '../generated/schema-types.ts'
import { globalId } from '../global-id.ts'
import { orNull } from '../loaders.ts'
import { orderMoney } from '../money.ts'
import { follow } from '../reference.ts'
import { asImage } from './image.ts'
import { findById } from './node.ts'

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
  totals: ({ totals, currencyCode }) => ({ ...totals, currencyCode }),
  items: ({ id, items, currencyCode }) => items.map((item) => ({ ...item, currencyCode, orderId: id })),
  adjustments: ({ adjustments, currencyCode }) => adjustments.map((adjustment) => ({ ...adjustment, currencyCode })),
  payments: ({ payments, currencyCode }) => payments.map((payment) => ({ ...payment, currencyCode: payment.currencyCode ?? currencyCode }))
}

export const OrderTotals: OrderTotalsResolvers = {
  items: async ({ items, currencyCode }, _args, context) => await orderMoney(items, currencyCode, context),
  discount: async ({ discount, currencyCode }, _args, context) => await orderMoney(discount, currencyCode, context),
  shipping: async ({ shipping, currencyCode }, _args, context) => await orderMoney(shipping, currencyCode, context),
  tax: async ({ tax, currencyCode }, _args, context) => await orderMoney(tax, currencyCode, context),
  total: async ({ total, currencyCode }, _args, context) => await orderMoney(total, currencyCode, context)
}

export const OrderItem: OrderItemResolvers = {
  id: ({ id, orderId }) => globalId('OrderItem', id, { order_id: orderId }),
  optionName: ({ productOptionName }) => productOptionName,
  price: async ({ price, currencyCode }, _args, context) => await orderMoney(price, currencyCode, context),
  total: async ({ total, currencyCode }, _args, context) => await orderMoney(total, currencyCode, context),
  tax: async ({ tax, currencyCode }, _args, context) => await orderMoney(tax, currencyCode, context),
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

export const OrderAdjustment: OrderAdjustmentResolvers = {
  amount: async ({ amount, currencyCode }, _args, context) => await orderMoney(amount, currencyCode, context)
}

export const OrderPayment: OrderPaymentResolvers = {
  amount: async ({ amount, currencyCode }, _args, context) => await orderMoney(amount, currencyCode, context)
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
