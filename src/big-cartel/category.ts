import { accountPath } from './account-path.ts'
import { integer, nameOf, text } from './attributes.ts'
import type { BigCartelApi } from './client.ts'
import type { Related, Resource } from './json-api.ts'
import { fetchPage, type Page, type PageRequest } from './list.ts'
import type { ResourceId } from './resource-id.ts'

export interface Category {
  readonly id: string
  readonly name: string
  readonly permalink: string | null
  /** Counted from 1, in the order of the shop. */
  readonly position: number | null
}

/** A category as another resource names it: `name` is null when the answer does not hold the category itself. */
export interface CategoryReference extends Omit<Category, 'name'> {
  readonly name: string | null
}

export async function listCategories (api: BigCartelApi, request: PageRequest): Promise<Page<Category>> {
  return await fetchPage(api, accountPath(api, 'categories'), request, (_document, resource) => readCategory(resource))
}

/** @throws GatewayError NOT_FOUND */
export async function fetchCategory (api: BigCartelApi, id: ResourceId): Promise<Category> {
  const document = await api.get(accountPath(api, 'categories', id))
  return readCategory(document.single(id))
}

export function readCategoryReference ({ id, resource }: Related): CategoryReference {
  return resource === null ? { id, name: null, permalink: null, position: null } : readCategory(resource)
}

function readCategory (resource: Resource): Category {
  return {
    id: resource.id,
    name: nameOf(resource),
    permalink: text(resource, 'permalink'),
    position: integer(resource, 'position')
  }
}
