import { GatewayError } from '../errors.ts'
import { isRecord } from '../record.ts'
import { coded, decimal, flag, idAttribute, integer, plainName, records, text, timestamp, webAddress, type Attributed } from './attributes.ts'
import { readCountry, type Country } from './country.ts'
import type { Page, PageRequest } from './list.ts'
import type { Decimal } from './decimal.ts'
import { mostProducts, productStatuses, type ProductStatus } from './product.ts'
import type { StorefrontApi } from './storefront-client.ts'
import { addressIn, readSection, type ShopAt, type StorefrontSection } from './storefront.ts'

/** A product as everybody can see it. Prices are in the shop's currency; stock is not told. */
export interface StorefrontProduct {
  readonly id: string
  readonly name: string
  readonly permalink: string | null
  /** Null for a status that is new to us; `statusText` has it. */
  readonly status: ProductStatus | null
  readonly statusText: string | null
  /** May hold HTML. */
  readonly description: string | null
  readonly url: string | null
  readonly price: Decimal | null
  /** In what it is counted is not documented. */
  readonly tax: Decimal | null
  readonly onSale: boolean | null
  readonly position: number | null
  readonly createdAt: string | null
  readonly hasOptionGroups: boolean | null
  readonly options: readonly StorefrontOption[]
  readonly optionGroups: readonly OptionGroup[]
  readonly images: readonly StorefrontImage[]
  readonly shipping: readonly StorefrontShipping[]
  readonly categories: readonly StorefrontSection[]
  readonly artists: readonly StorefrontSection[]
}

export interface StorefrontOption {
  readonly id: string
  readonly name: string
  readonly price: Decimal | null
  readonly soldOut: boolean | null
  readonly hasCustomPrice: boolean | null
  /** What it is made of, such as `Small` and `Blue`. */
  readonly values: readonly OptionValue[]
}

export interface OptionGroup {
  readonly name: string
  readonly position: number | null
  readonly values: readonly OptionValue[]
}

export interface OptionValue {
  readonly name: string
  readonly position: number | null
}

export interface StorefrontImage {
  readonly address: string
  readonly width: number | null
  readonly height: number | null
}

export interface StorefrontShipping {
  /** Null for everywhere else. */
  readonly country: Country | null
  readonly alone: Decimal | null
  readonly withOthers: Decimal | null
}

export interface ProductsOf extends ShopAt {
  readonly productsCount: number | null
}

/** A shop has 500 products at most by its plan, and the shortest page seen holds ten. */
const mostPages = 60

/**
 * The products of one storefront, as runs of one list. Big Cartel gives so many from the front and knows no offset; the
 * pages that some storefronts have are on others the first one again and again. So the list is asked for as far as it
 * is needed, and ends with an empty page or one that brings no news.
 */
export function createProductList (api: StorefrontApi, shop: ProductsOf): (page: PageRequest) => Promise<Page<StorefrontProduct>> {
  const known = new Map<string, StorefrontProduct>()
  let ended = false
  let turn: Promise<unknown> = Promise.resolve()

  const reach = async (end: number): Promise<void> => {
    const limit = Math.min(end, mostProducts)
    for (let page = 1; known.size < end && !ended && page <= mostPages; page++) {
      const products = await fetchProducts(api, shop, page === 1 ? { limit } : { limit, page })
      const news = products.filter(({ id }) => !known.has(id))
      for (const product of news) known.set(product.id, product)
      ended = known.size === shop.productsCount || (news.length === 0 && (page > 1 || products.length === 0))
    }
  }
  return async ({ offset, limit }) => {
    const reached = turn.then(() => reach(offset + limit))
    turn = reached.catch(() => {}) // whoever waits next asks anew
    await reached
    return { items: [...known.values()].slice(offset, offset + limit), total: ended ? known.size : shop.productsCount, offset }
  }
}

/** A shop that closes meanwhile has nothing to show. */
async function fetchProducts (api: StorefrontApi, { subdomain, url }: ProductsOf, query: Record<string, number>): Promise<StorefrontProduct[]> {
  const answer = await api.get(subdomain, ['products.json'], query)
  if (!answer.open) return []
  if (!Array.isArray(answer.body)) throw new GatewayError('UPSTREAM_INVALID_RESPONSE', { upstream: { status: 200 } })
  return answer.body.filter(isRecord).flatMap((attributes) => readProduct({ attributes }, url))
}

function readProduct (product: Attributed, shopUrl: string | null): StorefrontProduct[] {
  const id = idAttribute(product, 'id')
  if (id === null) return []
  const statusText = text(product, 'status')
  return [{
    id,
    name: plainName(product),
    permalink: text(product, 'permalink'),
    status: productStatuses.find((status) => status === statusText?.replaceAll('-', '_')) ?? null,
    statusText,
    description: text(product, 'description'),
    url: addressIn(shopUrl, text(product, 'url')),
    price: decimal(product, 'default_price') ?? decimal(product, 'price'),
    tax: decimal(product, 'tax'),
    onSale: flag(product, 'on_sale'),
    position: integer(product, 'position'),
    createdAt: timestamp(product, 'created_at'),
    hasOptionGroups: flag(product, 'has_option_groups'),
    options: records(product, 'options').flatMap(readOption),
    optionGroups: records(product, 'option_groups').map((group) => ({ ...readValue(group), values: records(group, 'values').map(readValue) })),
    images: records(product, 'images').flatMap(readImage),
    shipping: records(product, 'shipping').map(readShipping),
    categories: records(product, 'categories').flatMap((section) => readSection(section, shopUrl)),
    artists: records(product, 'artists').flatMap((section) => readSection(section, shopUrl))
  }]
}

function readOption (option: Attributed): StorefrontOption[] {
  const id = idAttribute(option, 'id')
  if (id === null) return []
  return [{
    id,
    name: plainName(option),
    price: decimal(option, 'price'),
    soldOut: flag(option, 'sold_out'),
    hasCustomPrice: flag(option, 'has_custom_price'),
    values: records(option, 'option_group_values').map(readValue)
  }]
}

function readValue (value: Attributed): OptionValue {
  return { name: plainName(value), position: integer(value, 'position') }
}

function readImage (image: Attributed): StorefrontImage[] {
  const address = webAddress(image, 'secure_url') ?? webAddress(image, 'url')
  return address === null ? [] : [{ address, width: integer(image, 'width'), height: integer(image, 'height') }]
}

function readShipping (shipping: Attributed): StorefrontShipping {
  return { country: coded(shipping, 'country', readCountry), alone: decimal(shipping, 'amount_alone'), withOthers: decimal(shipping, 'amount_with_others') }
}
