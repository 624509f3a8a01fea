import type { Decimal } from '../../big-cartel/decimal.ts'
import { toEnum } from '../enum-value.ts'
import type { StorefrontProductOptionResolvers, StorefrontProductResolvers, StorefrontShippingRateResolvers } from '../generated/schema-types.ts'
import { globalId } from '../global-id.ts'
import { moneyIn, rangeOf } from '../money.ts'
import { optionsOf } from './storefront-parts.ts'

export const StorefrontProduct: StorefrontProductResolvers = {
  id: ({ id, subdomain }) => globalId('StorefrontProduct', id, { subdomain }),
  status: ({ status }) => toEnum(status),
  price: ({ price, currency }) => moneyIn(currency, price),
  priceRange: ({ options, currency }) => rangeOf(options.map(({ price }) => price).filter((price): price is Decimal => price !== null), currency),
  available: ({ status, options }) => status === 'active' && options.some(({ soldOut }) => soldOut !== true),
  featuredImage: ({ images }) => images[0] ?? null,
  options: optionsOf,
  categories: ({ categories, subdomain }) => categories.map((category) => ({ ...category, subdomain })),
  artists: ({ artists, subdomain }) => artists.map((artist) => ({ ...artist, subdomain })),
  shippingRates: ({ shipping, currency }) => shipping.map((rate) => ({ ...rate, currency }))
}

export const StorefrontProductOption: StorefrontProductOptionResolvers = {
  id: ({ id, subdomain }) => globalId('StorefrontProductOption', id, { subdomain }),
  price: ({ price, currency }) => moneyIn(currency, price)
}

export const StorefrontShippingRate: StorefrontShippingRateResolvers = {
  priceAlone: ({ alone, currency }) => moneyIn(currency, alone),
  priceWithOthers: ({ withOthers, currency }) => moneyIn(currency, withOthers)
}
