import type { Resolvers } from './generated/schema-types.ts'
import { Account, accountQueries, Plan } from './resolvers/account.ts'
import { Artist, artistQueries } from './resolvers/artist.ts'
import { Category, categoryQueries } from './resolvers/category.ts'
import { DateTime } from './resolvers/date-time.ts'
import { Image } from './resolvers/image.ts'
import { Money } from './resolvers/money.ts'
import { nodeQueries } from './resolvers/node.ts'
import { Order, OrderAdjustment, OrderItem, OrderPayment, orderQueries, OrderTotals } from './resolvers/order.ts'
import { Product, ProductOption, productQueries, ShippingRate } from './resolvers/product.ts'
import { sessionQueries } from './resolvers/session.ts'
import { Shop, shopQueries } from './resolvers/shop.ts'

/** What is not here is a plain property of its parent. */
export const resolvers: Omit<Resolvers, 'DateTime'> & { DateTime: typeof DateTime } = {
  Query: {
    ...sessionQueries,
    ...accountQueries,
    ...shopQueries,
    ...productQueries,
    ...orderQueries,
    ...categoryQueries,
    ...artistQueries,
    ...nodeQueries
  },
  Account,
  Artist,
  Category,
  DateTime,
  Image,
  Money,
  Order,
  OrderAdjustment,
  OrderItem,
  OrderPayment,
  OrderTotals,
  Plan,
  Product,
  ProductOption,
  Shop,
  ShippingRate
}
