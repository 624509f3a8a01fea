import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql'

type Asked = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>

/** Whether the query asks the field for any of these subfields, fragments included. */
export function selectsAny (asked: Asked, names: readonly string[]): boolean {
  return anySelected(asked, (name) => names.includes(name))
}

/** Whether the query asks the field for none but these subfields, fragments included. */
export function selectsOnly (asked: Asked, names: readonly string[]): boolean {
  return !anySelected(asked, (name) => !names.includes(name))
}

function anySelected ({ fieldNodes, fragments }: Asked, matches: (name: string) => boolean): boolean {
  const seen = new Set<string>() // fragments that name each other twice over would double the work at each step
  const inSet = (set: SelectionSetNode | undefined): boolean => set?.selections.some((selection) => {
    if (selection.kind === 'Field') return matches(selection.name.value)
    if (selection.kind === 'InlineFragment') return inSet(selection.selectionSet)
    const name = selection.name.value
    if (seen.has(name)) return false
    seen.add(name)
    return inSet(fragments[name]?.selectionSet)
  }) ?? false
  return fieldNodes.some((node) => inSet(node.selectionSet))
}
