import { resourceId, type ResourceId } from '../big-cartel/resource-id.ts'
import { toSubdomain, type Subdomain } from '../big-cartel/subdomain.ts'

const prefix = 'gid://bigcartel/'

/** `gid://bigcartel/Product/6005`; a child names its parent too: `…/ProductOption/9?product_id=6001`. */
export function globalId (type: string, id: string, parent?: Readonly<Record<string, string>>): string {
  const query = parent === undefined ? '' : `?${new URLSearchParams(parent).toString()}`
  return `${prefix}${type}/${id}${query}`
}

export interface GlobalId {
  readonly type: string
  readonly id: ResourceId
  /** Of a child: what it is inside of, and under which name. */
  readonly parent: { readonly name: string, readonly id: ResourceId } | null
}

const form = /^gid:\/\/bigcartel\/([A-Za-z]{1,40})\/([A-Za-z0-9-]{1,40})(?:\?([a-z_]{1,40})=([A-Za-z0-9-]{1,40}))?$/

/** Reads a global id; `null` when it is none, or when no resource can have such an id. */
export function parseGlobalId (text: string): GlobalId | null {
  const [, type, plain = '', name, parentPlain = ''] = form.exec(text) ?? []
  const id = resourceId(plain)
  const parentId = resourceId(parentPlain)
  if (type === undefined || id === null) return null
  return { type, id, parent: name === undefined || parentId === null ? null : { name, id: parentId } }
}

/** Reads an id argument: a global id of the expected type, or Big Cartel's own id. `null`: nothing has this id, ask nobody. */
export function parseId (type: string, text: string): ResourceId | null {
  if (!text.startsWith(prefix)) return resourceId(text)
  const parsed = parseGlobalId(text)
  return parsed?.type === type && parsed.parent === null ? parsed.id : null
}

/** Of something in a storefront, which everybody may see. */
export interface PublicId {
  readonly type: string
  readonly id: string
  readonly subdomain: Subdomain
}

const publicForm = /^gid:\/\/bigcartel\/(Storefront[A-Za-z]{0,40})\/([\w-]{1,100})(?:\?subdomain=([a-z0-9-]{1,63}))?$/

/** Reads the global id of a storefront, or of something in one; `null` when it is none. */
export function parsePublicId (text: string): PublicId | null {
  const [, type, id = '', parent] = publicForm.exec(text) ?? []
  const subdomain = toSubdomain(parent ?? id)
  if (type === undefined || subdomain === null || (type === 'Storefront') !== (parent === undefined)) return null
  return { type, id, subdomain }
}
