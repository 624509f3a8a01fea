import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql'

/** Whether the query asks the field for any of these subfields, fragments included. */
export function selectsAny ({ fieldNodes, fragments }: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>, names: readonly string[]): boolean {
  const seen = new Set<string>() // fragments that name each other twice over would double the work at each step
  const inSet = (set: SelectionSetNode | undefined): boolean => set?.selections.some((selection) => {
    if (selection.kind === 'Field') return names.includes(selection.name.value)
    if (selection.kind === 'InlineFragment') return inSet(selection.selectionSet)
    const name = selection.name.value
    if (seen.has(name)) return false
    seen.add(name)
    return inSet(fragments[name]?.selectionSet)
  }) ?? false
  return fieldNodes.some((node) => inSet(node.selectionSet))
}
