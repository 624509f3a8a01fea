import { resourceId, type ResourceId } from '../big-cartel/resource-id.ts'

const prefix = 'gid://bigcartel/'

/** `gid://bigcartel/Product/6005`; a child names its parent too: `…/ProductOption/9?product_id=6001`. */
export function globalId (type: string, id: string, parent?: Readonly<Record<string, string>>): string {
  const query = parent === undefined ? '' : `?${new URLSearchParams(parent).toString()}`
  return `${prefix}${type}/${id}${query}`
}

/** Reads a global id without a parent; `null` when it is none, or when no resource can have such an id. */
export function parseGlobalId (text: string): { type: string, id: ResourceId } | null {
  const [, type, plain] = /^gid:\/\/bigcartel\/([A-Za-z]{1,40})\/([A-Za-z0-9-]{1,40})$/.exec(text) ?? []
  const id = resourceId(plain ?? '')
  return type === undefined || id === null ? null : { type, id }
}

/** Reads an id argument: a global id of the expected type, or Big Cartel's own id. `null`: nothing has this id, ask nobody. */
export function parseId (type: string, text: string): ResourceId | null {
  if (!text.startsWith(prefix)) return resourceId(text)
  const parsed = parseGlobalId(text)
  return parsed?.type === type ? parsed.id : null
}
