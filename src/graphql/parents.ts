import type { Plan } from '../big-cartel/account.ts'
import type { Artist, ArtistReference } from '../big-cartel/artist.ts'
import type { Cart } from '../big-cartel/cart.ts'
import type { Category, CategoryReference } from '../big-cartel/category.ts'
import type { Currency } from '../big-cartel/currency.ts'
import type { Discount } from '../big-cartel/discount.ts'
import type { OrderAdjustment, OrderEvent, OrderItem, OrderPayment } from '../big-cartel/order-details.ts'
import type { Order, OrderTotals } from '../big-cartel/order.ts'
import type { CustomPage } from '../big-cartel/page.ts'
import type { Product, ProductOption, ShippingOption } from '../big-cartel/product.ts'
import type { Shipment, ShipmentItem } from '../big-cartel/shipment.ts'
import type { StorefrontNodeParent } from './storefront-parents.ts'

/* What the resolvers of each type are handed: Big Cartel's things as they are read, with what a child must know of its parent. */

/** The account is asked for only when a field of it is. */
export interface AccountParent { readonly accountId: string }
export type ShopParent = AccountParent

export type ProductParent = Product
export type ProductOptionParent = ProductOption & { readonly productId: string }
export type ShippingRateParent = ShippingOption & { readonly productId: string }
export type CategoryParent = Category | CategoryReference
export type ArtistParent = Artist | ArtistReference
export interface ImageParent {
  readonly address: string
  readonly width?: number | null
  readonly height?: number | null
}

/** Null: the order does not say; then the account's currency is meant. */
interface InOrderCurrency { readonly currency: Currency | null }
/** What is inside an order. */
interface InOrder extends InOrderCurrency { readonly orderId: string }
export type OrderParent = Order
export type OrderTotalsParent = OrderTotals & InOrderCurrency
export type OrderItemParent = OrderItem & InOrder
export type OrderAdjustmentParent = OrderAdjustment & InOrder & { readonly __typename: 'ShippingAdjustment' | 'TaxAdjustment' | 'DiscountAdjustment' | 'OtherAdjustment' }
export type OrderPaymentParent = OrderPayment & InOrder
export type OrderEventParent = OrderEvent & { readonly orderId: string }
export type ShipmentParent = Shipment & { readonly order: OrderParent }
export type ShipmentItemParent = ShipmentItem & { readonly order: OrderParent }
export type PlanParent = Plan

/** A list says less than `whole`, which is asked for once, and only when it is needed. */
interface Abridged<Whole> { readonly whole: () => Promise<Whole> }
export type DiscountParent = Discount & Abridged<Discount>
export type PageParent = CustomPage & Abridged<CustomPage>
export type CartParent = Cart

export interface MoneyParent {
  readonly amount: string
  readonly currencyCode: string
  /** BCP 47; null: none is known for this currency. */
  readonly locale: string | null
}

export type NodeParent =
  | ({ readonly __typename: 'Account' } & AccountParent)
  | ({ readonly __typename: 'Shop' } & ShopParent)
  | ({ readonly __typename: 'Product' } & ProductParent)
  | ({ readonly __typename: 'ProductOption' } & ProductOptionParent)
  | ({ readonly __typename: 'ShippingRate' } & ShippingRateParent)
  | ({ readonly __typename: 'Order' } & OrderParent)
  | ({ readonly __typename: 'OrderItem' } & OrderItemParent)
  | OrderAdjustmentParent
  | ({ readonly __typename: 'OrderPayment' } & OrderPaymentParent)
  | ({ readonly __typename: 'OrderEvent' } & OrderEventParent)
  | ({ readonly __typename: 'Shipment' } & ShipmentParent)
  | ({ readonly __typename: 'Category' } & CategoryParent)
  | ({ readonly __typename: 'Artist' } & ArtistParent)
  | ({ readonly __typename: 'Discount' } & DiscountParent)
  | ({ readonly __typename: 'Page' } & PageParent)
  | ({ readonly __typename: 'Cart' } & CartParent)
  | StorefrontNodeParent
