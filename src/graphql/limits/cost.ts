import { getNamedType, isAbstractType, isObjectType, Kind, SchemaMetaFieldDef, TypeMetaFieldDef, typeFromAST, type FieldNode, type GraphQLField, type GraphQLNamedType, type GraphQLObjectType, type GraphQLSchema, type OperationDefinitionNode, type SelectionNode, type SelectionSetNode } from 'graphql'
import type { Fragments } from './document-size.ts'
import { fieldCost, isList } from './field-cost.ts'
import { isIncluded, listLength, pageSize, type OfVariables } from './from-variables.ts'

/** A field as it stands in the query, and what must hold for it to be asked. */
interface Occurrence {
  node: FieldNode
  conditions: ReadonlyArray<OfVariables<boolean>>
}

interface Part {
  set: SelectionSetNode | undefined
  conditions: Occurrence['conditions']
}

/**
 * What an operation may cost at most: a point for each object, with lists as long as they are asked for or assumed to
 * be, and what the schema states for each field. Fields that are asked for twice are answered, and counted, once. The
 * document is understood once; what is left is a function of the variables. Its fragments must not go in a circle; what
 * does not fit the schema costs nothing, as it will not run.
 */
export function compileCost (schema: GraphQLSchema, operation: OperationDefinitionNode, fragments: Fragments): OfVariables<number> {
  const costOfFields = (parts: readonly Part[], type: GraphQLObjectType, listed: OfVariables<number> | null): OfVariables<number> => {
    const groups = new Map<string, Occurrence[]>()
    for (const { set, conditions } of parts) collect({ schema, fragments, type, groups, seen: new Set() }, set, conditions)
    return sum([...groups.values()].map((occurrences) => costOfField(occurrences, type, listed)))
  }

  const costOfField = (occurrences: readonly Occurrence[], parent: GraphQLObjectType, listed: OfVariables<number> | null): OfVariables<number> | null => {
    const [{ node } = {}] = occurrences
    const field = node === undefined ? undefined : fieldOf(schema, parent, node.name.value)
    if (node === undefined || field === undefined) return null
    const { weight: fullWeight, weighedBy, objectWeight, assumedSize, sizedBy, pages } = fieldCost(schema, parent, field)
    const weight = weighedBy === null || node.arguments?.some(({ name }) => name.value === weighedBy) === true ? fullWeight : 0
    const inside = costOfType(getNamedType(field.type), occurrences, pages ? pageSize(field, node) : null)
    if (inside === null && weight === 0) return null
    const given = sizedBy === null ? () => null : listLength(node, sizedBy)
    const size: OfVariables<number> = isList(field) && listed !== null ? listed : (variables) => given(variables) ?? assumedSize
    const isAsked = someHolds(occurrences)
    return (variables) => isAsked(variables) ? weight + (inside === null ? 0 : size(variables) * (objectWeight + inside(variables))) : 0
  }

  /** Null for a leaf. Where an object may be of several types, the dearest of them counts. */
  const costOfType = (type: GraphQLNamedType, occurrences: readonly Occurrence[], listed: OfVariables<number> | null): OfVariables<number> | null => {
    const parts = occurrences.map(({ node, conditions }) => ({ set: node.selectionSet, conditions }))
    if (isObjectType(type)) return costOfFields(parts, type, listed)
    if (!isAbstractType(type)) return null
    const costs = schema.getPossibleTypes(type).map((possible) => costOfFields(parts, possible, listed))
    return (variables) => Math.max(0, ...costs.map((cost) => cost(variables)))
  }

  const root = schema.getRootType(operation.operation)
  if (root == null) return () => 0
  const cost = costOfFields([{ set: operation.selectionSet, conditions: [] }], root, null)
  return (variables) => Math.ceil(cost(variables))
}

interface Collecting {
  schema: GraphQLSchema
  fragments: Fragments
  type: GraphQLObjectType
  groups: Map<string, Occurrence[]>
  /** Fragments that have been entered without a condition: what they ask for is in. */
  seen: Set<string>
}

/** The fields that an object of this type is asked for, by the names that they have in the answer. */
function collect (collecting: Collecting, set: SelectionSetNode | undefined, above: Occurrence['conditions']): void {
  for (const selection of set?.selections ?? []) {
    const condition = isIncluded(selection)
    const conditions = condition === null ? above : [...above, condition]
    if (selection.kind === Kind.FIELD) {
      const name = selection.alias?.value ?? selection.name.value
      const group = collecting.groups.get(name)
      if (group === undefined) collecting.groups.set(name, [{ node: selection, conditions }])
      else group.push({ node: selection, conditions })
    } else {
      const entered = enter(collecting, selection, conditions.length === 0)
      if (entered !== null) collect(collecting, entered, conditions)
    }
  }
}

/** What stands in a fragment; null when it is not for this type, or is in already. */
function enter ({ schema, fragments, type, seen }: Collecting, selection: Exclude<SelectionNode, FieldNode>, always: boolean): SelectionSetNode | null {
  if (selection.kind === Kind.FRAGMENT_SPREAD) {
    const name = selection.name.value
    if (seen.has(name)) return null
    if (always) seen.add(name)
  }
  const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
  if (fragment === undefined) return null
  const wanted = fragment.typeCondition === undefined ? type : typeFromAST(schema, fragment.typeCondition)
  const fits = wanted === type || (isAbstractType(wanted) && schema.isSubType(wanted, type))
  return fits ? fragment.selectionSet : null
}

function fieldOf (schema: GraphQLSchema, parent: GraphQLObjectType, name: string): GraphQLField<unknown, unknown> | undefined {
  if (parent === schema.getQueryType() && name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef
  if (parent === schema.getQueryType() && name === TypeMetaFieldDef.name) return TypeMetaFieldDef
  return parent.getFields()[name]
}

function someHolds (occurrences: readonly Occurrence[]): OfVariables<boolean> {
  if (occurrences.some(({ conditions }) => conditions.length === 0)) return () => true
  return (variables) => occurrences.some(({ conditions }) => conditions.every((holds) => holds(variables)))
}

function sum (parts: ReadonlyArray<OfVariables<number> | null>): OfVariables<number> {
  const costs = parts.filter((part) => part !== null)
  return (variables) => costs.reduce((total, cost) => total + cost(variables), 0)
}
