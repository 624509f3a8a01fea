import { nextId, type Category, type Order, type Shop } from '../shop.ts'
import { permalinkOf } from '../permalink.ts'
import { bigShop } from './big-shop.ts'
import type { ShopDraft } from './draft.ts'
import { markSales, orders } from './orders.ts'
import { chance } from './prng.ts'
import { products } from './products.ts'
import { tinyShop } from './tiny-shop.ts'
import { usualShop } from './usual-shop.ts'

/** The day on which the seeded shops stand still. */
const today = Date.parse('2026-11-01T09:30:00.000Z')

/** The three shops, always the same: a tiny one, a usual one, a big one. */
export function buildShops (): Shop[] {
  const tiny = buildShop(tinyShop, 11)
  const usual = buildShop(usualShop, 22)
  const big = buildShop(bigShop(chance(33)), 44)
  ageOrders(usual)
  return [tiny, usual, big]
}

function buildShop (draft: ShopDraft, seed: number): Shop {
  const luck = chance(seed)
  const shop: Shop = {
    account: { ...draft.account },
    categories: [],
    artists: [],
    products: [],
    orders: [],
    discounts: structuredClone(draft.discounts),
    pages: structuredClone(draft.pages),
    carts: structuredClone(draft.carts),
    lastId: Number(draft.account.id) * 10_000 // shops never share an id, so a mix-up shows as a 404
  }
  shop.categories = named(draft.categories, shop)
  shop.artists = named(draft.artists, shop)
  shop.products = products(draft, shop, luck, today)
  shop.orders = orders(draft, shop, luck, today)
  markSales(shop)
  return shop
}

const named = (names: readonly string[], shop: Shop): Category[] => names.map((name, index) =>
  ({ id: nextId(shop), name, permalink: permalinkOf(name), position: index + 1 }))

/** What time does to old orders: a product is deleted later, and an older kind of shipping rate stays. */
function ageOrders (shop: Shop): void {
  const [secondOldest, oldest] = shop.orders.slice(-2)
  const [item] = oldest?.items ?? []
  if (item !== undefined) Object.assign(item, { productName: 'Tall Ships, first printing', productId: null, optionId: null, imageUrl: null })
  markAsBase(secondOldest)
  markAsBase(oldest)
}

function markAsBase (order: Order | undefined): void {
  for (const adjustment of order?.adjustments ?? []) {
    if (adjustment.kind === 'shipping') Object.assign(adjustment, { kind: 'base', label: 'Standard shipping' })
  }
}
