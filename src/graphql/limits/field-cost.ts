import { getDirectiveValues, getNamedType, isListType, isNonNullType, type GraphQLField, type GraphQLObjectType, type GraphQLSchema } from 'graphql'

/** What the schema says a field costs; `schema/cost.graphql` describes the directives. */
export interface FieldCost {
  /** Points besides the objects. */
  weight: number
  /** The argument without which it has no weight. */
  weighedBy: string | null
  /** What each object that it brings costs. */
  objectWeight: number
  /** How many items it brings when nobody says how many. */
  assumedSize: number
  /** The argument that has an item for each of them. */
  sizedBy: string | null
  /** Whether the query says how many: `first` or `last`. */
  pages: boolean
}

const callWeight = 10
const usualSize = 10
/** Introspection asks nobody and is answered from memory: the usual query of a tool brings some ten thousand objects. */
const introspectionWeight = 1 / 25
const introspectionSizes: Readonly<Record<string, number>> = {
  '__Schema.types': 80, '__Schema.directives': 7, '__Type.fields': 8, '__Type.inputFields': 2, '__Type.interfaces': 1, '__Type.enumValues': 1, '__Type.possibleTypes': 1, '__Field.args': 1, '__Directive.args': 1
}

export function fieldCost (schema: GraphQLSchema, parent: GraphQLObjectType, field: GraphQLField<unknown, unknown>): FieldCost {
  const pages = field.args.some(({ name }) => name === 'first')
  const isIntrospection = getNamedType(field.type).name.startsWith('__')
  const calls = pages || (isRoot(schema, parent) && !isIntrospection)
  return {
    weight: number(stated(schema, field, 'cost', 'weight')) ?? (calls ? callWeight : 0),
    weighedBy: text(stated(schema, field, 'cost', 'argument')),
    objectWeight: isIntrospection ? introspectionWeight : 1,
    assumedSize: isList(field) ? number(stated(schema, field, 'listSize', 'assumedSize')) ?? introspectionSizes[`${parent.name}.${field.name}`] ?? usualSize : 1,
    sizedBy: text(stated(schema, field, 'listSize', 'argument')),
    pages
  }
}

export function isList ({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type)
}

function isRoot (schema: GraphQLSchema, type: GraphQLObjectType): boolean {
  return type === schema.getQueryType() || type === schema.getMutationType()
}

function stated (schema: GraphQLSchema, { astNode }: GraphQLField<unknown, unknown>, directive: string, argument: string): unknown {
  const definition = schema.getDirective(directive)
  return definition == null || astNode == null ? undefined : getDirectiveValues(definition, astNode)?.[argument]
}

function number (value: unknown): number | null {
  return typeof value === 'number' ? value : null
}

function text (value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
