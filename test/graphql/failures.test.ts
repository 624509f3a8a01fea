import { GraphQLError } from 'graphql'
import t from 'tap'
import { GatewayError, type ErrorCode } from '../../src/errors.ts'
import { createFailures, isUnnamed, type Failures } from '../../src/graphql/failures.ts'

function fail ({ failure }: Failures, times: number, code: ErrorCode): unknown[] {
  return Array.from({ length: times }, () => failure(new GatewayError(code)))
}

const isNamed = (error: unknown): boolean => error instanceof GatewayError

t.test('the first hundred failures of a request are thrown as they are, all further ones are one and the same', async (t) => {
  const thrown = fail(createFailures(), 150, 'UPSTREAM_ERROR')
  t.ok(thrown.slice(0, 100).every(isNamed))
  const further = new Set(thrown.slice(100))
  t.equal(further.size, 1)
  const [error] = further
  t.ok(error instanceof Error && isUnnamed(new GraphQLError('', { originalError: error })))
  t.notOk(isUnnamed(new GraphQLError('')))
  t.ok(fail(createFailures(), 1, 'UPSTREAM_ERROR').every(isNamed), 'another request counts for itself')
})

t.test('a thousand mistakes of its own end a question; what Big Cartel does wrong never does', async (t) => {
  const [mistaken, unlucky] = [createFailures(), createFailures()]
  fail(mistaken, 999, 'BAD_USER_INPUT')
  t.doesNotThrow(mistaken.goOn)
  fail(mistaken, 1, 'BAD_USER_INPUT')
  t.throws(mistaken.goOn)
  fail(unlucky, 5_000, 'UPSTREAM_TIMEOUT')
  t.doesNotThrow(unlucky.goOn)
})
