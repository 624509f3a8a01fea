import { fetchedPage, type PageRequest } from '../../big-cartel/list.ts'
import type { StorefrontFacts } from '../../big-cartel/storefront.ts'
import { toSubdomain } from '../../big-cartel/subdomain.ts'
import { GatewayError } from '../../errors.ts'
import { connect, type Connection, type ConnectionArguments, type List } from '../connection.ts'
import type { GraphQLResolveInfo } from 'graphql'
import type { QueryResolvers, StorefrontArtistResolvers, StorefrontCategoryResolvers, StorefrontPageResolvers, StorefrontResolvers } from '../generated/schema-types.ts'
import { globalId } from '../global-id.ts'
import type { StorefrontParent } from '../storefront-parents.ts'
import { artistsOf, categoriesOf, pagesOf } from './storefront-parts.ts'

export const storefrontQueries: Pick<QueryResolvers, 'storefront'> = {
  storefront: async (_query, { subdomain }, context) => {
    const checked = toSubdomain(subdomain)
    if (checked === null) throw new GatewayError('BAD_USER_INPUT', { detail: 'subdomain must be the shop\'s name in addresses, such as examplestore of examplestore.bigcartel.com: small letters, digits and hyphens.' })
    return await context.storefronts().open(checked)
  }
}

export const Storefront: StorefrontResolvers = {
  id: ({ storefront }) => globalId('Storefront', storefront.subdomain),
  subdomain: ({ storefront }) => storefront.subdomain,
  underMaintenance: ({ storefront }) => !storefront.open,
  name: (parent) => fact(parent, 'name'),
  description: (parent) => fact(parent, 'description'),
  url: (parent) => fact(parent, 'url'),
  website: (parent) => fact(parent, 'website'),
  currency: (parent) => fact(parent, 'currency'),
  country: (parent) => fact(parent, 'country'),
  products: async (parent, args, _context, info) => await connectOpen(parent, { name: 'products', fetch: parent.listProducts }, args, info),
  categories: async (parent, args, _context, info) => await connectOpen(parent, { name: 'categories', fetch: held(categoriesOf(parent)) }, args, info),
  artists: async (parent, args, _context, info) => await connectOpen(parent, { name: 'artists', fetch: held(artistsOf(parent)) }, args, info),
  pages: async (parent, args, _context, info) => await connectOpen(parent, { name: 'pages', fetch: held(pagesOf(parent)) }, args, info)
}

export const StorefrontCategory: StorefrontCategoryResolvers = {
  id: ({ id, subdomain }) => globalId('StorefrontCategory', id, { subdomain })
}

export const StorefrontArtist: StorefrontArtistResolvers = {
  id: ({ id, subdomain }) => globalId('StorefrontArtist', id, { subdomain })
}

export const StorefrontPage: StorefrontPageResolvers = {
  id: ({ permalink, subdomain }) => globalId('StorefrontPage', permalink, { subdomain }),
  category: async (page) => (await page.whole())?.category ?? null,
  url: async (page) => (await page.whole())?.url ?? null,
  content: async (page) => (await page.whole())?.content ?? null
}

function fact<Name extends keyof StorefrontFacts> ({ storefront }: StorefrontParent, name: Name): StorefrontFacts[Name] | null {
  return storefront.open ? storefront[name] : null
}

async function connectOpen<Item extends { readonly id: string }> (
  { storefront }: StorefrontParent, { name, fetch }: List<Item>, args: ConnectionArguments, info: GraphQLResolveInfo
): Promise<Connection<Item> | null> {
  if (!storefront.open) return null
  return await connect({ name: `storefront ${storefront.subdomain} ${name}`, fetch }, args, info)
}

/** A list that came along whole. */
function held<Item> (items: readonly Item[]) {
  return async (page: PageRequest) => fetchedPage(items, page)
}
