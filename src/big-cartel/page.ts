import { accountPath } from './account-path.ts'
import { flag, nameOf, text } from './attributes.ts'
import type { BigCartelApi } from './client.ts'
import type { Document, Resource } from './json-api.ts'
import { fetchPage, type Page, type PageRequest } from './list.ts'
import type { ResourceId } from './resource-id.ts'

/** A page that the seller wrote. A list holds name, path and category only; the rest comes with the single page. */
export interface CustomPage {
  readonly id: string
  readonly name: string
  readonly path: string | null
  /** `custom` or `theme`; an open set. */
  readonly category: string | null
  /** HTML. */
  readonly content: string | null
  readonly isPublished: boolean | null
  readonly usesLayout: boolean | null
}

export async function listCustomPages (api: BigCartelApi, request: PageRequest): Promise<Page<CustomPage>> {
  return await fetchPage(api, accountPath(api, 'pages'), request, readCustomPage)
}

/** @throws GatewayError NOT_FOUND */
export async function fetchCustomPage (api: BigCartelApi, id: ResourceId): Promise<CustomPage> {
  const document = await api.get(accountPath(api, 'pages', id))
  return readCustomPage(document, document.single(id))
}

function readCustomPage (_document: Document, page: Resource): CustomPage {
  return {
    id: page.id,
    name: nameOf(page),
    path: text(page, 'path'),
    category: text(page, 'category'),
    content: text(page, 'content'),
    isPublished: flag(page, 'is_published'),
    usesLayout: flag(page, 'use_layout')
  }
}
