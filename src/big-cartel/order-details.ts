import { decimal, idAttribute, integer, nameOf, text, texts, timestamp, webAddress } from './attributes.ts'
import { readCurrency, type Currency } from './currency.ts'
import type { Document, Related, Resource } from './json-api.ts'
import type { Decimal } from './decimal.ts'

/** The lists inside an order; they always come with it. */
export interface OrderDetails {
  readonly items: readonly OrderItem[]
  readonly adjustments: readonly OrderAdjustment[]
  readonly payments: readonly OrderPayment[]
  readonly events: readonly OrderEvent[]
}

/** What was bought, as it was called and priced then. */
export interface OrderItem {
  readonly id: string
  /** Null when the product is gone; newer answers may keep the id even then. */
  readonly productId: string | null
  readonly productOptionId: string | null
  readonly productName: string
  /** '' for a product without options of its own. */
  readonly productOptionName: string
  readonly quantity: number | null
  readonly quantityShipped: number | null
  readonly quantityUnshipped: number | null
  readonly price: Decimal | null
  readonly total: Decimal | null
  readonly tax: Decimal | null
  readonly imageUrl: string | null
  readonly categoryNames: readonly string[]
}

export interface OrderAdjustment {
  readonly id: string
  /** `shipping`, `tax`, `discount`, `base`; an open set. */
  readonly kind: string
  readonly amount: Decimal | null
  readonly label: string | null
}

export interface OrderPayment {
  readonly id: string
  readonly label: string | null
  readonly amount: Decimal | null
  /** Null: that of the order. */
  readonly currency: Currency | null
  /** `stripe`, for example; an open set. */
  readonly processor: string | null
  readonly processorId: string | null
  readonly processorUrl: string | null
}

export interface OrderEvent {
  readonly id: string
  readonly message: string | null
  /** What changed: `payment_status`, `shipping_status`. */
  readonly identifier: string | null
  readonly createdAt: string | null
}

export function readOrderDetails (document: Document, order: Resource): OrderDetails {
  return {
    items: document.related(order, 'items').map((item) => readItem(document, item)),
    adjustments: document.related(order, 'adjustments').map(readAdjustment),
    payments: document.related(order, 'transactions').map((payment) => readPayment(document, payment)),
    events: document.related(order, 'events').map(readEvent)
  }
}

function readItem (document: Document, { id, resource }: Related): OrderItem {
  return {
    id,
    productId: document.related(resource, 'product')[0]?.id ?? idAttribute(resource, 'product_id'),
    productOptionId: document.related(resource, 'product_option')[0]?.id ?? idAttribute(resource, 'product_option_id'),
    productName: nameOf(resource, 'product_name'),
    productOptionName: nameOf(resource, 'product_option_name'),
    quantity: integer(resource, 'quantity'),
    quantityShipped: integer(resource, 'quantity_shipped'),
    quantityUnshipped: integer(resource, 'quantity_unshipped'),
    price: decimal(resource, 'price'),
    total: decimal(resource, 'total'),
    tax: decimal(resource, 'tax_total'),
    imageUrl: webAddress(resource, 'image_url'),
    categoryNames: texts(resource, 'category_names')
  }
}

/** The kind is the second half of the type: `order_adjustments/shipping`. */
function readAdjustment ({ id, type, resource }: Related): OrderAdjustment {
  return {
    id,
    kind: type.slice(type.indexOf('/') + 1),
    amount: decimal(resource, 'amount'),
    label: text(resource, 'label')
  }
}

function readPayment (document: Document, { id, resource }: Related): OrderPayment {
  const [currency] = document.related(resource, 'currency')
  return {
    id,
    label: text(resource, 'label'),
    amount: decimal(resource, 'amount'),
    currency: currency === undefined ? null : readCurrency(currency),
    processor: text(resource, 'processor'),
    processorId: text(resource, 'processor_id'),
    processorUrl: webAddress(resource, 'processor_url')
  }
}

function readEvent ({ id, resource }: Related): OrderEvent {
  return {
    id,
    message: text(resource, 'message'),
    identifier: text(resource, 'identifier'),
    createdAt: timestamp(resource, 'created_at')
  }
}
