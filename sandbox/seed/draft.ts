import type { Artist, Category, ProductStatus, Shop } from '../shop.ts'

/** One product of a catalogue, before it gets ids, dates and sales. */
export type ProductDraft = {
  name: string
  priceCents: number
  description: string
  /** Names of the shop's categories. */
  categories?: readonly string[]
  /** Names of the shop's artists. */
  artists?: readonly string[]
  options?: readonly OptionDraft[]
  status?: ProductStatus
  onSale?: boolean
  imageCount?: number
}

export type OptionDraft = {
  name: string
  /** The product's price when left out. */
  priceCents?: number
  /** null: not counted. Some stock is made up when left out. */
  quantity?: number | null
  hasDigitalFile?: boolean
}

/** A shop before its products and orders are made. */
export type ShopDraft = Pick<Shop, 'account' | 'discounts' | 'pages' | 'carts'> & {
  categories: readonly string[]
  artists: readonly string[]
  products: readonly ProductDraft[]
  orderCount: number
  /** Countries that the shop sends to, and what it takes for that in cents: alone, with others. */
  shipping: Readonly<Record<string, readonly [aloneCents: number, withOthersCents: number]>>
}

export type Named = Category | Artist
