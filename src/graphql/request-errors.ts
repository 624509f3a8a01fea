import type { GraphQLError } from 'graphql'
import type { ErrorCode } from '../errors.ts'

/** The request cannot run, for reasons that GraphQL itself names, with their places in the query. */
export class RequestErrors extends Error {
  override readonly name = 'RequestErrors'
  readonly code: ErrorCode
  readonly errors: readonly GraphQLError[]

  constructor (code: ErrorCode, errors: readonly GraphQLError[]) {
    super(code)
    this.code = code
    this.errors = errors
  }
}
