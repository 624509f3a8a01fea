import { maxDecimal, minDecimal, type Decimal } from '../../big-cartel/money.ts'
import { type Product as UpstreamProduct, type ProductListRequest, type ProductOption as UpstreamOption } from '../../big-cartel/product.ts'
import type { ProductOptionResolvers, ProductResolvers, ProductSort, QueryResolvers, ShippingRateResolvers } from '../generated/schema-types.ts'
import { globalId } from '../global-id.ts'
import { shopMoney } from '../money.ts'
import { toEnum } from '../enum-value.ts'
import { findById } from './node.ts'
import { asImage } from './image.ts'

export const productQueries: Pick<QueryResolvers, 'product'> = {
  product: async (_query, { id }, context) => await findById('Product', id, context, context.loaders().products.load)
}

export const Product: ProductResolvers = {
  id: ({ id }) => globalId('Product', id),
  status: ({ status }) => toEnum(status),
  price: async ({ price }, _args, context) => await shopMoney(price, context),
  priceRange: async ({ options }, _args, context) => {
    const prices = options.map(({ price }) => price).filter((price): price is Decimal => price !== null)
    const min = await shopMoney(minDecimal(prices), context)
    const max = await shopMoney(maxDecimal(prices), context)
    return min === null || max === null ? null : { min, max }
  },
  available: ({ status, options }) => status === 'active' && options.some(isAvailable),
  hasDefaultOptionOnly,
  featuredImage: ({ images, primaryImageUrl }) => asImage(images[0]?.url ?? primaryImageUrl),
  images: ({ images }) => images.map(({ url }) => ({ address: url })),
  options: ({ id, options }) => options.map((option) => ({ ...option, productId: id })),
  shippingRates: ({ shippingOptions }) => shippingOptions
}

export const ProductOption: ProductOptionResolvers = {
  id: ({ id, productId }) => globalId('ProductOption', id, { product_id: productId }),
  price: async ({ price }, _args, context) => await shopMoney(price, context),
  available: isAvailable
}

export const ShippingRate: ShippingRateResolvers = {
  countryCode: ({ countryId }) => countryId,
  priceAlone: async ({ priceAlone }, _args, context) => await shopMoney(priceAlone, context),
  priceWithOthers: async ({ priceWithOthers }, _args, context) => await shopMoney(priceWithOthers, context)
}

export function productSort (sort: ProductSort | null | undefined): ProductListRequest['sort'] {
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
