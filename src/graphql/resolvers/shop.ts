import { listArtists } from '../../big-cartel/artist.ts'
import { listCategories } from '../../big-cartel/category.ts'
import { mapPage } from '../../big-cartel/list.ts'
import { listCustomPages } from '../../big-cartel/page.ts'
import { listProducts } from '../../big-cartel/product.ts'
import { connect } from '../connection.ts'
import type { QueryResolvers, ShopResolvers } from '../generated/schema-types.ts'
import { globalId } from '../global-id.ts'
import { asImage } from './image.ts'
import { listedPage } from './page.ts'
import { productListRequest } from './product.ts'

export const shopQueries: Pick<QueryResolvers, 'shop'> = {
  shop: (_query, _args, context) => ({ accountId: context.api().accountId })
}

export const Shop: ShopResolvers = {
  id: ({ accountId }) => globalId('Shop', accountId),
  name: async (_shop, _args, context) => (await context.account()).storeName,
  subdomain: (_shop, _args, { signedIn }) => signedIn?.account.subdomain ?? null,
  description: async (_shop, _args, context) => (await context.account()).description,
  url: async (_shop, _args, context) => (await context.account()).url,
  website: async (_shop, _args, context) => (await context.account()).website,
  currency: async (_shop, _args, context) => (await context.account()).currency,
  country: async (_shop, _args, context) => (await context.account()).country,
  image: async (_shop, _args, context) => asImage((await context.account()).imageUrl),
  favicon: async (_shop, _args, context) => asImage((await context.account()).faviconUrl),
  products: async ({ accountId }, args, context, info) => {
    const request = productListRequest(args)
    return await connect({
      name: `${accountId} products ${JSON.stringify(request)}`,
      fetch: async (page) => context.loaders().products.keep(await listProducts(context.api(), { ...request, ...page }))
    }, args, info)
  },
  categories: async ({ accountId }, args, context, info) =>
    await connect({ name: `${accountId} categories`, fetch: async (page) => context.loaders().categories.keep(await listCategories(context.api(), page)) }, args, info),
  artists: async ({ accountId }, args, context, info) =>
    await connect({ name: `${accountId} artists`, fetch: async (page) => context.loaders().artists.keep(await listArtists(context.api(), page)) }, args, info),
  pages: async ({ accountId }, args, context, info) => await connect({
    name: `${accountId} pages`,
    fetch: async (page) => mapPage(await listCustomPages(context.api(), page), (item) => listedPage(item, context.api()))
  }, args, info)
}
