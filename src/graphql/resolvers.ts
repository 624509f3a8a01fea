import type { Resolvers } from './generated/schema-types.ts'
import { Account, accountQueries, Plan } from './resolvers/account.ts'
import { Artist, artistQueries } from './resolvers/artist.ts'
import { Cart } from './resolvers/cart.ts'
import { Category, categoryQueries } from './resolvers/category.ts'
import { countryQueries } from './resolvers/country.ts'
import { DateTime } from './resolvers/date-time.ts'
import { Discount, discountQueries } from './resolvers/discount.ts'
import { Image } from './resolvers/image.ts'
import { Money } from './resolvers/money.ts'
import { nodeQueries } from './resolvers/node.ts'
import { DiscountAdjustment, OtherAdjustment, ShippingAdjustment, TaxAdjustment } from './resolvers/order-adjustment.ts'
import { Order, OrderEvent, OrderItem, OrderPayment, orderQueries, OrderTotals } from './resolvers/order.ts'
import { Page } from './resolvers/page.ts'
import { Product, ProductOption, productQueries, ShippingRate } from './resolvers/product.ts'
import { rateLimitQueries } from './resolvers/rate-limit.ts'
import { sessionQueries } from './resolvers/session.ts'
import { Shipment, ShipmentItem } from './resolvers/shipment.ts'
import { Shop, shopQueries } from './resolvers/shop.ts'
import { Storefront, StorefrontArtist, StorefrontCategory, StorefrontPage, storefrontQueries } from './resolvers/storefront.ts'
import { StorefrontProduct, StorefrontProductOption, StorefrontShippingRate } from './resolvers/storefront-product.ts'

/** What is not here is a plain property of its parent. */
export const resolvers: Omit<Resolvers, 'DateTime'> & { DateTime: typeof DateTime } = {
  Query: {
    ...sessionQueries,
    ...rateLimitQueries,
    ...accountQueries,
    ...shopQueries,
    ...productQueries,
    ...orderQueries,
    ...categoryQueries,
    ...artistQueries,
    ...discountQueries,
    ...countryQueries,
    ...storefrontQueries,
    ...nodeQueries
  },
  Account,
  Artist,
  Cart,
  Category,
  DateTime,
  Discount,
  DiscountAdjustment,
  Image,
  Money,
  Order,
  OrderEvent,
  OrderItem,
  OrderPayment,
  OrderTotals,
  OtherAdjustment,
  Page,
  Plan,
  Product,
  ProductOption,
  Shipment,
  ShipmentItem,
  Shop,
  ShippingAdjustment,
  ShippingRate,
  Storefront,
  StorefrontArtist,
  StorefrontCategory,
  StorefrontPage,
  StorefrontProduct,
  StorefrontProductOption,
  StorefrontShippingRate,
  TaxAdjustment
}
