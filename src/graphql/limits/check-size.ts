import { GatewayError } from '../../errors.ts'
import type { DocumentSize } from './document-size.ts'

export type SizeLimits = Readonly<Omit<DocumentSize, 'selections'>>

/** Compiled, each selection takes about a kilobyte for as long as its query stays in the cache. The introspection query has 150. */
const maxSelections = 1_000

/** @throws GatewayError QUERY_TOO_COMPLEX that names the first limit that is passed */
export function checkSize (size: DocumentSize, limits: SizeLimits): void {
  const checks: Array<[found: number, limit: number, sentence: (limit: number) => string]> = [
    [size.selections, maxSelections, (limit) => `With every fragment written out, the query has more than ${limit} selections.`],
    [size.depth, limits.depth, (limit) => `The query goes deeper than ${limit} fields.`],
    [size.aliases, limits.aliases, (limit) => `With every fragment written out, the query has more than ${limit} aliases.`],
    [size.rootFields, limits.rootFields, (limit) => `The query asks for more than ${limit} fields at its root.`],
    [size.directives, limits.directives, (limit) => `With every fragment written out, the query has more than ${limit} directives.`]
  ]
  const passed = checks.find(([found, limit]) => found > limit)
  if (passed === undefined) return
  const [found, limit, sentence] = passed
  throw new GatewayError('QUERY_TOO_COMPLEX', { detail: `${sentence(limit)} Split the query (it has ${found}).` })
}
