import { Kind, type DirectiveNode, type DocumentNode, type FragmentDefinitionNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql'

/** How large an operation is with every fragment written out, as the compiler will write it. */
export interface DocumentSize {
  selections: number
  /** Fields inside fields; what is inside of introspection does not count. */
  depth: number
  aliases: number
  directives: number
  /** Different answers at the root. */
  rootFields: number
}

type PartSize = Omit<DocumentSize, 'rootFields'>

const nothing: PartSize = { selections: 0, depth: 0, aliases: 0, directives: 0 }
const introspection = new Set(['__schema', '__type'])

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

export function fragmentsOf ({ definitions }: DocumentNode): Fragments {
  return new Map(definitions
    .filter((definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION)
    .map((fragment) => [fragment.name.value, fragment]))
}

/** Each fragment is measured once, however often it is named: a short text may be long beyond all bounds. Null: fragments go in a circle. */
export function measure (operation: OperationDefinitionNode, fragments: Fragments): DocumentSize | null {
  const known = new Map<string, PartSize | 'under way'>()
  let circular = false

  const sizeOf = (set: SelectionSetNode | undefined): PartSize => (set?.selections ?? []).reduce((sum, selection) => {
    const directives = selection.directives?.length ?? 0
    if (selection.kind === Kind.FRAGMENT_SPREAD) return add(sum, sizeOfFragment(selection.name.value), { selections: 1, directives })
    const inside = sizeOf(selection.selectionSet)
    if (selection.kind === Kind.INLINE_FRAGMENT) return add(sum, inside, { selections: 1, directives })
    const depth = 1 + (introspection.has(selection.name.value) ? 0 : inside.depth)
    return add(sum, { ...inside, depth }, { selections: 1, directives, aliases: selection.alias === undefined ? 0 : 1 })
  }, nothing)

  const sizeOfFragment = (name: string): PartSize => {
    const found = known.get(name)
    if (found === 'under way') circular = true
    if (found !== undefined) return found === 'under way' ? nothing : found
    known.set(name, 'under way')
    const fragment = fragments.get(name)
    const size = add(sizeOf(fragment?.selectionSet), nothing, { directives: fragment?.directives?.length ?? 0 })
    known.set(name, size)
    return size
  }

  const size = add(sizeOf(operation.selectionSet), nothing, { directives: directivesBeside(operation) })
  return circular ? null : { ...size, rootFields: rootFieldsOf(operation, fragments) }
}

function add (sum: PartSize, part: PartSize, own: Partial<PartSize>): PartSize {
  return {
    selections: sum.selections + part.selections + (own.selections ?? 0),
    depth: Math.max(sum.depth, part.depth),
    aliases: sum.aliases + part.aliases + (own.aliases ?? 0),
    directives: sum.directives + part.directives + (own.directives ?? 0)
  }
}

function directivesBeside ({ directives, variableDefinitions = [] }: OperationDefinitionNode): number {
  const count = (nodes: readonly DirectiveNode[] | undefined): number => nodes?.length ?? 0
  return count(directives) + variableDefinitions.reduce((sum, variable) => sum + count(variable.directives), 0)
}

function rootFieldsOf ({ selectionSet }: OperationDefinitionNode, fragments: Fragments): number {
  const answers = new Set<string>()
  const seen = new Set<string>()
  const visit = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FIELD) answers.add(selection.alias?.value ?? selection.name.value)
      else if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.selectionSet)
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value)
        visit(fragments.get(selection.name.value)?.selectionSet)
      }
    }
  }
  visit(selectionSet)
  return answers.size
}
