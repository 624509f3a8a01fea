/** JSON:API 1.0 documents, in the key order and with the members that Big Cartel gives them. */
export type Identifier = { type: string, id: string }
export type Relationship = { data: Identifier | Identifier[] | null } | { links: Record<string, string> }
export type Resource = {
  id: string
  type: string
  attributes: Record<string, unknown>
  links?: { self: string }
  relationships?: Record<string, Relationship>
  meta?: Record<string, unknown>
}

/** A resource together with the related ones that come along without being asked for. */
export type Viewed = { resource: Resource, included: Resource[] }

export type PageLinks = { first?: string, prev?: string, next?: string, last?: string }

export type SingleDocument = { data: Resource, included: Resource[], links: PageLinks }
export type ListDocument = { data: Resource[], meta: { count: string }, included: Resource[], links: PageLinks }

export const toOne = (type: string, id: string | null): Relationship =>
  ({ data: id === null ? null : { type, id } })

export const toMany = (type: string, ids: readonly string[]): Relationship =>
  ({ data: ids.map((id) => ({ type, id })) })

export function singleDocument ({ resource, included }: Viewed): SingleDocument {
  return { data: resource, included: unique(included), links: {} }
}

/** `count` is the total over all pages; Big Cartel writes it as a string. */
export function listDocument (viewed: readonly Viewed[], count: number, links: PageLinks): ListDocument {
  return {
    data: viewed.map(({ resource }) => resource),
    meta: { count: String(count) },
    included: unique(viewed.flatMap(({ included }) => included)),
    links
  }
}

function unique (resources: readonly Resource[]): Resource[] {
  return [...new Map(resources.map((resource) => [`${resource.type} ${resource.id}`, resource])).values()]
}
