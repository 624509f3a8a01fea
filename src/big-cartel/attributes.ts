import { decodeHTML } from 'entities'
import { isRecord, own, type Fields } from '../record.ts'
import { idOf } from './json-api.ts'
import { parseDecimal, type Decimal } from './decimal.ts'
import { wholeNumber } from './whole-number.ts'

/*
 * Readers of one attribute each. A missing attribute, one of a wrong type and a resource that the document
 * names without holding all read as null: Big Cartel adds attributes over time and drops some.
 */

/** Whatever has attributes: a resource, or a record inside one. */
export interface Attributed { readonly attributes: Fields }

/** Something that is known by its id alone, such as a currency; null: no more than that is told of it. */
export interface Named { readonly id: string, readonly resource: Attributed | null }

export function text (resource: Attributed | null, name: string): string | null {
  const value = attribute(resource, name)
  return typeof value === 'string' ? value : null
}

/** An absolute web address. One of another kind would be a trap where a page makes a link of it, such as `javascript:…`. */
export function webAddress (resource: Attributed | null, name: string): string | null {
  const value = text(resource, name)
  return value !== null && /^https?:\/\//i.test(value) && URL.canParse(value) ? value : null
}

/** A name, which every resource has: '' rather than null. */
export function nameOf (resource: Attributed | null, name = 'name'): string {
  return text(resource, name) ?? ''
}

/** A name of the public JSON, which may hold HTML entities: `Fern &amp; Moss`. */
export function plainName (resource: Attributed | null): string {
  return decodeHTML(nameOf(resource))
}

/** A whole number; the docs type some of them as strings. */
export function integer (resource: Attributed | null, name: string): number | null {
  return wholeNumber(attribute(resource, name))
}

/** A number that is not counted, such as a latitude; sent as one or as its text. */
export function number (resource: Attributed | null, name: string): number | null {
  const value = attribute(resource, name)
  const read = typeof value === 'string' && /^-?\d{1,15}(?:\.\d{1,15})?$/.test(value) ? Number(value) : value
  return typeof read === 'number' && Number.isFinite(read) ? read : null
}

export function flag (resource: Attributed | null, name: string): boolean | null {
  const value = attribute(resource, name)
  return typeof value === 'boolean' ? value : null
}

/** An exact decimal, sent as a string or as a number. */
export function decimal (resource: Attributed | null, name: string): Decimal | null {
  return parseDecimal(attribute(resource, name))
}

const isoInstant = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:\d{2})?)?$/

/** An instant as `2020-01-02T03:04:05.000Z`; a date alone, or a time without a zone, is taken as UTC. */
export function timestamp (resource: Attributed | null, name: string): string | null {
  const match = isoInstant.exec(text(resource, name) ?? '')
  if (match === null) return null
  const [, date, time = '00:00', zone = 'Z'] = match
  const instant = new Date(`${date}T${time}${zone}`)
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString()
}

/** One value of a closed list. Of an unknown value the caller shows the text instead. */
export function choice<Value extends string> (resource: Attributed | null, name: string, values: readonly Value[]): Value | null {
  const value = attribute(resource, name)
  return values.find((candidate) => candidate === value) ?? null
}

/** An id that is an attribute, such as a line item's product. */
export function idAttribute (resource: Attributed | null, name: string): string | null {
  return idOf(attribute(resource, name))
}

/** A list of texts; entries of other types are left out. */
export function texts (resource: Attributed | null, name: string): readonly string[] {
  const value = attribute(resource, name)
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []
}

/** A record inside a resource. */
function record (resource: Attributed | null, name: string): Attributed | null {
  const value = attribute(resource, name)
  return isRecord(value) ? { attributes: value } : null
}

/** A record inside a resource that has a code where the API has an id, as a currency has in the public JSON. */
export function coded<Item> (resource: Attributed | null, name: string, read: (item: Named) => Item): Item | null {
  const inner = record(resource, name)
  const id = text(inner, 'code')
  return id === null ? null : read({ id, resource: inner })
}

/** A list of records inside a resource; entries of other types are left out. */
export function records (resource: Attributed | null, name: string): readonly Attributed[] {
  const value = attribute(resource, name)
  return Array.isArray(value) ? value.filter(isRecord).map((attributes) => ({ attributes })) : []
}

function attribute (resource: Attributed | null, name: string): unknown {
  return resource === null ? undefined : own(resource.attributes, name)
}
