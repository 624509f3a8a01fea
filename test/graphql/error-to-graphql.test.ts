import { GraphQLError } from 'graphql'
import t from 'tap'
import { fieldErrors, requestErrors } from '../../src/graphql/error-to-graphql.ts'
import { RequestErrors } from '../../src/graphql/request-errors.ts'
import { errorCodes, GatewayError } from '../../src/errors.ts'

const masked = { message: /^Something went wrong on our side\./, extensions: { code: 'INTERNAL_ERROR', requestId: 'r1' } }

function report () {
  const logged: unknown[] = []
  return { logged, requestId: 'r1', log: { error: (entry: unknown) => { logged.push(entry) }, info: () => {} } }
}

function met (originalError?: Error): GraphQLError {
  return new GraphQLError('hunter2', { path: ['shop', 'nodes', 0, 'name'], ...(originalError && { originalError }) })
}

t.test('an error that is not ours is masked, and logged under the request id', async (t) => {
  for (const error of [met(new TypeError('hunter2')), met()]) {
    const here = report()
    const [shown] = fieldErrors([error], here)
    t.match(shown, { ...masked, path: ['shop', 'nodes', 0, 'name'] })
    t.notMatch(JSON.stringify(shown), 'hunter2')
    t.equal(here.logged.length, 1)
  }
  const here = report()
  const { status, errors } = requestErrors(new Error('hunter2'), here)
  t.equal(status, 500)
  t.match(errors, [masked])
  t.equal(here.logged.length, 1)
})

t.test('an error of ours is shown with its code, and is nothing to log', async (t) => {
  for (const code of errorCodes) {
    const here = report()
    const [shown] = fieldErrors([met(new GatewayError(code, { cause: new Error('hunter2') }))], here)
    t.same(shown?.extensions, { code, requestId: 'r1' })
    t.notMatch(JSON.stringify(shown), 'hunter2')
    t.equal(here.logged.length, 0)
  }
})

t.test('what comes from Big Cartel names it, its status, and whether and when to try again', async (t) => {
  const limited = new GatewayError('UPSTREAM_RATE_LIMITED', { upstream: { status: 429 }, retryable: true, retryAfterMs: 1500 })
  t.same(fieldErrors([met(limited)], report())[0]?.extensions, { code: 'UPSTREAM_RATE_LIMITED', requestId: 'r1', service: 'bigcartel', upstream: { status: 429 }, retryable: true, retryAfterMs: 1500 })
  const silent = new GatewayError('UPSTREAM_TIMEOUT', { upstream: {} })
  t.same(fieldErrors([met(silent)], report())[0]?.extensions, { code: 'UPSTREAM_TIMEOUT', requestId: 'r1', service: 'bigcartel', upstream: {}, retryable: false })
})

t.test('of many errors a hundred are named, and the last one says how many more there are', async (t) => {
  const here = report()
  const many = (count: number) => fieldErrors(Array.from({ length: count }, () => met(new TypeError('hunter2'))), here)
  t.equal(many(100).length, 100)
  const errors = many(350)
  t.equal(errors.length, 101)
  t.same(errors.slice(0, 100).map(({ path }) => path), errors.slice(0, 100).map(() => ['shop', 'nodes', 0, 'name']))
  t.match(errors[100], { message: / 250 more fields have failed,/, path: undefined, extensions: { code: 'QUERY_TOO_COMPLEX', requestId: 'r1' } })
  t.equal(here.logged.length, 200, 'what is not named does not fill the log either')
})

t.test('why nothing ran keeps its places in the query', async (t) => {
  const places = [{ line: 2, column: 5 }]
  const error = new RequestErrors('GRAPHQL_PARSE_FAILED', [Object.assign(new GraphQLError('Syntax Error'), { locations: places })])
  t.same(requestErrors(error, report()), {
    status: 400, errors: [{ message: 'Syntax Error', locations: places, extensions: { code: 'GRAPHQL_PARSE_FAILED', requestId: 'r1' } }]
  })
})
