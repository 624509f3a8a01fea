declare const checked: unique symbol

/**
 * An exact decimal number in Big Cartel's own spelling: no leading zeros, at least one digit after the point
 * and no needless ones (`"25.0"`, `"0.25"`, `"-3.5"`).
 */
export type Decimal = string & { readonly [checked]: 'decimal' }

/** Longer texts are no prices, and exact arithmetic on them costs. */
const maxLength = 40

/** Reads the string form and the number form alike; anything else, exponents too, is null. */
export function parseDecimal (value: unknown): Decimal | null {
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string' || text.length > maxLength) return null
  const match = /^([+-]?)0*(\d+)(?:\.(\d*?)0*)?$/.exec(text.trim())
  if (match === null) return null
  const [, sign, whole = '0', fraction] = match
  const digits = `${whole}.${fraction === undefined || fraction === '' ? '0' : fraction}`
  const negative = sign === '-' && digits !== '0.0'
  return `${negative ? '-' : ''}${digits}` as Decimal // the only place that makes one
}

/** Negative when a is less than b, 0 when they are equal, positive when a is more. Exact. */
export function compareDecimals (a: Decimal, b: Decimal): number {
  const places = Math.max(placesOf(a), placesOf(b))
  const difference = scaled(a, places) - scaled(b, places)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The least, or null for an empty list. */
export function minDecimal (values: readonly Decimal[]): Decimal | null {
  return values.reduce<Decimal | null>((least, value) => least === null || compareDecimals(value, least) < 0 ? value : least, null)
}

/** The greatest, or null for an empty list. */
export function maxDecimal (values: readonly Decimal[]): Decimal | null {
  return values.reduce<Decimal | null>((most, value) => most === null || compareDecimals(value, most) > 0 ? value : most, null)
}

function placesOf (value: Decimal): number {
  return value.length - value.indexOf('.') - 1
}

function scaled (value: Decimal, places: number): bigint {
  return BigInt(value.replace('.', '') + '0'.repeat(places - placesOf(value)))
}
