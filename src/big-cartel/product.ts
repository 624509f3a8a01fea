import { accountPath } from './account-path.ts'
import type { ArtistReference } from './artist.ts'
import { readArtistReference } from './artist.ts'
import { choice, decimal, flag, integer, nameOf, text, timestamp } from './attributes.ts'
import type { CategoryReference } from './category.ts'
import { readCategoryReference } from './category.ts'
import type { BigCartelApi } from './client.ts'
import type { Document, Related, Resource } from './json-api.ts'
import type { Page, PageRequest, Sort } from './list.ts'
import { fetchPage } from './list.ts'
import type { Decimal } from './money.ts'
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
  /** Big Cartel's own names; which there are is not documented. */
  readonly filter?: Readonly<Record<string, string>> | undefined
  /** Without one: the order of the shop. */
  readonly sort?: Sort<'createdAt' | 'updatedAt' | 'name'> | undefined
}

export async function listProducts (api: BigCartelApi, request: ProductListRequest): Promise<Page<Product>> {
  return await fetchPage(api, accountPath(api, 'products'), request, readProduct)
}

/** @throws GatewayError NOT_FOUND */
export async function fetchProduct (api: BigCartelApi, id: ResourceId): Promise<Product> {
  const document = await api.get(accountPath(api, 'products', id))
  return readProduct(document, document.single())
}

function readProduct (document: Document, product: Resource): Product {
  return {
    id: product.id,
    name: nameOf(product),
    permalink: text(product, 'permalink'),
    status: choice(product, 'status', productStatuses),
    statusText: text(product, 'status'),
    description: text(product, 'description'),
    url: text(product, 'url'),
    price: decimal(product, 'default_price'),
    onSale: flag(product, 'on_sale'),
    position: integer(product, 'position'),
    primaryImageUrl: text(product, 'primary_image_url'),
    createdAt: timestamp(product, 'created_at'),
    updatedAt: timestamp(product, 'updated_at'),
    options: document.related(product, 'options').map(readOption),
    images: document.related(product, 'images').flatMap(readImage),
    categories: document.related(product, 'categories').map(readCategoryReference),
    artists: document.related(product, 'artists').map(readArtistReference),
    shippingOptions: document.related(product, 'shipping_options').map(option => readShippingOption(document, option))
  }
}

function readOption ({ id, resource }: Related): ProductOption {
  return {
    id,
    name: nameOf(resource),
    price: decimal(resource, 'price'),
    quantity: integer(resource, 'quantity'),
    sold: integer(resource, 'sold')
  }
}

/** An image without an address is of no use to anybody. */
function readImage ({ id, resource }: Related): ProductImage[] {
  const url = text(resource, 'url')
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
