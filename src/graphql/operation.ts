import { getOperationAST, getVariableValues, GraphQLError, Lexer, NoFragmentCyclesRule, parse, Source, TokenKind, validate, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql'
import { LRUCache } from 'lru-cache'
import { GatewayError } from '../errors.ts'
import type { GraphqlRequest } from './graphql-request.ts'
import { checkSize, type SizeLimits } from './limits/check-size.ts'
import { checkComparisons } from './limits/comparisons.ts'
import { compileCost } from './limits/cost.ts'
import { fragmentsOf, measure } from './limits/document-size.ts'
import type { OfVariables, Variables } from './limits/from-variables.ts'
import { RequestErrors } from './request-errors.ts'

export interface QueryLimits extends SizeLimits {
  /** Each text stays in memory with all that was made of it, long after its answer; comments and names hold no tokens. */
  readonly characters: number
  /** Longer documents are refused while they are read, before they cost anything. */
  readonly tokens: number
}

export interface OperationText {
  query: string
  operationName: string | undefined
}

/** An operation that is within the limits. Whether it fits the schema is for validation to say. */
export interface Operation {
  definition: OperationDefinitionNode
  /** The text under which Mercurius keeps the compiled operation. */
  source: string
  cost: OfVariables<number>
}

/** What is kept of the queries that were met last, so that each is read and measured once. */
const kept = { max: 512, maxSize: 1_000_000, sizeCalculation: (_operation: Operation, name: string) => name.length + 1_000 }

/**
 * Finds the operation that is to run. We parse before Mercurius does, because it takes a text that does not parse
 * for a JSON syntax tree, and that way around no token limit holds.
 * @throws RequestErrors GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED for fragments in a circle; GatewayError OPERATION_RESOLUTION_FAILURE, QUERY_TOO_COMPLEX
 */
export function createOperations (schema: GraphQLSchema, limits: QueryLimits): (text: OperationText) => Operation {
  const known = new LRUCache<string, Operation>(kept)
  return ({ query, operationName }) => {
    const name = `${operationName ?? ''}\n${query}`
    const found = known.get(name)
    if (found !== undefined) return found
    const operation = readOperation(schema, limits, { query, operationName })
    known.set(name, operation)
    return operation
  }
}

function readOperation (schema: GraphQLSchema, limits: QueryLimits, { query, operationName }: OperationText): Operation {
  const document = parseDocument(query, limits)
  const definition = getOperationAST(document, operationName)
  if (definition == null) throw new GatewayError('OPERATION_RESOLUTION_FAILURE')
  const fragments = fragmentsOf(document)
  const size = measure(definition, fragments)
  if (size === null) throw new RequestErrors('GRAPHQL_VALIDATION_FAILED', validate(schema, document, [NoFragmentCyclesRule]))
  checkSize(size, limits)
  checkComparisons(document, fragments)
  return { definition, source: cacheableSource(query, definition), cost: compileCost(schema, definition, fragments) }
}

function parseDocument (query: string, { characters, tokens }: QueryLimits): DocumentNode {
  if (query.length > characters) throw new GatewayError('QUERY_TOO_COMPLEX', { detail: `The query has more than ${characters} characters. Split it, or pass long values as variables.` })
  try {
    return parse(query, { maxTokens: tokens })
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    if (hasMoreTokens(query, tokens)) throw new GatewayError('QUERY_TOO_COMPLEX', { cause: error, detail: `The query has more than ${tokens} tokens. Split it.` })
    throw new RequestErrors('GRAPHQL_PARSE_FAILED', [error])
  }
}

/** The parser says so in its message alone. */
function hasMoreTokens (query: string, limit: number): boolean {
  const lexer = new Lexer(new Source(query))
  try {
    for (let count = 0; lexer.advance().kind !== TokenKind.EOF; count++) if (count === limit) return true
  } catch {} // not readable to the end: that is what is wrong with it
  return false
}

/**
 * Mercurius' cache knows texts only, and would run the wrong operation of a document that has several; so the name
 * becomes part of the text.
 */
function cacheableSource (query: string, { name }: OperationDefinitionNode): string {
  return name === undefined ? query : `${query}\n#${name.value}`
}

/** Validation lets an operation pass whose kind the schema does not have. @throws GatewayError OPERATION_NOT_SUPPORTED */
export function checkSupported (schema: GraphQLSchema, { operation }: OperationDefinitionNode): void {
  if (schema.getRootType(operation) == null) throw new GatewayError('OPERATION_NOT_SUPPORTED', { detail: `This schema has no ${operation}s.` })
}

/**
 * Checks the variables the same way on every call; Mercurius does so at some calls only, as its compiler warms up.
 * @returns the variables as they are meant, defaults filled in
 * @throws RequestErrors BAD_USER_INPUT
 */
export function checkVariables (schema: GraphQLSchema, { variableDefinitions = [] }: OperationDefinitionNode, variables: GraphqlRequest['variables']): Variables {
  const { errors, coerced } = getVariableValues(schema, variableDefinitions, variables ?? {}, { maxErrors: 10 })
  if (errors !== undefined) throw new RequestErrors('BAD_USER_INPUT', errors)
  return coerced
}

/** @throws GatewayError COST_LIMIT */
export function checkCost (cost: number, limit: number): void {
  if (cost > limit) throw new GatewayError('COST_LIMIT', { detail: `The query costs ${cost} points; ${limit} is the limit. Ask for fewer items at a time.` })
}
