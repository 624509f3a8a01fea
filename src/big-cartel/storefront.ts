import { GatewayError } from '../errors.ts'
import { isRecord } from '../record.ts'
import { coded, idAttribute, integer, plainName, records, text, webAddress, type Attributed } from './attributes.ts'
import { readCountry, type Country } from './country.ts'
import { readCurrency, type Currency } from './currency.ts'
import type { PublicAnswer, StorefrontApi } from './storefront-client.ts'
import type { Subdomain } from './subdomain.ts'

/** A shop as everybody can see it. While it is closed for maintenance nothing more is known of it. */
export type Storefront =
  | { readonly open: false, readonly subdomain: Subdomain }
  | { readonly open: true, readonly subdomain: Subdomain } & StorefrontFacts

export interface StorefrontFacts {
  readonly name: string
  readonly description: string | null
  readonly url: string | null
  readonly website: string | null
  readonly productsCount: number | null
  readonly currency: Currency | null
  readonly country: Country | null
  readonly categories: readonly StorefrontSection[]
  readonly artists: readonly StorefrontSection[]
  readonly pages: readonly StorefrontPageLink[]
}

/** A category or an artist. */
export interface StorefrontSection {
  readonly id: string
  readonly name: string
  readonly permalink: string | null
  readonly url: string | null
}

/** What the store tells of a page; it has no id there. */
export interface StorefrontPageLink {
  readonly permalink: string
  readonly name: string
}

export interface StorefrontPage extends StorefrontPageLink {
  /** `custom` or `theme`; an open set. */
  readonly category: string | null
  readonly url: string | null
  /** HTML. */
  readonly content: string | null
}

/** Which shop, and where its own address is, as far as that is known. */
export interface ShopAt {
  readonly subdomain: Subdomain
  readonly url: string | null
}

/** @throws GatewayError NOT_FOUND when there is no such shop */
export async function fetchStorefront (api: StorefrontApi, subdomain: Subdomain): Promise<Storefront> {
  const answer = await api.get(subdomain, ['store.json'])
  if (!answer.open) return { open: false, subdomain }
  const store = recordIn(answer)
  const url = webAddress(store, 'url')
  return {
    open: true,
    subdomain,
    name: plainName(store),
    description: text(store, 'description'),
    url,
    website: webAddress(store, 'website'),
    productsCount: integer(store, 'products_count'),
    currency: coded(store, 'currency', readCurrency),
    country: coded(store, 'country', readCountry),
    categories: records(store, 'categories').flatMap((section) => readSection(section, url)),
    artists: records(store, 'artists').flatMap((section) => readSection(section, url)),
    pages: records(store, 'pages').flatMap(readPageLink)
  }
}

/** @throws GatewayError NOT_FOUND when the shop has no such page */
export async function fetchStorefrontPage (api: StorefrontApi, { subdomain, url }: ShopAt, permalink: string): Promise<StorefrontPage | null> {
  if (!/^[A-Za-z0-9_-]{1,100}$/.test(permalink)) return null
  const answer = await api.get(subdomain, ['page', `${permalink}.json`])
  if (!answer.open) return null
  const page = recordIn(answer)
  return { permalink, name: plainName(page), category: text(page, 'category'), url: addressIn(url, text(page, 'url')), content: text(page, 'content') }
}

/** A path of the shop as a whole address. */
export function addressIn (shopUrl: string | null, path: string | null): string | null {
  if (path === null || shopUrl === null || !URL.canParse(path, shopUrl)) return null
  const { href, protocol } = new URL(path, shopUrl)
  return /^https?:$/.test(protocol) ? href : null
}

export function readSection (section: Attributed, shopUrl: string | null): StorefrontSection[] {
  const id = idAttribute(section, 'id')
  return id === null ? [] : [{ id, name: plainName(section), permalink: text(section, 'permalink'), url: addressIn(shopUrl, text(section, 'url')) }]
}

function readPageLink (page: Attributed): StorefrontPageLink[] {
  const permalink = text(page, 'permalink')
  return permalink === null ? [] : [{ permalink, name: plainName(page) }]
}

function recordIn ({ body }: Extract<PublicAnswer, { open: true }>): Attributed {
  if (isRecord(body)) return { attributes: body }
  throw new GatewayError('UPSTREAM_INVALID_RESPONSE', { upstream: { status: 200 } })
}
