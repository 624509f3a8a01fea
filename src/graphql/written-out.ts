import { Kind, type DocumentNode, type FragmentDefinitionNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql'
import { GatewayError } from '../errors.ts'

/** Compiled, each selection takes about a kilobyte for as long as its query stays in the cache. The introspection query has 150. */
const maxSelections = 1_000

/**
 * Fragments that name each other twice over make a short document long beyond all bounds, and the compiler writes
 * every one of them out.
 * @throws GatewayError QUERY_TOO_COMPLEX
 */
export function checkWrittenOut ({ definitions }: DocumentNode, operation: OperationDefinitionNode): void {
  const fragments = new Map(definitions
    .filter((definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION)
    .map((fragment) => [fragment.name.value, fragment]))
  const sizes = new Map<string, number>()

  const sizeOf = (set: SelectionSetNode | undefined): number => set?.selections.reduce((sum, selection) =>
    sum + 1 + (selection.kind === Kind.FRAGMENT_SPREAD ? sizeOfFragment(selection.name.value) : sizeOf(selection.selectionSet)), 0) ?? 0

  const sizeOfFragment = (name: string): number => {
    const known = sizes.get(name)
    if (known !== undefined) return known
    sizes.set(name, 0) // a circle is for validation to refuse
    const size = sizeOf(fragments.get(name)?.selectionSet)
    sizes.set(name, size)
    return size
  }

  if (sizeOf(operation.selectionSet) <= maxSelections) return
  throw new GatewayError('QUERY_TOO_COMPLEX', { detail: `With every fragment written out, the query has more than ${maxSelections} selections. Split the query.` })
}
