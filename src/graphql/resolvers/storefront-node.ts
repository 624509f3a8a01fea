import { walk } from '../../big-cartel/list.ts'
import { mostProducts } from '../../big-cartel/product.ts'
import type { GraphqlContext } from '../context.ts'
import type { PublicId } from '../global-id.ts'
import type { StorefrontNodeParent, StorefrontParent } from '../storefront-parents.ts'
import { byId, named } from './named.ts'
import { artistsOf, categoriesOf, optionsOf, pagesOf } from './storefront-parts.ts'

/** A storefront, or something in one, by its global id. */
export async function findInStorefront ({ type, id, subdomain }: PublicId, context: GraphqlContext): Promise<StorefrontNodeParent | null> {
  const find = finders.get(type)
  if (find === undefined) return null
  const storefront = await context.storefronts().open(subdomain)
  return storefront === null ? null : await find(storefront, id)
}

type Find = (storefront: StorefrontParent, id: string) => StorefrontNodeParent | null | Promise<StorefrontNodeParent | null>

const finders: ReadonlyMap<string, Find> = new Map<string, Find>([
  ['Storefront', (storefront) => ({ __typename: 'Storefront', ...storefront })],
  ['StorefrontCategory', (storefront, id) => named('StorefrontCategory', byId(categoriesOf(storefront), id))],
  ['StorefrontArtist', (storefront, id) => named('StorefrontArtist', byId(artistsOf(storefront), id))],
  ['StorefrontPage', (storefront, id) => named('StorefrontPage', byId(pagesOf(storefront), id))],
  ['StorefrontProduct', async (storefront, id) => {
    for await (const product of productsOf(storefront)) if (product.id === id) return { __typename: 'StorefrontProduct', ...product }
    return null
  }],
  ['StorefrontProductOption', async (storefront, id) => {
    for await (const product of productsOf(storefront)) {
      const option = byId(optionsOf(product), id)
      if (option !== null) return { __typename: 'StorefrontProductOption', ...option }
    }
    return null
  }]
])

/** There is no question for one product: goes through the list. */
function productsOf ({ storefront, listProducts }: StorefrontParent) {
  return walk(listProducts, storefront.open ? mostProducts : 0)
}
