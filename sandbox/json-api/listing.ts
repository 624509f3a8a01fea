import { badParameter } from './failure.ts'

/** The query string as Fastify parses it: a parameter given twice is an array. */
export type Query = Record<string, string | string[] | undefined>

/** Which questions a collection answers; a question that it does not know is a 400. */
export type ListRules<R> = {
  /** Sortable fields by their name on the wire. */
  sorts?: Record<string, (record: R) => string | null>
  /** Filters by the key between the brackets of `filter[…]`: from the value to a test. */
  filters?: Record<string, (value: string) => (record: R) => boolean>
  /** The texts in which `search` looks. */
  search?: (record: R) => string[]
}

/** The records that a query asks for, in the order it asks for, before paging. */
export function select<R extends { id: string }> (records: readonly R[], query: Query, rules: ListRules<R>): readonly R[] {
  const tests = [...filterTests(query, rules), ...searchTests(query, rules)]
  const found = tests.length === 0 ? records : records.filter((record) => tests.every((test) => test(record)))
  return sorted(found, query, rules)
}

/** One parameter's value; undefined when absent, a failure when given twice. */
export function parameter (query: Query, key: string): string | undefined {
  const value = query[key]
  if (Array.isArray(value)) throw badParameter(`${key} was given more than once.`)
  return value
}

/** A filter on a date and time: at or after, at or before. */
export function dateFilter<R> (direction: 'from' | 'to', field: (record: R) => string | null): (value: string) => (record: R) => boolean {
  return (value) => {
    const bound = isoDate.test(value) ? Date.parse(value) : NaN
    if (Number.isNaN(bound)) throw badParameter(`${value} is not an ISO 8601 date.`)
    return (record) => {
      const moment = field(record)
      if (moment === null) return false
      return direction === 'from' ? Date.parse(moment) >= bound : Date.parse(moment) <= bound
    }
  }
}

/** A filter on a closed set of values. */
export function choiceFilter<R> (choices: readonly string[], field: (record: R) => string): (value: string) => (record: R) => boolean {
  return (value) => {
    if (!choices.includes(value)) throw badParameter(`${value} is not one of ${choices.join(', ')}.`)
    return (record) => field(record) === value
  }
}

const isoDate = /^\d{4}-\d\d-\d\d/

function filterTests<R> (query: Query, rules: ListRules<R>) {
  return Object.keys(query).flatMap((key) => {
    const name = /^filter\[(.+)\]$/.exec(key)?.[1]
    if (name === undefined) return []
    const filter = rules.filters !== undefined && Object.hasOwn(rules.filters, name) ? rules.filters[name] : undefined
    if (filter === undefined) throw badParameter(`${key} is not a filter of this collection.`)
    return [filter(parameter(query, key) ?? '')]
  })
}

function searchTests<R> (query: Query, rules: ListRules<R>) {
  const wanted = parameter(query, 'search')?.trim().toLowerCase()
  const { search } = rules
  if (wanted === undefined || wanted === '') return []
  if (search === undefined) throw badParameter('This collection has no search.')
  return [(record: R) => search(record).some((text) => text.toLowerCase().includes(wanted))]
}

/** `-field` and `sort_direction` are both in use; where both are given, `sort_direction` wins. */
function sorted<R extends { id: string }> (records: readonly R[], query: Query, rules: ListRules<R>): readonly R[] {
  const sort = parameter(query, 'sort')
  const direction = parameter(query, 'sort_direction')
  if (direction !== undefined && direction !== 'asc' && direction !== 'desc') throw badParameter('sort_direction is asc or desc.')
  if (sort === undefined || sort === '') return records
  const name = sort.replace(/^-/, '')
  const field = rules.sorts !== undefined && Object.hasOwn(rules.sorts, name) ? rules.sorts[name] : undefined
  if (field === undefined) throw badParameter(`This collection cannot be sorted by ${name}.`)
  const descending = direction === undefined ? sort.startsWith('-') : direction === 'desc'
  return records.toSorted((a, b) => compare(field(a), field(b), descending) || (a.id < b.id ? -1 : 1))
}

function compare (a: string | null, b: string | null, descending: boolean): number {
  if (a === b) return 0
  if (a === null) return 1 // what has no value comes last in either direction
  if (b === null) return -1
  return (a < b) === descending ? 1 : -1
}
