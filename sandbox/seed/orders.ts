import { nextId, type Adjustment, type LineItem, type Order, type OrderEvent, type Payment, type PaymentStatus, type Product, type Shop, type ShippingStatus } from '../shop.ts'
import { pathImageUrl, timestamp } from '../json-api/wire.ts'
import { countryName } from './countries.ts'
import type { ShopDraft } from './draft.ts'
import { address, customer, note } from './people.ts'
import type { Chance } from './prng.ts'
import { everywhereElse } from './products.ts'

const hourMs = 60 * 60 * 1000
const unfinished: readonly PaymentStatus[] = ['pending', 'unpaid', 'failed', 'invalid']

/** Makes the shop's orders, newest first; every fourteenth is unfinished. */
export function orders (draft: ShopDraft, shop: Shop, luck: Chance, today: number): Order[] {
  const numbers = new Set<string>()
  let placedAt = today
  return Array.from({ length: draft.orderCount }, (_, index) => {
    placedAt -= luck.between(2, 40) * hourMs + luck.between(0, 3599) * 1000
    const paymentStatus = index % 14 === 9 ? luck.pick(unfinished) : 'completed'
    // the newest orders still wait for their parcel
    const shippingStatus = paymentStatus === 'completed' && index > draft.orderCount / 8 && luck.percent(88) ? 'shipped' : 'unshipped'
    return order({ id: orderNumber(luck, numbers), placedAt, paymentStatus, shippingStatus }, draft, shop, luck)
  })
}

type Fate = { id: string, placedAt: number, paymentStatus: PaymentStatus, shippingStatus: ShippingStatus }

function order (fate: Fate, draft: ShopDraft, shop: Shop, luck: Chance): Order {
  const { placedAt, paymentStatus, shippingStatus } = fate
  const countries = Object.keys(draft.shipping)
  const where = address(luck, luck.percent(60) ? shop.account.countryCode : luck.pick(countries))
  const items = lineItems(shop, luck, shippingStatus)
  const adjustments = adjustmentsOf(items, where.countryCode, draft, shop, luck)
  const shippedAt = placedAt + luck.between(20, 90) * hourMs
  const completed = paymentStatus === 'completed'
  const shipped = shippingStatus === 'shipped'
  return {
    id: fate.id,
    customer: customer(luck),
    address: where,
    note: note(luck),
    items,
    adjustments,
    payments: completed ? [payment(total(items, adjustments), shop, luck)] : [],
    events: events(shop, completed ? placedAt + 4000 : null, shipped ? shippedAt : null),
    shipments: [],
    shippingStatus,
    paymentStatus,
    createdAt: timestamp(placedAt),
    updatedAt: timestamp(shipped ? shippedAt : placedAt + 4000),
    completedAt: completed ? timestamp(placedAt + 4000) : null
  }
}

function lineItems (shop: Shop, luck: Chance, shippingStatus: ShippingStatus): LineItem[] {
  const onShelf = shop.products.filter(({ status }) => status === 'active' || status === 'sold_out')
  const chosen = new Set<Product>(Array.from({ length: luck.pick([1, 1, 1, 2, 2, 3, 4]) }, () => luck.pick(onShelf)))
  return [...chosen].map((product) => {
    const option = luck.pick(product.options)
    const quantity = luck.percent(85) ? 1 : luck.between(2, 3)
    const [image] = product.images
    return {
      id: nextId(shop),
      productName: product.name,
      optionName: option.name === 'Default' ? '' : option.name,
      productId: product.id,
      optionId: option.id,
      categoryNames: shop.categories.filter(({ id }) => product.categoryIds.includes(id)).map(({ name }) => name),
      imageUrl: image === undefined ? null : pathImageUrl(image),
      quantity,
      quantityShipped: shippingStatus === 'shipped' ? quantity : 0,
      priceCents: option.priceCents,
      taxCents: 0
    }
  })
}

function adjustmentsOf (items: LineItem[], countryCode: string, draft: ShopDraft, shop: Shop, luck: Chance): Adjustment[] {
  const [alone, withOthers] = draft.shipping[countryCode] ?? draft.shipping[everywhereElse] ?? [0, 0]
  const count = items.reduce((sum, { quantity }) => sum + quantity, 0)
  const adjustments: Adjustment[] = [
    { id: nextId(shop), kind: 'shipping', amountCents: alone + withOthers * (count - 1), label: `Shipping to ${countryName(countryCode) ?? countryCode}` }
  ]
  if (countryCode === 'US' && shop.account.countryCode === 'US') {
    adjustments.push({ id: nextId(shop), kind: 'tax', amountCents: Math.round(itemTotal(items) * 0.0625), label: null })
  }
  const discount = shop.discounts.find(({ percent }) => percent !== null)
  if (discount !== undefined && luck.percent(12)) {
    const amountCents = Math.round(itemTotal(items) * (discount.percent ?? 0) / 100)
    adjustments.push({ id: nextId(shop), kind: 'discount', amountCents, label: `[${discount.code}] ${discount.name}` })
  }
  return adjustments
}

function payment (amountCents: number, shop: Shop, luck: Chance): Payment {
  const stripe = luck.percent(75)
  const reference = String(luck.between(100_000_000, 999_999_999))
  return {
    id: nextId(shop),
    label: stripe ? `Visa ending in ${luck.between(1000, 9999)}` : 'PayPal',
    amountCents,
    processor: stripe ? 'stripe' : 'paypal',
    processorId: stripe ? `ch_${reference}` : reference
  }
}

function events (shop: Shop, paidAt: number | null, shippedAt: number | null): OrderEvent[] {
  const paid = paidAt === null ? [] : [{ id: nextId(shop), identifier: 'payment_status', message: 'Payment completed', createdAt: timestamp(paidAt) }]
  const sent = shippedAt === null ? [] : [{ id: nextId(shop), identifier: 'shipping_status', message: 'Marked as shipped', createdAt: timestamp(shippedAt) }]
  return [...paid, ...sent]
}

/** A product changes when it is sold: Big Cartel sends `product.updated` "when it's part of a new order". */
export function markSales ({ orders, products }: Shop): void {
  const soldAt = new Map(orders.toReversed().flatMap(({ items, createdAt }) => items.map(({ productId }) => [productId, createdAt] as const)))
  for (const product of products) {
    const latest = soldAt.get(product.id)
    if (latest !== undefined && latest > product.updatedAt) product.updatedAt = latest
  }
}

function orderNumber (luck: Chance, taken: Set<string>): string {
  const letters = Array.from({ length: 4 }, () => luck.pick([...'ABCDEFGHJKLMNPQRSTUVWXYZ'])).join('')
  const number = `${letters}-${String(luck.between(0, 999_999)).padStart(6, '0')}`
  if (taken.has(number)) return orderNumber(luck, taken)
  taken.add(number)
  return number
}

const itemTotal = (items: readonly LineItem[]) => items.reduce((sum, { priceCents, quantity }) => sum + priceCents * quantity, 0)

function total (items: readonly LineItem[], adjustments: readonly Adjustment[]): number {
  return adjustments.reduce((sum, { kind, amountCents }) => kind === 'discount' ? sum - amountCents : sum + amountCents, itemTotal(items))
}
