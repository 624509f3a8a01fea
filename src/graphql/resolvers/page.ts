import type { BigCartelApi } from '../../big-cartel/client.ts'
import { fetchCustomPage, type CustomPage } from '../../big-cartel/page.ts'
import type { PageResolvers } from '../generated/schema-types.ts'
import { globalId } from '../global-id.ts'
import type { PageParent } from '../parents.ts'
import { abridged, whole } from './whole.ts'

export const Page: PageResolvers = {
  id: ({ id }) => globalId('Page', id),
  content: async (page) => page.content ?? (await page.whole()).content,
  published: async (page) => page.isPublished ?? (await page.whole()).isPublished,
  usesLayout: async (page) => page.usesLayout ?? (await page.whole()).usesLayout
}

export const fetchPageWhole = whole(fetchCustomPage)

/** A page out of a list, which says little of it. */
export function listedPage (page: CustomPage, api: BigCartelApi): PageParent {
  return abridged(page, api, fetchCustomPage)
}
