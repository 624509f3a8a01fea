import t from 'tap'
import type { GraphqlAnswer } from '../helpers/browser.ts'
import { startGateway } from '../helpers/gateway.ts'
import { startSandbox } from '../helpers/sandbox.ts'
import { codesOf } from './scene.ts'

const sandbox = await startSandbox(t)
const { url } = await startGateway(t, sandbox)

interface Asked { query: string, variables?: Record<string, unknown>, operationName?: string }

async function ask (asked: Asked, at = url): Promise<GraphqlAnswer & { status: number }> {
  const response = await fetch(`${at}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' }, body: JSON.stringify(asked)
  })
  return { status: response.status, ...await response.json() as GraphqlAnswer }
}

/** Times is enough for a query to be run by the engine, compiled, and run compiled. */
const times = 4

t.test('each operation of a document runs by its own name, however often and in whatever order', async (t) => {
  const query = 'query A { session { authenticated } } query B { session { loginUrl } } query constructor { __typename }'
  const expected: Record<string, unknown> = { A: { session: { authenticated: false } }, B: { session: { loginUrl: '/auth' } }, constructor: { __typename: 'Query' } }
  for (let round = 0; round < 20; round++) {
    for (const operationName of round % 2 === 0 ? ['A', 'B', 'constructor'] : ['B', 'constructor', 'A', 'A']) {
      t.same((await ask({ query, operationName })).data, expected[operationName], `${round} ${operationName}`)
    }
  }
  const both = await Promise.all(Array.from({ length: 40 }, async (_, index) => await ask({ query, operationName: index % 2 === 0 ? 'A' : 'B' })))
  t.ok(both.every(({ data }, index) => JSON.stringify(data) === JSON.stringify(expected[index % 2 === 0 ? 'A' : 'B'])), 'at once, too')
})

t.test('a comment in the query cannot pass for the name of an operation', async (t) => {
  const query = 'query A { session { authenticated } } query B { session { loginUrl } }'
  for (let round = 0; round < times; round++) {
    t.same((await ask({ query: `${query}\n#A`, operationName: 'B' })).data, { session: { loginUrl: '/auth' } })
    t.same((await ask({ query: `${query}\n#B`, operationName: 'A' })).data, { session: { authenticated: false } })
    t.same((await ask({ query, operationName: 'A' })).data, { session: { authenticated: false } })
  }
})

t.test('without a name that fits, nothing runs', async (t) => {
  const one = 'query A { __typename }'
  const cases: Asked[] = [
    { query: `${one} query B { __typename }` },
    { query: `${one} query B { __typename }`, operationName: '' },
    { query: `${one} { __typename }`, operationName: 'B' },
    ...['B', 'a', 'A\n', ' A', 'A\n#B', '__proto__', 'constructor', 'A'.repeat(10_000)].map((operationName) => ({ query: one, operationName })),
    { query: 'fragment F on Query { __typename }' }
  ]
  for (const asked of cases) {
    for (let round = 0; round < 2; round++) {
      const answer = await ask(asked)
      t.equal(answer.status, 400)
      t.same(codesOf(answer), ['OPERATION_RESOLUTION_FAILURE'], JSON.stringify(asked).slice(0, 80))
      t.notOk('data' in answer)
    }
  }
})

t.test('a text that is no GraphQL is a parse error, a syntax tree in JSON too', async (t) => {
  const tree = { kind: 'Document', definitions: [{ kind: 'OperationDefinition', operation: 'query', selectionSet: { kind: 'SelectionSet', selections: [{ kind: 'Field', name: { kind: 'Name', value: '__typename' } }] } }] }
  const texts = ['', ' ', '#', '{', '}', '{}', '1', 'null', '"x"', '{a', 'query', 'query A', '{ a(', JSON.stringify(tree), JSON.stringify(tree).slice(0, 60), '\u0000', '{ \ud83d }']
  for (const query of texts) {
    for (let round = 0; round < 2; round++) {
      const answer = await ask({ query })
      t.equal(answer.status, 400)
      t.same(codesOf(answer), ['GRAPHQL_PARSE_FAILED'], JSON.stringify(query).slice(0, 60))
    }
  }
})

t.test('one mistake or two, cold or warm: the same status and code', async (t) => {
  for (const [query, count] of [['{ a }', 1], ['{ a b }', 2], ['{ session }', 1], ['{ session { x } ...F }', 2], ['{ category { id } }', 1], ['{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }', 1]] as const) {
    for (let round = 0; round < times; round++) {
      const answer = await ask({ query })
      t.equal(answer.status, 400)
      t.same(codesOf(answer), Array(count).fill('GRAPHQL_VALIDATION_FAILED'), query)
    }
  }
})

t.test('a wrong value gets the same answer on every call, in the query as in a variable', async (t) => {
  const wrong: Array<[asked: Asked, message: RegExp]> = [
    [{ query: 'query($id: ID!) { product(id: $id) { id } }', variables: { id: {} } }, /ID cannot represent/],
    [{ query: 'query($id: ID!) { product(id: $id) { id } }', variables: {} }, /was not provided/],
    [{ query: 'query($id: ID!) { product(id: $id) { id } }', variables: { id: null } }, /must not be null/],
    [{ query: '{ product(id: {}) { id } }' }, /ID cannot represent/],
    [{ query: 'query($n: Int) { shop { products(first: $n) { totalCount } } }', variables: { n: 2 ** 31 } }, /32-bit/],
    [{ query: '{ shop { products(first: 2147483648) { totalCount } } }' }, /32-bit/],
    [{ query: '{ shop { products(first: "1") { totalCount } } }' }, /non-integer/],
    [{ query: '{ account { orders(first: 1, filter: { shippingStatus: LOST }) { totalCount } } }' }, /does not exist/],
    [{ query: '{ account { orders(first: 1, filter: { completedFrom: "banana" }) { totalCount } } }' }, /ISO 8601/],
    [{ query: 'query($d: DateTime) { account { orders(first: 1, filter: { completedFrom: $d }) { totalCount } } }', variables: { d: 5 } }, /ISO 8601/]
  ]
  for (const [asked, message] of wrong) {
    for (let round = 0; round < times; round++) {
      const answer = await ask(asked)
      t.equal(answer.status, 400)
      t.same(codesOf(answer), ['BAD_USER_INPUT'], JSON.stringify(asked))
      t.match(answer.errors?.[0]?.message, message)
      t.notOk('data' in answer)
    }
  }
})

