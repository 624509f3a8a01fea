import { Kind, type DocumentNode, type FieldNode, type SelectionSetNode } from 'graphql'
import { GatewayError } from '../../errors.ts'
import type { Fragments } from './document-size.ts'

/** Pairs of fields. A hundred times the same field are 4,950 of them; thirty fragments that share eleven fields are 4,785. */
const maxComparisons = 5_000
/** What is looked at to count them, with fragments written out: of what stands beside the operation that is to run nobody knows how large it is. */
const maxSelections = 10_000

/**
 * Validation compares each two fields that have one name in the answer, in the whole document. What would take too long
 * is refused before it begins.
 * @throws GatewayError QUERY_TOO_COMPLEX
 */
export function checkComparisons ({ definitions }: DocumentNode, fragments: Fragments): void {
  const met = new Set<string>()
  let comparisons = 0
  let selections = 0

  const collect = (object: AnswerObject, set: SelectionSetNode): void => {
    selections += set.selections.length
    if (selections > maxSelections) throw repeatedTooOften()
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) addField(object, node)
      else if (node.kind === Kind.INLINE_FRAGMENT) collect(object, node.selectionSet)
      else addFragment(object, node.name.value)
    }
  }
  const addField = ({ fields }: AnswerObject, { alias, name, selectionSet }: FieldNode): void => {
    const answer = alias?.value ?? name.value
    const field = fields.get(answer) ?? { count: 0, inside: [] }
    fields.set(answer, field)
    comparisons += field.count++
    if (selectionSet !== undefined) field.inside.push(selectionSet)
  }
  const addFragment = (object: AnswerObject, name: string): void => {
    const fragment = fragments.get(name)
    if (fragment === undefined || object.entered.has(name)) return
    object.entered.add(name)
    met.add(name)
    collect(object, fragment.selectionSet)
  }
  const count = (whole: SelectionSetNode): void => {
    const pending = [[whole]]
    for (let sets = pending.pop(); sets !== undefined; sets = pending.pop()) {
      const object: AnswerObject = { fields: new Map(), entered: new Set() }
      for (const set of sets) collect(object, set)
      if (comparisons > maxComparisons) throw repeatedTooOften()
      for (const { inside } of object.fields.values()) if (inside.length > 0) pending.push(inside)
    }
  }
  for (const definition of definitions) if (definition.kind === Kind.OPERATION_DEFINITION) count(definition.selectionSet)
  for (const [name, { selectionSet }] of fragments) if (!met.has(name)) count(selectionSet)
}

/** An object of the answer: what it is asked for, in all places together. */
interface AnswerObject {
  fields: Map<string, { count: number, inside: SelectionSetNode[] }>
  entered: Set<string>
}

export function repeatedTooOften (cause?: unknown): GatewayError {
  return new GatewayError('QUERY_TOO_COMPLEX', { cause, detail: 'The query repeats fields so often that it takes too long to compare them. Ask for each once, or split the query.' })
}
