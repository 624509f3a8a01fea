import type { Place } from '../json-api/collection-routes.ts'
import { toMany, toOne, type Resource, type Viewed } from '../json-api/document.ts'
import { money } from '../json-api/wire.ts'
import { countryName } from '../seed/countries.ts'
import type { Adjustment, CurrencyCode, LineItem, Order, Payment } from '../shop.ts'
import { currencyResource } from './account.ts'
import { countryResource } from './country.ts'

/** How an order looks on the wire, with all that comes along. */
export function orderView (order: Order, { shop, accountUrl }: Place): Viewed {
  const { currency } = shop.account
  const { countryCode } = order.address
  return {
    resource: {
      id: order.id,
      type: 'orders',
      attributes: attributes(order),
      links: { self: `${accountUrl}/orders/${order.id}` },
      relationships: {
        currency: toOne('currencies', currency),
        shipping_country: toOne('countries', countryCode),
        events: toMany('order_events', ids(order.events)),
        warnings: toMany('order_warnings', []),
        items: toMany('order_line_items', ids(order.items)),
        transactions: toMany('order_transactions/payments', ids(order.payments)),
        adjustments: { data: order.adjustments.map(({ id, kind }) => ({ type: `order_adjustments/${kind}`, id })) }
      }
    },
    included: [
      currencyResource(currency),
      countryResource(countryCode),
      ...order.events.map(({ id, createdAt, message, identifier }): Resource =>
        ({ id, type: 'order_events', attributes: { created_at: createdAt, message, identifier } })),
      ...order.items.map(lineItemResource),
      ...order.payments.map((payment) => paymentResource(payment, currency)),
      ...order.adjustments.map(adjustmentResource)
    ]
  }
}

function attributes (order: Order): Resource['attributes'] {
  const { customer } = order
  return {
    item_count: sum(order.items, (item) => item.quantity),
    ...totals(order),
    customer_first_name: customer.firstName,
    customer_last_name: customer.lastName,
    customer_email: customer.email,
    customer_phone_number: customer.phoneNumber,
    customer_opted_in_to_marketing: customer.optedInToMarketing,
    customer_note: order.note,
    ...addressAttributes(order),
    shipping_status: order.shippingStatus,
    payment_status: order.paymentStatus,
    created_at: order.createdAt,
    updated_at: order.updatedAt,
    completed_at: order.completedAt
  }
}

function addressAttributes ({ address }: Order): Resource['attributes'] {
  return {
    shipping_address_1: address.line1,
    shipping_address_2: address.line2,
    shipping_city: address.city,
    shipping_state: address.state,
    shipping_zip: address.zip,
    shipping_country_id: address.countryCode,
    shipping_country_name: countryName(address.countryCode) ?? address.countryCode,
    shipping_latitude: address.latitude,
    shipping_longitude: address.longitude
  }
}

/** A `base` adjustment is a shipping rate by its newer name. */
function totals (order: Order): Record<string, string | null> {
  const adjusted = (...kinds: Adjustment['kind'][]) =>
    sum(order.adjustments, ({ kind, amountCents }) => kinds.includes(kind) ? amountCents : 0)
  const items = sum(order.items, itemTotal)
  const discount = adjusted('discount')
  const shipping = adjusted('shipping', 'base')
  const tax = adjusted('tax')
  return {
    item_total: money(items),
    discount_total: money(discount),
    shipping_total: money(shipping),
    tax_total: money(tax),
    tax_remitted_by_big_cartel: null,
    total: money(items - discount + shipping + tax)
  }
}

function lineItemResource (item: LineItem): Resource {
  return {
    id: item.id,
    type: 'order_line_items',
    attributes: {
      product_name: item.productName,
      product_option_name: item.optionName,
      product_id: item.productId,
      quantity: item.quantity,
      quantity_shipped: item.quantityShipped,
      quantity_unshipped: item.quantity - item.quantityShipped,
      price: money(item.priceCents),
      total: money(itemTotal(item)),
      tax_total: money(item.taxCents),
      category_names: item.categoryNames,
      image_url: item.imageUrl
    },
    relationships: {
      product: toOne('products', item.productId),
      product_option: toOne('product_options', item.optionId)
    }
  }
}

function paymentResource (payment: Payment, currency: CurrencyCode): Resource {
  return {
    id: payment.id,
    type: 'order_transactions/payments',
    attributes: {
      label: payment.label,
      amount: money(payment.amountCents),
      processor: payment.processor,
      processor_id: payment.processorId,
      processor_url: `https://payments.example.com/${payment.processor}/${payment.processorId}`
    },
    relationships: { currency: toOne('currencies', currency) }
  }
}

function adjustmentResource ({ id, kind, amountCents, label }: Adjustment): Resource {
  return { id, type: `order_adjustments/${kind}`, attributes: { amount: money(amountCents), ...(label !== null && { label }) } }
}

const itemTotal = (item: LineItem) => item.priceCents * item.quantity
const ids = (records: readonly { id: string }[]) => records.map(({ id }) => id)
const sum = <T>(items: readonly T[], amount: (item: T) => number) => items.reduce((total, item) => total + amount(item), 0)
