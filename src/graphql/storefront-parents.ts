import type { Currency } from '../big-cartel/currency.ts'
import type { Page, PageRequest } from '../big-cartel/list.ts'
import type { StorefrontOption, StorefrontProduct, StorefrontShipping } from '../big-cartel/storefront-product.ts'
import type { Storefront, StorefrontPage, StorefrontPageLink, StorefrontSection } from '../big-cartel/storefront.ts'
import type { Subdomain } from '../big-cartel/subdomain.ts'

/* What the resolvers of a storefront's types are handed. */

export interface StorefrontParent {
  readonly storefront: Storefront
  readonly listProducts: (page: PageRequest) => Promise<Page<StorefrontProductParent>>
  /** A page with all that it says. */
  readonly page: (permalink: string) => Promise<StorefrontPage | null>
}

interface InStorefront { readonly subdomain: Subdomain }
interface Priced { readonly currency: Currency | null }
export type StorefrontSectionParent = StorefrontSection & InStorefront
export type StorefrontPageParent = StorefrontPageLink & InStorefront & { readonly id: string, readonly whole: () => Promise<StorefrontPage | null> }
export type StorefrontProductParent = StorefrontProduct & InStorefront & Priced
export type StorefrontProductOptionParent = StorefrontOption & InStorefront & Priced
export type StorefrontShippingRateParent = StorefrontShipping & Priced

export type StorefrontNodeParent =
  | ({ readonly __typename: 'Storefront' } & StorefrontParent)
  | ({ readonly __typename: 'StorefrontCategory' | 'StorefrontArtist' } & StorefrontSectionParent)
  | ({ readonly __typename: 'StorefrontPage' } & StorefrontPageParent)
  | ({ readonly __typename: 'StorefrontProduct' } & StorefrontProductParent)
  | ({ readonly __typename: 'StorefrontProductOption' } & StorefrontProductOptionParent)
