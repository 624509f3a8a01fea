import type { BigCartelApi } from '../../big-cartel/client.ts'
import { resourceId, type ResourceId } from '../../big-cartel/resource-id.ts'
import { once } from '../once.ts'

type Fetch<Item> = (api: BigCartelApi, id: ResourceId) => Promise<Item>
export type WithWhole<Item> = Item & { readonly whole: () => Promise<Item> }

/** An item that a list says little of: the rest is asked for once, when the first field needs it. */
export function abridged<Item extends { readonly id: string }> (item: Item, api: BigCartelApi, fetch: Fetch<Item>): WithWhole<Item> {
  const id = resourceId(item.id)
  return { ...item, whole: once(async () => id === null ? item : await fetch(api, id)) }
}

/** An item that was fetched alone has nothing more to say. */
export function whole<Item extends { readonly id: string }> (fetch: Fetch<Item>): Fetch<WithWhole<Item>> {
  return async (api, id) => {
    const item = await fetch(api, id)
    return { ...item, whole: async () => item }
  }
}
