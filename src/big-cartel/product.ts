import { GatewayError } from '../errors.ts'
import { accountPath } from './account-path.ts'
import { readArtistReference, type ArtistReference } from './artist.ts'
import { choice, decimal, flag, integer, nameOf, text, timestamp, webAddress } from './attributes.ts'
import { readCategoryReference, type CategoryReference } from './category.ts'
import type { BigCartelApi } from './client.ts'
import type { Document, Related, Resource } from './json-api.ts'
import { fetchPage, walk, type Page, type PageRequest, type Sort } from './list.ts'
import type { Decimal } from './decimal.ts'
import type { ResourceId } from './resource-id.ts'

export const productStatuses = ['active', 'hidden', 'sold_out', 'coming_soon'] as const
export type ProductStatus = typeof productStatuses[number]

/** Prices are in the account's currency. */
export interface Product {
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
  readonly onSale: boolean | null
  readonly position: number | null
  /** Whether its options are combined from groups, such as size and colour. */
  readonly hasOptionGroups: boolean | null
  /** What a visitor must type to see it. */
  readonly password: string | null
  readonly primaryImageUrl: string | null
  readonly createdAt: string | null
  readonly updatedAt: string | null
  readonly options: readonly ProductOption[]
  readonly images: readonly ProductImage[]
  readonly categories: readonly CategoryReference[]
  readonly artists: readonly ArtistReference[]
  readonly shippingOptions: readonly ShippingOption[]
}

export interface ProductOption {
  readonly id: string
  /** `Default` when the product has only one. */
  readonly name: string
  readonly price: Decimal | null
  /** Null when the stock is not tracked. */
  readonly quantity: number | null
  readonly sold: number | null
  /** The most that were ever in stock. */
  readonly peakQuantity: number | null
  readonly hasDigitalFile: boolean | null
}

export interface ProductImage {
  readonly id: string
  readonly url: string
}

export interface ShippingOption {
  readonly id: string
  readonly priceAlone: Decimal | null
  readonly priceWithOthers: Decimal | null
  /** Null for everywhere else. */
  readonly countryId: string | null
}

export interface ProductListRequest extends PageRequest {
  readonly filter?: ProductFilter | undefined
  /** Without one: the order of the shop. */
  readonly sort?: Sort<'createdAt' | 'updatedAt' | 'name'> | undefined
}

/** All given conditions hold together. */
export interface ProductFilter {
  readonly status?: ProductStatus | null | undefined
  readonly categoryId?: ResourceId | null | undefined
  /** By Big Cartel's own names; which there are is not documented. */
  readonly other?: Readonly<Record<string, string>> | undefined
}

/** @throws GatewayError UPSTREAM_INVALID_RESPONSE when Big Cartel pays no heed to the filter */
export async function listProducts (api: BigCartelApi, { filter = {}, ...request }: ProductListRequest): Promise<Page<Product>> {
  const page = await fetchPage(api, accountPath(api, 'products'), { ...request, filter: upstreamFilter(filter) }, readProduct)
  if (page.items.every((product) => passes(product, filter))) return page
  throw new GatewayError('UPSTREAM_INVALID_RESPONSE', { upstream: {}, detail: 'Big Cartel paid no heed to the filter. Ask without it, and choose among the answers.' })
}

/** A shop has 500 products at most by its plan. */
export const mostProducts = 1_000

/** Big Cartel has no question for a permalink: goes through the list. Null when no product has it. */
export async function findProductByPermalink (api: BigCartelApi, permalink: string): Promise<Product | null> {
  for await (const product of walk((page) => listProducts(api, page), mostProducts)) {
    if (product.permalink === permalink) return product
  }
  return null
}

/** @throws GatewayError NOT_FOUND */
export async function fetchProduct (api: BigCartelApi, id: ResourceId): Promise<Product> {
  const document = await api.get(accountPath(api, 'products', id))
  return readProduct(document, document.single(id))
}

function upstreamFilter ({ status, categoryId, other }: ProductFilter) {
  return { ...other, ...(status != null && { status }), ...(categoryId != null && { category: categoryId }) }
}

/** The keys of these filters are likely, not documented: an answer that pays no heed to them would mislead. */
function passes (product: Product, { status, categoryId }: ProductFilter): boolean {
  return (status == null || product.status === status) &&
    (categoryId == null || product.categories.some(({ id }) => id === categoryId))
}

function readProduct (document: Document, product: Resource): Product {
  return {
    id: product.id,
    name: nameOf(product),
    permalink: text(product, 'permalink'),
    status: choice(product, 'status', productStatuses),
    statusText: text(product, 'status'),
    description: text(product, 'description'),
    url: webAddress(product, 'url'),
    price: decimal(product, 'default_price'),
    onSale: flag(product, 'on_sale'),
    position: integer(product, 'position'),
    hasOptionGroups: flag(product, 'has_option_groups'),
    password: text(product, 'password'),
    primaryImageUrl: webAddress(product, 'primary_image_url'),
    createdAt: timestamp(product, 'created_at'),
    updatedAt: timestamp(product, 'updated_at'),
    options: document.related(product, 'options').map(readOption),
    images: document.related(product, 'images').flatMap(readImage),
    categories: document.related(product, 'categories').map(readCategoryReference),
    artists: document.related(product, 'artists').map(readArtistReference),
    shippingOptions: document.related(product, 'shipping_options').map((option) => readShippingOption(document, option))
  }
}

function readOption ({ id, resource }: Related): ProductOption {
  return {
    id,
    name: nameOf(resource),
    price: decimal(resource, 'price'),
    quantity: integer(resource, 'quantity'),
    sold: integer(resource, 'sold'),
    peakQuantity: integer(resource, 'peak_quantity'),
    hasDigitalFile: flag(resource, 'has_digital_file')
  }
}

/** An image without an address is of no use to anybody. */
function readImage ({ id, resource }: Related): ProductImage[] {
  const url = webAddress(resource, 'url')
  return url === null ? [] : [{ id, url }]
}

function readShippingOption (document: Document, { id, resource }: Related): ShippingOption {
  return {
    id,
    priceAlone: decimal(resource, 'price_alone'),
    priceWithOthers: decimal(resource, 'price_with_others'),
    countryId: document.related(resource, 'country')[0]?.id ?? null
  }
}
