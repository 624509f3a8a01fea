import { accountPath } from './account-path.ts'
import { choice, decimal, flag, idAttribute, integer, number, text, timestamp } from './attributes.ts'
import type { BigCartelApi } from './client.ts'
import { readCurrency, type Currency } from './currency.ts'
import type { Document, Resource } from './json-api.ts'
import { fetchPage, type Page, type PageRequest, type Sort } from './list.ts'
import type { Decimal } from './decimal.ts'
import { readOrderDetails, type OrderDetails } from './order-details.ts'
import type { ResourceId } from './resource-id.ts'

export const paymentStatuses = ['unpaid', 'pending', 'completed', 'failed', 'invalid'] as const
export type PaymentStatus = typeof paymentStatuses[number]

export const shippingStatuses = ['unshipped', 'shipped'] as const
export type ShippingStatus = typeof shippingStatuses[number]

/** Amounts are in `currency`, which may differ from the account's by now. */
export interface Order extends OrderDetails {
  /** The order number that people use: `LMFN-543196`. */
  readonly id: string
  readonly customer: Customer
  readonly shippingAddress: ShippingAddress
  /** What the customer wrote. */
  readonly note: string | null
  readonly itemCount: number | null
  readonly totals: OrderTotals
  readonly currency: Currency | null
  /** Null for a status that is new to us; `paymentStatusText` has it. */
  readonly paymentStatus: PaymentStatus | null
  readonly paymentStatusText: string | null
  /** Null for a status that is new to us; `shippingStatusText` has it. */
  readonly shippingStatus: ShippingStatus | null
  readonly shippingStatusText: string | null
  readonly createdAt: string | null
  readonly updatedAt: string | null
  readonly completedAt: string | null
}

export interface Customer {
  readonly firstName: string | null
  readonly lastName: string | null
  readonly email: string | null
  readonly phoneNumber: string | null
  readonly optedInToMarketing: boolean | null
}

export interface ShippingAddress {
  readonly line1: string | null
  readonly line2: string | null
  readonly city: string | null
  /** A name, such as `District of Columbia`, or a code. */
  readonly state: string | null
  readonly zip: string | null
  readonly countryCode: string | null
  readonly countryName: string | null
  readonly latitude: number | null
  readonly longitude: number | null
}

export interface OrderTotals {
  readonly items: Decimal | null
  readonly discount: Decimal | null
  readonly shipping: Decimal | null
  readonly tax: Decimal | null
  /** The part of the tax that Big Cartel itself hands on. */
  readonly taxRemittedByBigCartel: Decimal | null
  readonly total: Decimal | null
}

export interface OrderListRequest extends PageRequest {
  readonly filter?: OrderFilter | undefined
  /** Finds by the customer's name or e-mail address, or by order number. */
  readonly search?: string | undefined
  readonly sort?: Sort<'completedAt' | 'createdAt' | 'updatedAt'> | undefined
}

/** All given conditions hold together. Instants are ISO 8601. */
export interface OrderFilter {
  readonly shippingStatus?: ShippingStatus | null | undefined
  readonly completedFrom?: string | null | undefined
  readonly completedTo?: string | null | undefined
  readonly updatedFrom?: string | null | undefined
  readonly updatedTo?: string | null | undefined
}

export async function listOrders (api: BigCartelApi, request: OrderListRequest): Promise<Page<Order>> {
  const { filter = {}, ...rest } = request
  return await fetchPage(api, accountPath(api, 'orders'), { ...rest, filter: upstreamFilter(filter) }, readOrder)
}

/** @throws GatewayError NOT_FOUND */
export async function fetchOrder (api: BigCartelApi, id: ResourceId): Promise<Order> {
  const document = await api.get(accountPath(api, 'orders', id))
  return readOrder(document, document.single(id))
}

function upstreamFilter (filter: OrderFilter) {
  return {
    shipping_status: filter.shippingStatus,
    completed_at_from: filter.completedFrom,
    completed_at_to: filter.completedTo,
    updated_at_from: filter.updatedFrom,
    updated_at_to: filter.updatedTo
  }
}

function readOrder (document: Document, order: Resource): Order {
  return {
    id: order.id,
    customer: readCustomer(order),
    shippingAddress: readShippingAddress(document, order),
    note: text(order, 'customer_note'),
    itemCount: integer(order, 'item_count'),
    totals: readTotals(order),
    currency: currencyOf(document, order),
    paymentStatus: choice(order, 'payment_status', paymentStatuses),
    paymentStatusText: text(order, 'payment_status'),
    shippingStatus: choice(order, 'shipping_status', shippingStatuses),
    shippingStatusText: text(order, 'shipping_status'),
    createdAt: timestamp(order, 'created_at'),
    updatedAt: timestamp(order, 'updated_at'),
    completedAt: timestamp(order, 'completed_at'),
    ...readOrderDetails(document, order)
  }
}

function currencyOf (document: Document, order: Resource): Currency | null {
  const [currency] = document.related(order, 'currency')
  return currency === undefined ? null : readCurrency(currency)
}

function readCustomer (order: Resource): Customer {
  return {
    firstName: text(order, 'customer_first_name'),
    lastName: text(order, 'customer_last_name'),
    email: text(order, 'customer_email'),
    phoneNumber: text(order, 'customer_phone_number'),
    optedInToMarketing: flag(order, 'customer_opted_in_to_marketing')
  }
}

/** The country is an attribute in newer answers and a relation in all. */
function readShippingAddress (document: Document, order: Resource): ShippingAddress {
  const country = document.related(order, 'shipping_country')[0]
  return {
    line1: text(order, 'shipping_address_1'),
    line2: text(order, 'shipping_address_2'),
    city: text(order, 'shipping_city'),
    state: text(order, 'shipping_state'),
    zip: text(order, 'shipping_zip'),
    countryCode: idAttribute(order, 'shipping_country_id') ?? country?.id ?? null,
    countryName: text(order, 'shipping_country_name') ?? text(country?.resource ?? null, 'name'),
    latitude: number(order, 'shipping_latitude'),
    longitude: number(order, 'shipping_longitude')
  }
}

function readTotals (order: Resource): OrderTotals {
  return {
    items: decimal(order, 'item_total'),
    discount: decimal(order, 'discount_total'),
    shipping: decimal(order, 'shipping_total'),
    tax: decimal(order, 'tax_total'),
    taxRemittedByBigCartel: decimal(order, 'tax_remitted_by_big_cartel'),
    total: decimal(order, 'total')
  }
}
