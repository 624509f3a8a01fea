import type { Decimal } from '../../big-cartel/decimal.ts'
import { findProductByPermalink, productStatuses, type Product as UpstreamProduct, type ProductListRequest, type ProductOption as UpstreamOption } from '../../big-cartel/product.ts'
import { GatewayError } from '../../errors.ts'
import type { ProductFilter, ProductOptionResolvers, ProductResolvers, ProductSort, QueryResolvers, ShippingRateResolvers, ShopProductsArgs } from '../generated/schema-types.ts'
import { globalId, parseId } from '../global-id.ts'
import { rangeOf, shopMoney } from '../money.ts'
import type { ProductOptionParent, ProductParent, ShippingRateParent } from '../parents.ts'
import { toEnum } from '../enum-value.ts'
import { upstreamFilter } from '../upstream-filter.ts'
import { findById } from './find-by-id.ts'
import { asImage } from './image.ts'

export const productQueries: Pick<QueryResolvers, 'product'> = {
  product: async (_query, { id, permalink }, context) => {
    if ((id == null) === (permalink == null)) throw new GatewayError('BAD_USER_INPUT', { detail: 'Give id or permalink, exactly one of them.' })
    return id == null ? await findProductByPermalink(context.api(), permalink ?? '') : await findById('Product', id, context, context.loaders().products.load)
  }
}

export const Product: ProductResolvers = {
  id: ({ id }) => globalId('Product', id),
  status: ({ status }) => toEnum(status),
  price: async ({ price }, _args, context) => await shopMoney(price, context),
  priceRange: async ({ options }, _args, context) => {
    const prices = options.map(({ price }) => price).filter((price): price is Decimal => price !== null)
    return prices.length === 0 ? null : rangeOf(prices, (await context.account()).currency)
  },
  available: ({ status, options }) => status === 'active' && options.some(isAvailable),
  hasDefaultOptionOnly,
  featuredImage: ({ images, primaryImageUrl }) => asImage(images[0]?.url ?? primaryImageUrl),
  images: ({ images }) => images.map(({ url }) => ({ address: url })),
  options: optionsOf,
  shippingRates: shippingRatesOf
}

export const ProductOption: ProductOptionResolvers = {
  id: ({ id, productId }) => globalId('ProductOption', id, { product_id: productId }),
  price: async ({ price }, _args, context) => await shopMoney(price, context),
  available: isAvailable
}

export const ShippingRate: ShippingRateResolvers = {
  id: ({ id, productId }) => globalId('ShippingRate', id, { product_id: productId }),
  countryCode: ({ countryId }) => countryId,
  priceAlone: async ({ priceAlone }, _args, context) => await shopMoney(priceAlone, context),
  priceWithOthers: async ({ priceWithOthers }, _args, context) => await shopMoney(priceWithOthers, context)
}

export function optionsOf ({ id, options }: ProductParent): ProductOptionParent[] {
  return options.map((option) => ({ ...option, productId: id }))
}

export function shippingRatesOf ({ id, shippingOptions }: ProductParent): ShippingRateParent[] {
  return shippingOptions.map((rate) => ({ ...rate, productId: id }))
}

/** What the arguments of `products` ask of Big Cartel. @throws GatewayError BAD_USER_INPUT */
export function productListRequest ({ filter, sort }: Pick<Partial<ShopProductsArgs>, 'filter' | 'sort'>): Omit<ProductListRequest, 'offset' | 'limit'> {
  return { filter: productFilter(filter ?? {}), sort: productSort(sort) }
}

function productFilter ({ status, category, other }: ProductFilter): ProductListRequest['filter'] {
  const categoryId = category == null ? null : parseId('Category', category)
  if (category != null && categoryId === null) throw new GatewayError('BAD_USER_INPUT', { detail: 'category must be the id of a category.' })
  return { status: productStatuses.find((known) => known.toUpperCase() === status), categoryId, other: upstreamFilter(other) }
}

function productSort (sort: ProductSort | null | undefined): ProductListRequest['sort'] {
  if (sort == null) return undefined
  const by = ({ CREATED_AT: 'createdAt', UPDATED_AT: 'updatedAt', NAME: 'name' } as const)[sort.field]
  return { by, direction: sort.direction === 'DESC' ? 'desc' : 'asc' }
}

/** Stock that is not tracked never runs out. */
function isAvailable ({ quantity }: UpstreamOption): boolean {
  return quantity === null || quantity > 0
}

function hasDefaultOptionOnly ({ options }: UpstreamProduct): boolean {
  return options.length === 1 && options[0]?.name === 'Default'
}
