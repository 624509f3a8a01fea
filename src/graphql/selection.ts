import type { GraphQLResolveInfo, SelectionNode, SelectionSetNode } from 'graphql'
import { isIncluded } from './limits/from-variables.ts'

type Asked = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'variableValues'>

/** Whether the query asks the field for any of these subfields, fragments included; what it skips it does not ask for. */
export function selectsAny (asked: Asked, names: readonly string[]): boolean {
  return anySelected(asked, (name) => names.includes(name))
}

/** Whether the query asks the field for none but these subfields, fragments included; what it skips it does not ask for. */
export function selectsOnly (asked: Asked, names: readonly string[]): boolean {
  return !anySelected(asked, (name) => !names.includes(name))
}

function anySelected ({ fieldNodes, fragments, variableValues }: Asked, matches: (name: string) => boolean): boolean {
  const seen = new Set<string>() // fragments that name each other twice over would double the work at each step
  const inSet = (set: SelectionSetNode | undefined): boolean => set?.selections.some((selection) => {
    if (isSkipped(selection, variableValues)) return false
    if (selection.kind === 'Field') return matches(selection.name.value)
    if (selection.kind === 'InlineFragment') return inSet(selection.selectionSet)
    const name = selection.name.value
    if (seen.has(name)) return false
    seen.add(name)
    return inSet(fragments[name]?.selectionSet)
  }) ?? false
  return fieldNodes.some((node) => !isSkipped(node, variableValues) && inSet(node.selectionSet))
}

function isSkipped (selection: SelectionNode, variables: Asked['variableValues']): boolean {
  return isIncluded(selection)?.(variables) === false
}
