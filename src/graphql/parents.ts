import type { Plan } from '../big-cartel/account.ts'
import type { Artist, ArtistReference } from '../big-cartel/artist.ts'
import type { Category, CategoryReference } from '../big-cartel/category.ts'
import type { OrderAdjustment, OrderItem, OrderPayment } from '../big-cartel/order-details.ts'
import type { Order, OrderTotals } from '../big-cartel/order.ts'
import type { Product, ProductOption, ShippingOption } from '../big-cartel/product.ts'

/** What the resolvers of each type are handed: Big Cartel's things as they are read, with what a child must know of its parent. */

/** The account is asked for only when a field of it is. */
export interface AccountParent { readonly accountId: string }
export type ShopParent = AccountParent

export type ProductParent = Product
export type ProductOptionParent = ProductOption & { readonly productId: string }
export type ShippingRateParent = ShippingOption
export type CategoryParent = Category | CategoryReference
export type ArtistParent = Artist | ArtistReference
export interface ImageParent { readonly address: string }

/** Null: the order does not say; then the account's currency is meant. */
interface InOrderCurrency { readonly currencyCode: string | null }
export type OrderParent = Order
export type OrderTotalsParent = OrderTotals & InOrderCurrency
export type OrderItemParent = OrderItem & InOrderCurrency & { readonly orderId: string }
export type OrderAdjustmentParent = OrderAdjustment & InOrderCurrency
export type OrderPaymentParent = OrderPayment
export type PlanParent = Plan

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
  | ({ readonly __typename: 'Order' } & OrderParent)
  | ({ readonly __typename: 'Category' } & CategoryParent)
  | ({ readonly __typename: 'Artist' } & ArtistParent)
