import { nextId, type Product, type ProductOption, type Shop } from '../shop.ts'
import { permalinkOf } from '../permalink.ts'
import { timestamp } from '../json-api/wire.ts'
import type { Named, OptionDraft, ProductDraft, ShopDraft } from './draft.ts'
import type { Chance } from './prng.ts'

const dayMs = 24 * 60 * 60 * 1000

/** Makes the shop's products from their drafts, in the drafts' order. */
export function products (draft: ShopDraft, shop: Shop, luck: Chance, today: number): Product[] {
  const taken = new Set<string>()
  return draft.products.map((item, index) => {
    const createdAt = today - luck.between(60, 900) * dayMs - luck.between(0, 86_399) * 1000
    const id = nextId(shop)
    const permalink = taken.has(permalinkOf(item.name)) ? `${permalinkOf(item.name)}-${index + 1}` : permalinkOf(item.name)
    taken.add(permalink)
    return {
      id,
      name: item.name,
      permalink,
      status: item.status ?? 'active',
      description: item.description,
      priceCents: item.priceCents,
      onSale: item.onSale ?? false,
      position: index + 1,
      categoryIds: idsOf(item.categories ?? [], shop.categories),
      artistIds: idsOf(item.artists ?? [], shop.artists),
      options: (item.options ?? [{ name: 'Default' }]).map((option) => productOption(option, item, shop, luck)),
      images: Array.from({ length: item.imageCount ?? 1 }, (_, image) => ({ id: nextId(shop), file: `${permalink}-${image + 1}.jpg` })),
      shippingOptions: Object.entries(draft.shipping).map(([country, [aloneCents, withOthersCents]]) =>
        ({ id: nextId(shop), countryCode: country === everywhereElse ? null : country, aloneCents, withOthersCents })),
      createdAt: timestamp(createdAt),
      updatedAt: timestamp(createdAt + luck.between(0, 55) * dayMs)
    }
  })
}

/** The key of a shop's shipping table for all countries that it does not name. */
export const everywhereElse = '*'

function productOption (option: OptionDraft, product: ProductDraft, shop: Shop, luck: Chance): ProductOption {
  const sold = luck.between(0, 18)
  const stock = product.status === 'sold_out' ? 0 : luck.between(1, 24)
  const quantity = option.quantity === undefined ? stock : option.quantity
  return {
    id: nextId(shop),
    name: option.name,
    priceCents: option.priceCents ?? product.priceCents,
    quantity,
    sold,
    peakQuantity: (quantity ?? 0) + sold,
    hasDigitalFile: option.hasDigitalFile ?? false
  }
}

function idsOf (names: readonly string[], held: readonly Named[]): string[] {
  return names.map((name) => {
    const record = held.find((candidate) => candidate.name === name)
    if (record === undefined) throw new RangeError(`the seed names ${name}, which the shop does not have`)
    return record.id
  })
}
