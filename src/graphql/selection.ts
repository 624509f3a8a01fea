import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql'

/** Whether the query asks the field for any of these subfields, fragments included. */
export function selectsAny ({ fieldNodes, fragments }: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>, names: readonly string[]): boolean {
  const inSet = (set: SelectionSetNode | undefined): boolean => set?.selections.some((selection) => {
    if (selection.kind === 'Field') return names.includes(selection.name.value)
    if (selection.kind === 'InlineFragment') return inSet(selection.selectionSet)
    return inSet(fragments[selection.name.value]?.selectionSet)
  }) ?? false
  return fieldNodes.some((node) => inSet(node.selectionSet))
}
