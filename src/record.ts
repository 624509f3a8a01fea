/** What JSON calls an object. */
export type Fields = Readonly<Record<string, unknown>>

/** An object that is not an array. */
export function isRecord (value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What the record itself holds; `constructor` and its like are never found on the prototype. */
export function own (record: Fields, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined
}
