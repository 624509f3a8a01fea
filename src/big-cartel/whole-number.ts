/** GraphQL's Int goes no further, and nothing that a shop counts comes near. */
const furthest = 2 ** 31 - 1

/** A whole number, sent as one or as its text; null for whatever else it is, and for one that is out of all bounds. */
export function wholeNumber (value: unknown): number | null {
  const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isInteger(number) && Math.abs(number) <= furthest ? number : null
}
