import { mapPage } from '../big-cartel/list.ts'
import type { StorefrontApi } from '../big-cartel/storefront-client.ts'
import { createProductList } from '../big-cartel/storefront-product.ts'
import { fetchStorefront, fetchStorefrontPage, type Storefront } from '../big-cartel/storefront.ts'
import type { Subdomain } from '../big-cartel/subdomain.ts'
import { orNull } from './loaders.ts'
import type { StorefrontParent } from './storefront-parents.ts'

/** The shops that one request looks at, each asked for once. */
export interface OpenStorefronts {
  /** Null when there is no such shop. */
  open: (subdomain: Subdomain) => Promise<StorefrontParent | null>
}

export function openStorefronts (api: StorefrontApi): OpenStorefronts {
  const opened = new Map<Subdomain, Promise<StorefrontParent | null>>()
  return {
    open: async (subdomain) => {
      const known = opened.get(subdomain) ?? orNull(fetchStorefront(api, subdomain)).then((storefront) => storefront === null ? null : parentOf(storefront, api))
      opened.set(subdomain, known)
      return await known
    }
  }
}

function parentOf (storefront: Storefront, api: StorefrontApi): StorefrontParent {
  const { subdomain } = storefront
  const { url, productsCount, currency } = storefront.open ? storefront : { url: null, productsCount: null, currency: null }
  const list = createProductList(api, { subdomain, url, productsCount })
  return {
    storefront,
    listProducts: async (page) => mapPage(await list(page), (product) => ({ ...product, subdomain, currency })),
    page: async (permalink) => await orNull(fetchStorefrontPage(api, { subdomain, url }, permalink))
  }
}
