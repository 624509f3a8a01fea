/**
 * What one seller's shop holds: plain records, the sandbox's only data model. Money is in minor
 * units (cents), timestamps are ISO 8601 with milliseconds, so that comparing them as text compares
 * them in time. How a record looks on the wire is the business of `resources/`.
 */
export type Shop = {
  account: Account
  categories: Category[]
  artists: Artist[]
  products: Product[]
  orders: Order[]
  discounts: Discount[]
  pages: Page[]
  carts: Cart[]
  /** The last number given out as an id. */
  lastId: number
}

export type Account = {
  id: string
  subdomain: string
  storeName: string
  description: string
  contactEmail: string
  firstName: string
  lastName: string
  url: string
  website: string | null
  imageUrl: string | null
  currency: CurrencyCode
  countryCode: string
  plan: PlanName
  artistsEnabled: boolean
  inventoryEnabled: boolean
  timeZone: string
  createdAt: string
  updatedAt: string
}

export type CurrencyCode = 'USD' | 'GBP' | 'EUR'
export type PlanName = 'gold' | 'platinum' | 'diamond' | 'titanium'

export type Category = { id: string, name: string, permalink: string, position: number }
export type Artist = Category

export const productStatuses = ['active', 'hidden', 'sold_out', 'coming_soon'] as const
export type ProductStatus = typeof productStatuses[number]

export type Product = {
  id: string
  name: string
  permalink: string
  status: ProductStatus
  description: string
  priceCents: number
  onSale: boolean
  position: number
  categoryIds: string[]
  artistIds: string[]
  options: ProductOption[]
  images: ProductImage[]
  shippingOptions: ShippingOption[]
  createdAt: string
  updatedAt: string
}

export type ProductOption = {
  id: string
  name: string
  priceCents: number
  /** null: the seller does not count this one. */
  quantity: number | null
  sold: number
  peakQuantity: number
  hasDigitalFile: boolean
}

export type ProductImage = { id: string, file: string }

export type ShippingOption = {
  id: string
  /** null: everywhere else. */
  countryCode: string | null
  aloneCents: number
  withOthersCents: number
}

export const shippingStatuses = ['unshipped', 'shipped'] as const
export type ShippingStatus = typeof shippingStatuses[number]
export type PaymentStatus = 'unpaid' | 'pending' | 'completed' | 'failed' | 'invalid'

export type Order = {
  /** The order number, such as `LMFN-543196`: orders have no other id. */
  id: string
  customer: Customer
  address: Address
  note: string
  items: LineItem[]
  adjustments: Adjustment[]
  payments: Payment[]
  events: OrderEvent[]
  shipments: Shipment[]
  shippingStatus: ShippingStatus
  paymentStatus: PaymentStatus
  createdAt: string
  updatedAt: string
  completedAt: string | null
}

export type Customer = {
  firstName: string
  lastName: string
  email: string
  phoneNumber: string | null
  optedInToMarketing: boolean
}

export type Address = {
  line1: string
  line2: string | null
  city: string
  state: string
  zip: string
  countryCode: string
  latitude: number | null
  longitude: number | null
}

export type LineItem = {
  id: string
  productName: string
  /** Empty where the product has only its default option. */
  optionName: string
  /** null: the seller has since deleted the product. */
  productId: string | null
  optionId: string | null
  categoryNames: string[]
  imageUrl: string | null
  quantity: number
  quantityShipped: number
  priceCents: number
  taxCents: number
}

export type AdjustmentKind = 'shipping' | 'tax' | 'discount' | 'base'
export type Adjustment = { id: string, kind: AdjustmentKind, amountCents: number, label: string | null }

export type Payment = { id: string, label: string, amountCents: number, processor: string, processorId: string }

export type OrderEvent = { id: string, identifier: string, message: string, createdAt: string }
export type ShipmentItem = { lineItemId: string, quantity: number }

export type Shipment = {
  id: string
  carrier: string | null
  trackingNumber: string | null
  trackingUrl: string | null
  items: ShipmentItem[]
  createdAt: string
  updatedAt: string
}

export type Discount = {
  id: string
  name: string
  code: string
  activeAt: string
  expiresAt: string | null
  requirementType: string
  expirationType: string
  rewardType: string
  applicationType: string
  percent: number | null
  flatRateCents: number | null
  useLimit: number | null
  useCount: number
  minimumCartTotalCents: number | null
  minimumCartQuantity: number | null
  includesFreeShipping: boolean
  categoryIds: string[]
  productIds: string[]
}

export type Page = {
  id: string
  name: string
  path: string
  category: 'custom' | 'theme'
  content: string
  isPublished: boolean
  useLayout: boolean
}

export type Cart = { id: string, itemCount: number, totalCents: number, createdAt: string, updatedAt: string }

/** A new id, unique within the shop. */
export function nextId (shop: Pick<Shop, 'lastId'>): string {
  shop.lastId += 1
  return String(shop.lastId)
}
