import { Kind, type GraphQLScalarType } from 'graphql'

/** An instant with its zone, or a day, which begins at midnight UTC. */
const instant = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/

/** How an instant is read that comes in; without this GraphQL would pass on whatever it is given. */
export const DateTime: Pick<GraphQLScalarType<string>, 'parseValue' | 'parseLiteral'> = {
  parseValue: read,
  parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : null)
}

/** @throws RangeError which GraphQL wraps, so that the place is named too */
function read (value: unknown): string {
  const date = new Date(typeof value === 'string' && instant.test(value) ? value : NaN)
  if (Number.isNaN(date.getTime())) throw new RangeError('It must be an ISO 8601 instant, such as "2026-01-31T12:00:00.000Z".')
  return date.toISOString()
}
