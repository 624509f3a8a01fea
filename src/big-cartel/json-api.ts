import { GatewayError } from '../errors.ts'
import { isRecord, own, type Fields } from '../record.ts'
import { wholeNumber } from './whole-number.ts'

/** Names one resource. `type` is spelled as Big Cartel sent it. */
export interface Identifier {
  readonly type: string
  readonly id: string
}

/** A checked resource: it has a type and an id, and whatever else it has is read through attributes.ts. */
export interface Resource extends Identifier {
  readonly attributes: Fields
  readonly relationships: Fields
}

/** One end of a relation. `resource` is null when the document names it without holding it. */
export interface Related extends Identifier {
  readonly resource: Resource | null
}

/** A checked answer of Big Cartel. */
export interface Document {
  /** The primary resources; one without a type or an id was dropped. */
  readonly data: readonly Resource[]
  /** `meta.count`: how many there are over all pages. */
  readonly total: number | null
  /** The one primary resource. @throws GatewayError UPSTREAM_INVALID_RESPONSE when there is none, or not the one that was asked for */
  single (id?: string): Resource
  /** Looks among primary and included resources; singular and plural types are the same. */
  find (type: string, id: string): Resource | null
  /** All ends of a to-many relation, in order; of a to-one relation, none or one. */
  related (resource: Resource | null, name: string): readonly Related[]
}

const noFields: Fields = Object.freeze({})

/**
 * Checks an answer once, so that everything behind it may trust the shape.
 *
 * @param status the HTTP status it came with, for the error
 * @throws GatewayError UPSTREAM_INVALID_RESPONSE when it is no JSON:API document
 */
export function parseDocument (body: unknown, status?: number): Document {
  const primary = isRecord(body) ? own(body, 'data') : undefined
  if (!isRecord(body) || !(primary === null || typeof primary === 'object')) throw invalid(status)

  const data = resourcesIn(primary)
  let index: Index | undefined // most questions never look anything up
  const find = (type: string, id: string): Resource | null => {
    index ??= indexOf([...data, ...resourcesIn(own(body, 'included'))])
    return index.get(plural(type))?.get(id) ?? null
  }
  return {
    data,
    total: totalOf(own(body, 'meta')),
    single: (id) => {
      const [resource] = data
      if (resource === undefined || (id !== undefined && !isSameId(resource.id, id))) throw invalid(status)
      return resource
    },
    find,
    related: (resource, name) => identifiersIn(resource, name)
      .map(({ type, id }) => ({ type, id, resource: find(type, id) }))
  }
}

/** Whether the resource says anything of a relation, if only that there is nothing. */
export function names (resource: Resource, relation: string): boolean {
  const value = own(resource.relationships, relation)
  return isRecord(value) && own(value, 'data') !== undefined
}

/** An id as text. Big Cartel sends strings in resources and numbers elsewhere. */
export function idOf (value: unknown): string | null {
  if (typeof value === 'string' && value !== '') return value
  return Number.isSafeInteger(value) ? String(value) : null
}

function resourcesIn (value: unknown): Resource[] {
  return listOf(value).map(toResource).filter((resource) => resource !== null)
}

/** Field by field: a spread here more than doubles the time that it takes to read a page of products. */
function toResource (value: unknown): Resource | null {
  if (!isRecord(value)) return null
  const type = own(value, 'type')
  const id = idOf(own(value, 'id'))
  if (typeof type !== 'string' || id === null) return null
  return { type, id, attributes: fieldsOf(own(value, 'attributes')), relationships: fieldsOf(own(value, 'relationships')) }
}

function identifiersIn (resource: Resource | null, name: string): Identifier[] {
  const relation = resource === null ? undefined : own(resource.relationships, name)
  if (!isRecord(relation)) return []
  return listOf(own(relation, 'data')).map(toIdentifier).filter((identifier) => identifier !== null)
}

function toIdentifier (value: unknown): Identifier | null {
  if (!isRecord(value)) return null
  const type = own(value, 'type')
  const id = idOf(own(value, 'id'))
  return typeof type === 'string' && id !== null ? { type, id } : null
}

function listOf (value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return isRecord(value) ? [value] : []
}

function fieldsOf (value: unknown): Fields {
  return isRecord(value) ? value : noFields
}

type Index = ReadonlyMap<string, ReadonlyMap<string, Resource>>

/** By type, then by id. The first of duplicates wins, and primary data comes first: it is never the poorer copy. */
function indexOf (resources: readonly Resource[]): Index {
  const index = new Map<string, Map<string, Resource>>()
  for (const resource of resources) {
    const type = plural(resource.type)
    const ofType = index.get(type) ?? new Map<string, Resource>()
    if (ofType.size === 0) index.set(type, ofType)
    if (!ofType.has(resource.id)) ofType.set(resource.id, resource)
  }
  return index
}

/** Line items name `product` in the docs and `products` in recorded answers; both must meet. */
function plural (type: string): string {
  if (type.endsWith('s')) return type
  return type.endsWith('y') ? `${type.slice(0, -1)}ies` : `${type}s`
}

/** The count is documented as a string. */
function totalOf (meta: unknown): number | null {
  const count = isRecord(meta) ? own(meta, 'count') : undefined
  const number = wholeNumber(count)
  return number === null || number < 0 ? null : number
}

/** People write order numbers in small letters too. */
function isSameId (one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

function invalid (status: number | undefined): GatewayError {
  return new GatewayError('UPSTREAM_INVALID_RESPONSE', { upstream: status === undefined ? {} : { status } })
}
