import { buildSchema, getIntrospectionQuery } from 'graphql'
import t from 'tap'
import { examples } from '../../graphiql/examples.ts'
import { loadConfig } from '../../src/config.ts'
import { checkVariables, createOperations } from '../../src/graphql/operation.ts'
import { readSchema } from '../../src/graphql/schema.ts'
import { settingsFor } from '../helpers/gateway.ts'
import { codesOf, openScene } from './scene.ts'
import { fullOrder, fullProduct } from './query-texts.ts'

const scene = await openScene(t)
const { limits } = loadConfig(settingsFor(scene.sandbox)).graphql
const schema = buildSchema(readSchema())
const findOperation = createOperations(schema, limits)

function costOf (query: string, variables: Record<string, unknown> = {}): number {
  const { definition, cost } = findOperation({ query, operationName: undefined })
  return cost(checkVariables(schema, definition, variables))
}

t.test('each object is a point, each call ten, each list as long as is asked for', async (t) => {
  const cases: Array<[cost: number, query: string, variables?: Record<string, unknown>]> = [
    [0, '{ __typename }'], [1, '{ session { loginUrl authenticated } }'], [2, '{ session { account { id } } }'],
    [1, '{ shop { name } }'], [3, '{ shop { currency { code } country { code } } }'], [11, '{ product(id: "1") { name } }'], [22, '{ a: product(id: "1") { name } b: product(id: "2") { name } }'],
    [12, '{ shop { products { totalCount } } }'], [17, '{ shop { products(first: 5) { nodes { name } } } }'], [22, '{ shop { products(first: 5) { edges { node { name } } } } }'], [18, '{ shop { products(last: 5) { nodes { name } pageInfo { endCursor } } } }'],
    [22, '{ shop { products(first: 5) { nodes { price { amount } } } } }'], [27, '{ shop { products(first: 5) { nodes { options { name } } } } }'], [37, '{ shop { products(first: 5) { nodes { options { price { amount } } } } } }'],
    [17, 'query($n: Int) { shop { products(first: $n) { nodes { name } } } }', { n: 5 }], [19, 'query($n: Int = 7) { shop { products(first: $n) { nodes { name } } } }'], [14, 'query($n: Int = 7) { shop { products(first: $n) { nodes { name } } } }', { n: 2 }],
    [22, '{ shop { products(first: 5) { nodes { price { formatted } } } } }'], [32, '{ shop { products(first: 5) { nodes { price { formatted(locale: "de") en: formatted(locale: "en") amount } } } } }'], [11 + 2, 'query($l: String) { product(id: "1") { price { formatted(locale: $l) } } }'],
    [12, '{ nodes(ids: ["a", "b"]) { id } }'], [11, '{ nodes(ids: "a") { id } }'], [13, 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['a', 'b', 'c'] }], [260, '{ countries { name } }'],
    [14, 'query($f: Int, $l: Int) { shop { products(first: $f, last: $l) { nodes { name } } } }', { f: null, l: 2 }]
  ]
  for (const [cost, query, variables] of cases) t.equal(costOf(query, variables), cost, query)
})

t.test('what is asked for twice is counted once, and what is skipped not at all', async (t) => {
  const list = 'query($yes: Boolean!) { shop { products(first: 5) '
  const cases: Array<[cost: number, query: string, variables?: Record<string, unknown>]> = [
    [22, '{ shop { products(first: 5) { nodes { price { amount } price { formatted } ...P ...P } } } } fragment P on Product { price { currencyCode } }'],
    [27, '{ shop { products(first: 5) { nodes { price { amount } was: price { formatted } } } } }'],
    [22, `${list}{ nodes { price @include(if: $yes) { amount } } } } }`, { yes: true }], [17, `${list}{ nodes { price @include(if: $yes) { amount } } } } }`, { yes: false }],
    [17, `${list}{ nodes { name ...P @skip(if: $yes) } } } } fragment P on Product { price { amount } }`, { yes: true }], [22, `${list}{ nodes { name ...P @skip(if: $yes) ...P } } } } fragment P on Product { price { amount } }`, { yes: true }],
    [17, `${list}{ nodes { ... @include(if: $yes) { ... @skip(if: $yes) { price { amount } } } } } } }`, { yes: true }], [12, '{ shop { products(first: 5) { totalCount nodes @skip(if: true) { name } } } }'],
    [12, `${list}{ nodes @include(if: $yes) { name } nodes @include(if: false) { price { amount } } } } }`, { yes: false }]
  ]
  for (const [cost, query, variables] of cases) t.equal(costOf(query, variables), cost, query)
})

