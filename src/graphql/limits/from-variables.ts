import { Kind, type ArgumentNode, type FieldNode, type GraphQLField, type SelectionNode } from 'graphql'
import { maxPageSize } from '../page-size.ts'

/** Variables after coercion, with their defaults. */
export type Variables = Readonly<Record<string, unknown>>
export type OfVariables<Value> = (variables: Variables) => Value

/** How many items a page has: `first` or `last`, from the query, a variable or a default. A size that will be refused brings none. */
export function pageSize (field: GraphQLField<unknown, unknown>, { arguments: given = [] }: FieldNode): OfVariables<number> {
  const sizes = ['first', 'last'].map((name) => {
    const { defaultValue } = field.args.find((argument) => argument.name === name) ?? {}
    const read = valueOf(given.find((argument) => argument.name.value === name))
    return (variables: Variables) => read(variables) ?? defaultValue
  })
  return (variables) => {
    const size = sizes.map((read) => read(variables)).find((value) => typeof value === 'number')
    return typeof size === 'number' && size >= 1 && size <= maxPageSize ? size : 0
  }
}

/** How many items a list argument has; null when that cannot be told. A single item stands for a list of one. */
export function listLength ({ arguments: given = [] }: FieldNode, name: string): OfVariables<number | null> {
  const read = valueOf(given.find((argument) => argument.name.value === name))
  return (variables) => {
    const value = read(variables)
    return value == null ? null : Array.isArray(value) ? value.length : 1
  }
}

/** What `@skip` and `@include` say; null when neither says anything. */
export function isIncluded ({ directives = [] }: SelectionNode): OfVariables<boolean> | null {
  const tests = directives.flatMap(({ name, arguments: given = [] }) => {
    if (name.value !== 'skip' && name.value !== 'include') return []
    const read = valueOf(given.find((argument) => argument.name.value === 'if'))
    return [(variables: Variables) => read(variables) === (name.value === 'include')]
  })
  return tests.length === 0 ? null : (variables) => tests.every((holds) => holds(variables))
}

function valueOf (argument: ArgumentNode | undefined): OfVariables<unknown> {
  const { value } = argument ?? {}
  if (value?.kind === Kind.VARIABLE) return (variables) => variables[value.name.value]
  if (value?.kind === Kind.LIST) return () => value.values
  if (value?.kind === Kind.STRING) return () => value.value
  if (value?.kind === Kind.INT) return () => Number(value.value)
  if (value?.kind === Kind.BOOLEAN) return () => value.value
  return () => undefined
}
