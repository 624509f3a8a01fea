import { getOperationAST, getVariableValues, GraphQLError, parse, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql'
import { GatewayError } from '../errors.ts'
import type { GraphqlRequest } from './graphql-request.ts'
import { RequestErrors } from './request-errors.ts'
import { checkWrittenOut } from './written-out.ts'

/** Longer documents are refused while they are read, before they cost anything. */
const maxTokens = 2_000

/** Each text stays in memory with all that was made of it, long after its answer; comments and names hold no tokens. */
const maxCharacters = 20_000

/**
 * Which operation of the document is to run. We parse before Mercurius does, because it takes a text that does
 * not parse for a JSON syntax tree, and that way around no token limit holds.
 * @throws RequestErrors GRAPHQL_PARSE_FAILED; GatewayError OPERATION_RESOLUTION_FAILURE, QUERY_TOO_COMPLEX
 */
export function resolveOperation ({ query, operationName }: GraphqlRequest): OperationDefinitionNode {
  const document = parseDocument(query)
  const operation = getOperationAST(document, operationName)
  if (operation == null) throw new GatewayError('OPERATION_RESOLUTION_FAILURE')
  checkWrittenOut(document, operation)
  return operation
}

function parseDocument (query: string): DocumentNode {
  if (query.length > maxCharacters) throw new GatewayError('QUERY_TOO_COMPLEX', { detail: `The query has more than ${maxCharacters} characters. Split it, or pass long values as variables.` })
  try {
    return parse(query, { maxTokens })
  } catch (error) {
    throw error instanceof GraphQLError ? new RequestErrors('GRAPHQL_PARSE_FAILED', [error]) : error
  }
}

/** Validation lets an operation pass whose kind the schema does not have. @throws GatewayError OPERATION_NOT_SUPPORTED */
export function checkSupported (schema: GraphQLSchema, { operation }: OperationDefinitionNode): void {
  if (schema.getRootType(operation) == null) throw new GatewayError('OPERATION_NOT_SUPPORTED', { detail: `This schema has no ${operation}s.` })
}

/**
 * Checks the variables the same way on every call; Mercurius does so at some calls only, as its compiler warms up.
 * @throws RequestErrors BAD_USER_INPUT
 */
export function checkVariables (schema: GraphQLSchema, operation: OperationDefinitionNode, variables: GraphqlRequest['variables']): void {
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {}, { maxErrors: 10 })
  if (errors !== undefined) throw new RequestErrors('BAD_USER_INPUT', errors)
}

/**
 * The text under which Mercurius keeps the compiled operation. Its cache knows texts only, and would run the
 * wrong operation of a document that has several; so the name becomes part of the text.
 */
export function cacheableSource (query: string, operation: OperationDefinitionNode): string {
  return operation.name === undefined ? query : `${query}\n#${operation.name.value}`
}