t.test('a variable that is not given has its default, on every call', async (t) => {
  const cases: Array<[query: string, variables: Record<string, unknown>, data: unknown]> = [
    ['query($all: Boolean! = true) { session { authenticated @include(if: $all) } }', {}, { session: { authenticated: false } }],
    ['query($all: Boolean! = true) { session { loginUrl authenticated @include(if: $all) } }', { all: false }, { session: { loginUrl: '/auth' } }],
    ['query($name: String! = "harbourpress") { storefront(subdomain: $name) { subdomain } }', {}, { storefront: { subdomain: 'harbourpress' } }],
    ['query($ids: [ID!]! = ["gid://bigcartel/Storefront/harbourpress"]) { nodes(ids: $ids) { id } }', {}, { nodes: [{ id: 'gid://bigcartel/Storefront/harbourpress' }] }],
    ['query($from: DateTime! = "2026-01-31", $sort: OrderSort! = { field: CREATED_AT }, $by: OrderSortField! = UPDATED_AT) { session { authenticated } account { a: orders(first: 1, filter: { completedFrom: $from }, sort: $sort) { totalCount } b: orders(first: 1, sort: { field: $by }) { totalCount } } }', {}, { session: { authenticated: false }, account: null }]
  ]
  for (const [query, variables, data] of cases) {
    for (let time = 0; time < times; time++) t.same((await ask({ query, variables })).data, data, `${query} ${time}`)
  }
})

t.test('a query that would swell is refused at once', async (t) => {
  const doubling = (steps: number) => Array.from({ length: steps }, (_, step) => `fragment F${step} on Session { ...F${step + 1} ...F${step + 1} }`).join(' ') + ` fragment F${steps} on Session { loginUrl }`
  const cases: Array<[query: string, code: string]> = [
    [`{ ${'a '.repeat(2_000)}}`, 'QUERY_TOO_COMPLEX'],
    ['{a'.repeat(5_000), 'QUERY_TOO_COMPLEX'],
    ['{a'.repeat(12_000), 'QUERY_TOO_COMPLEX'],
    [`{ __typename } #${'x'.repeat(20_000)}`, 'QUERY_TOO_COMPLEX'],
    [`{ ${'x'.repeat(20_000)}: __typename }`, 'QUERY_TOO_COMPLEX'],
    [`{ session { ...F0 } } ${doubling(150)}`, 'QUERY_TOO_COMPLEX'],
    [`{ session { ...F0 } } ${doubling(13)}`, 'QUERY_TOO_COMPLEX']
  ]
  for (const [query, code] of cases) {
    const before = performance.now()
    t.same(codesOf(await ask({ query })), [code])
    t.ok(performance.now() - before < 2_000, 'long before it could hurt')
  }
  for (let round = 0; round < times; round++) {
    t.same((await ask({ query: `{ session { ...F0 } } ${doubling(7)}` })).data, { session: { loginUrl: '/auth' } }, 'fragments within reason are welcome')
  }
})

t.test('a query that repeats fields so often that it cannot be compared in time is QUERY_TOO_COMPLEX', async (t) => {
  for (const query of [`{ session { ${'loginUrl '.repeat(990)} } }`, `{ ${'session { loginUrl } '.repeat(480)} }`]) {
    for (let round = 0; round < times; round++) {
      const answer = await ask({ query })
      t.same([answer.status, codesOf(answer)], [400, ['QUERY_TOO_COMPLEX']])
      t.match(answer.errors?.[0]?.message, /repeats fields/)
    }
  }
})

t.test('directives follow their variables on every call', async (t) => {
  const query = 'query($yes: Boolean!) { session { authenticated @include(if: $yes) loginUrl @skip(if: $yes) } }'
  for (let round = 0; round < times; round++) {
    t.same((await ask({ query, variables: { yes: true } })).data, { session: { authenticated: false } })
    t.same((await ask({ query, variables: { yes: false } })).data, { session: { loginUrl: '/auth' } })
  }
})

t.test('introspection can be switched off, and says so', async (t) => {
  const closed = await startGateway(t, sandbox, { INTROSPECTION: 'off' })
  for (const query of ['{ __schema { types { name } } }', '{ __type(name: "Shop") { name } }', '{ a: __schema { queryType { name } } b: __type(name: "Shop") { name } }']) {
    const answer = await ask({ query }, closed.url)
    t.equal(answer.status, 400)
    t.ok(codesOf(answer).every((code) => code === 'INTROSPECTION_DISABLED'), query)
    t.ok((await ask({ query })).data, 'it is on by default')
  }
  t.same((await ask({ query: '{ __typename }' }, closed.url)).data, { __typename: 'Query' })
  t.equal((await fetch(`${closed.url}/schema.graphql`)).status, 200)
})
