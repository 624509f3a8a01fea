import type { GraphQLError } from 'graphql'
import { GatewayError } from '../errors.ts'

/**
 * How many failures an answer names. A question may fail at tens of thousands of places, and to describe an error and
 * where it was thrown takes a hundred times as long as to answer a field.
 */
export const namedFailures = 100

/** A question that has made so many mistakes is not answered any further. Failures of Big Cartel are not counted here: what it did answer is shown. */
const mistakesAtMost = 1_000

/** Stands for all further failures: made once, and with a path, so that the engine describes it no more. */
const unnamed = Object.assign(new Error('one failure of many'), { path: [] })

/** What has failed in one request. */
export interface Failures {
  /** What a failed field throws: its own error, from the hundred and first on one for all. */
  failure: (error: unknown) => unknown
  /** @throws when there is no use in going on */
  goOn: () => void
}

export function createFailures (): Failures {
  let count = 0
  let mistakes = 0
  return {
    failure: (error) => {
      if (error instanceof GatewayError && error.code === 'BAD_USER_INPUT') mistakes++
      return ++count > namedFailures ? unnamed : error
    },
    goOn: () => { if (mistakes >= mistakesAtMost) throw unnamed }
  }
}

export function isUnnamed (error: GraphQLError): boolean {
  return (error.originalError ?? error) === unnamed
}

/** The same resolvers; what they throw goes through the failures of their request. What reads a scalar is none. */
export function boundFailures (resolvers: object): object {
  return Object.fromEntries(Object.entries(resolvers).map(([type, fields]: [string, object]) =>
    [type, 'parseValue' in fields ? fields : Object.fromEntries(Object.entries(fields).map(([name, resolve]: [string, Resolve]) => [name, bound(resolve)]))]))
}

type Resolve = (parent: unknown, args: unknown, context: { failures: Failures }, info: unknown) => unknown

function bound (resolve: Resolve): Resolve {
  return (parent, args, context, info) => {
    try {
      context.failures.goOn()
      const result = resolve(parent, args, context, info)
      return result instanceof Promise ? result.catch((error: unknown) => { throw context.failures.failure(error) }) : result
    } catch (error) {
      throw context.failures.failure(error)
    }
  }
}