t.test('where an object may be of several types, the dearest counts', async (t) => {
  t.equal(costOf('{ node(id: "x") { id ... on Shop { currency { code } } ... on Product { price { amount } featuredImage { url } options { name } } } }'), 15)
  t.equal(costOf('{ node(id: "x") { ... on Node { id } ...P ... on Order { number } } } fragment P on Product { price { amount } }'), 12)
})

t.test('what will be refused anyway costs what it can be reckoned to, and never stops the reckoning', async (t) => {
  const cases: Array<[cost: number, query: string, variables?: Record<string, unknown>]> = [
    ...[0, -1, 101].map((size): [number, string] => [12, `{ shop { products(first: ${size}) { nodes { name } } } }`]), [12, '{ shop { products(first: "5") { nodes { name } } } }'], [12, 'query($n: Int) { shop { products(first: $n) { nodes { name } } } }', { n: null }],
    [0, '{ nope { nope } }'], [1, '{ session { nope(first: 5) { nope } ...Nope ... on Nope { id } ... on Query { session { id } } } }'], [0, 'mutation { nope }'], [1, '{ shop @include { name } }'.replace(' @include', '')], [0, '{ shop @include { name } }']
  ]
  for (const [cost, query, variables] of cases) t.equal(costOf(query, variables), cost, query)
})

t.test('the queries that people need are within the limit', async (t) => {
  for (const { name, query, variables } of examples) t.ok(costOf(query, variables) < 150, name)
  const needed = {
    '50 products with everything joined': `{ shop { currency { code } products(first: 50) { totalCount nodes { ${fullProduct} } pageInfo { endCursor } } } }`,
    'the same with cursors': `{ shop { products(first: 50) { totalCount edges { cursor node { ${fullProduct} } } pageInfo { endCursor } } } }`,
    '20 orders with all that is in them': `{ account { orders(first: 20) { totalCount nodes { ${fullOrder} } pageInfo { endCursor } } } }`,
    '100 products as a shop window shows them': '{ shop { products(first: 100) { nodes { name price { formatted } options { name price { formatted } } images { url } categories { name } } } } }',
    'introspection as tools ask for it': getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true })
  }
  for (const [name, query] of Object.entries(needed)) {
    t.comment(`${name}: ${costOf(query)} points`)
    const answer = await scene.ask(query)
    t.equal(answer.errors, undefined, name)
  }
})

t.test('what costs more is COST_LIMIT, and no call is made', async (t) => {
  const dear: Array<[query: string, variables?: Record<string, unknown>]> = [
    [`{ shop { products(first: 100) { nodes { ${fullProduct} } } } }`],
    [`query($n: Int!) { shop { products(first: $n) { nodes { ${fullProduct} } } } }`, { n: 100 }],
    [`query($n: Int! = 100) { shop { products(first: $n) { nodes { ${fullProduct} } } } }`],
    [`{ shop { products(first: 100) { nodes { options { price { ${Array.from({ length: 31 }, (_, index) => `${index === 0 ? '' : `a${index}: `}formatted(locale: "de-x-a${index}")`).join(' ')} } } } } } }`],
    [`{ account { orders(last: 100) { nodes { ${fullOrder} } } } }`],
    [`{ shop { ${Array.from({ length: 10 }, (_, index) => `p${index}: products(first: 100) { nodes { name } }`).join(' ')} } }`],
    ['{ __schema { types { a: fields { type { fields { type { name } args { name } } } } b: fields { type { fields { type { name } args { name } } } } } } }']
  ]
  for (const [query, variables] of dear) {
    for (let round = 0; round < 3; round++) {
      const answer = await scene.ask(query, variables)
      t.same([codesOf(answer), answer.calls, 'data' in answer], [['COST_LIMIT'], [], false], query.slice(0, 60))
      t.match(answer.errors?.[0]?.message, /costs \d+ points; 1000 is the limit/)
    }
  }
})

t.test('the limit is a setting', async (t) => {
  const { ask } = await openScene(t, 'harbourpress', { LIMIT_COST: '20' })
  t.same(codesOf(await ask('{ shop { products { totalCount } } }')), [])
  t.same(codesOf(await ask('{ shop { products(first: 10) { nodes { name } } } }')), ['COST_LIMIT'])
})
