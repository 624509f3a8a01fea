import { once } from '../once.ts'
import type { StorefrontPageParent, StorefrontParent, StorefrontProductOptionParent, StorefrontProductParent, StorefrontSectionParent } from '../storefront-parents.ts'

/* What is inside a storefront, each with what it must know of it. */

export function categoriesOf ({ storefront }: StorefrontParent): StorefrontSectionParent[] {
  return storefront.open ? storefront.categories.map((category) => ({ ...category, subdomain: storefront.subdomain })) : []
}

export function artistsOf ({ storefront }: StorefrontParent): StorefrontSectionParent[] {
  return storefront.open ? storefront.artists.map((artist) => ({ ...artist, subdomain: storefront.subdomain })) : []
}

export function pagesOf ({ storefront, page }: StorefrontParent): StorefrontPageParent[] {
  if (!storefront.open) return []
  const { subdomain } = storefront
  return storefront.pages.map((link) => ({ ...link, id: link.permalink, subdomain, whole: once(async () => await page(link.permalink)) }))
}

export function optionsOf ({ options, subdomain, currency }: StorefrontProductParent): StorefrontProductOptionParent[] {
  return options.map((option) => ({ ...option, subdomain, currency }))
}
