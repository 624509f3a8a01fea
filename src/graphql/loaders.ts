import DataLoader from 'dataloader'
import { fetchArtist, listArtists, type Artist } from '../big-cartel/artist.ts'
import { fetchCategory, listCategories, type Category } from '../big-cartel/category.ts'
import type { BigCartelApi } from '../big-cartel/client.ts'
import { findMany, type Findable } from '../big-cartel/find-many.ts'
import { latestProducts } from '../big-cartel/latest-products.ts'
import type { Page } from '../big-cartel/list.ts'
import { fetchProduct, type Product } from '../big-cartel/product.ts'
import { GatewayError } from '../errors.ts'

/** One type's things by their ids, for the length of one request. */
export interface Loader<Item> {
  /** Null when nothing has the id. What is asked for at the same moment is asked of Big Cartel together. */
  load: (id: string) => Promise<Item | null>
  /** Keeps what a list has brought, so that it is not asked for again; so is whatever stands beside what is looked for. */
  keep: (page: Page<Item>) => Page<Item>
}

export interface Loaders {
  readonly products: Loader<Product>
  readonly categories: Loader<Category>
  readonly artists: Loader<Artist>
}

/** Loaders by type and id; each also keeps what the request has already seen of its type. */
export function createLoaders (api: BigCartelApi): Loaders {
  const categories = createLoader({ one: async (id) => await orNull(fetchCategory(api, id)), page: async (request) => await listCategories(api, request) })
  const artists = createLoader({ one: async (id) => await orNull(fetchArtist(api, id)), page: async (request) => await listArtists(api, request) })
  const products = createLoader({ one: async (id) => await orNull(fetchProduct(api, id)), page: latestProducts(api) })
  return { categories, artists, products }
}

function createLoader<Item extends { readonly id: string }> (source: Findable<Item>): Loader<Item> {
  const keep = (page: Page<Item>): Page<Item> => {
    for (const item of page.items) loader.prime(item.id, item)
    return page
  }
  const findable: Findable<Item> = { one: source.one, page: async (request) => keep(await source.page(request)) }
  const loader = new DataLoader<string, Item | null>(async (ids) => await findMany(ids, findable))
  return { load: async (id) => await loader.load(id), keep }
}

/** What Big Cartel does not know is no error to whoever asks for it by its id. */
export async function orNull<T> (found: Promise<T>): Promise<T | null> {
  try {
    return await found
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'NOT_FOUND') return null
    throw error
  }
}
