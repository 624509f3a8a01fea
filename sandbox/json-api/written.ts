import { badRequest, conflict, requestFailed } from './failure.ts'

/** Turns one written attribute into its value; undefined says that it is not acceptable. */
export type Rule<T> = (value: unknown) => T | undefined

type Rules = Record<string, Rule<unknown>>
export type Written<R extends Rules> = { [K in keyof R]?: Exclude<ReturnType<R[K]>, undefined> }

/**
 * The attributes that a body writes. A body that is not about this resource is a 409, an attribute
 * that breaks its rule a 402; attributes without a rule are passed over, as Big Cartel's clients
 * report no complaint about them.
 */
export function writtenAttributes<R extends Rules> (body: unknown, expected: { type: string, id?: string }, rules: R): Written<R> {
  const data = isRecord(body) ? body['data'] : undefined
  if (!isRecord(data)) throw badRequest('The body has no data.')
  if (data['type'] !== expected.type) throw conflict(`data.type must be ${expected.type}.`)
  if (expected.id !== undefined && data['id'] !== expected.id) throw conflict(`data.id must be ${expected.id}.`)
  return writtenFields(data['attributes'], rules)
}

/** The fields of one written object that its rules know. */
export function writtenFields<R extends Rules> (object: unknown, rules: R): Written<R> {
  if (!isRecord(object)) throw conflict('attributes must be an object.')
  const written: Record<string, unknown> = {}
  for (const [name, rule] of Object.entries(rules)) {
    if (!Object.hasOwn(object, name)) continue
    const value = rule(object[name])
    if (value === undefined) throw requestFailed(`${name} is invalid.`)
    written[name] = value
  }
  return written as Written<R> // each value came out of the rule of its name
}

/** The same attributes, with these known to be there. */
export function required<W extends object, K extends keyof W & string> (written: W, ...names: K[]): W & { [N in K]-?: Exclude<W[N], undefined> } {
  for (const name of names) {
    if (written[name] === undefined) throw requestFailed(`${name} can't be blank.`)
  }
  return written as W & { [N in K]-?: Exclude<W[N], undefined> } // the loop has just seen each one
}

/** The ids of a `{data: [{type, id}, …]}` body. */
export function writtenIdentifiers (body: unknown, type: string): string[] {
  const data = isRecord(body) ? body['data'] : undefined
  if (!Array.isArray(data)) throw badRequest('The body has no list of data.')
  return data.map((item: unknown) => {
    if (!isRecord(item) || item['type'] !== type || typeof item['id'] !== 'string') throw conflict(`Each of data must name a type ${type} and an id.`)
    return item['id']
  })
}

/** A null that was written takes a value away; what was not written stays. */
export const kept = <T>(written: T | undefined, old: T): T => written === undefined ? old : written

export const text: Rule<string> = (value) => typeof value === 'string' && value.trim() !== '' ? value : undefined
export const anyText: Rule<string> = (value) => typeof value === 'string' ? value : undefined
export const optionalText = optional(anyText)
export const slug: Rule<string> = (value) => typeof value === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value) ? value : undefined
export const flag: Rule<boolean> = (value) => typeof value === 'boolean' ? value : undefined
export const list: Rule<unknown[]> = (value) => Array.isArray(value) && value.length > 0 ? value : undefined
export const wholeNumber: Rule<number> = (value) => Number.isSafeInteger(value) ? Number(value) : undefined
export const optionalNumber = optional((value) => decimal.test(String(value)) ? Number(value) : undefined)
export const optionalWholeNumber = optional(wholeNumber)
export const optionalCents = optional((value) => decimal.test(String(value)) ? Math.round(Number(value) * 100) : undefined)
export const optionalDate = optional((value) => {
  const moment = typeof value === 'string' ? Date.parse(value) : NaN
  return Number.isNaN(moment) ? undefined : new Date(moment).toISOString()
})

export function oneOf<const C extends readonly string[]> (choices: C): Rule<C[number]> {
  return (value) => choices.find((choice) => choice === value)
}

function optional<T> (rule: Rule<T>): Rule<T | null> {
  return (value) => value === null ? null : rule(value)
}

const decimal = /^\d+(\.\d+)?$/

function isRecord (value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
