import { readFileSync } from 'node:fs'
import { buildSchema, parse, validate } from 'graphql'
import t from 'tap'
import { examples } from '../../graphiql/examples.ts'
import { readSchema } from '../../src/graphql/schema.ts'
import { codesOf, openScene } from './scene.ts'

/** Times is enough for a query to be run by the engine, compiled, and run compiled. */
const rounds = 4

/** What each example must show, and how many calls that may cost. */
const expected: Record<string, { calls: number, codes?: string[], data: unknown }> = {
  FirstProducts: { calls: 2, data: { shop: { name: 'Harbour Press', products: { totalCount: 24, nodes: [{ name: 'Heron at Low Tide', price: { formatted: '£42.00' }, available: true, images: [{ small: /w=\d+$/, large: /w=\d+$/ }], categories: [{ name: 'Linocut Prints' }] }] } } } },
  WhoIsSignedIn: { calls: 0, data: { session: { authenticated: true, loginUrl: '/auth', account: { id: 'gid://bigcartel/Account/208639' } } } },
  OrdersToShip: { calls: 1, data: { account: { subdomain: 'harbourpress', orders: { nodes: [{ number: /^[A-Z]{4}-\d{6}$/, customer: { email: /@example\.com$/ }, items: [{ price: { formatted: /^£/ } }], totals: { total: { formatted: /^£/ } } }] } } } },
  ProductPages: { calls: 2, data: { shop: { products: { totalCount: 24, nodes: [{ status: 'ACTIVE', price: { amount: '42.0', currencyCode: 'GBP' } }, {}, {}], pageInfo: { hasNextPage: true, endCursor: /^[\w-]+$/ } } } } },
  Discounts: { calls: 2, data: { account: { discounts: { totalCount: 3, nodes: [{ code: 'AHOY10', percent: '10.0', flatRate: null, useCount: 37, categories: [] }, { code: 'PRINTFAIR', flatRate: { formatted: '£5.00' }, categories: [{ name: 'Linocut Prints' }] }, {}] } } } },
  Storefront: { calls: 2, data: { storefront: { name: 'Harbour Press', underMaintenance: false, products: { totalCount: 23, nodes: [{ name: 'Heron at Low Tide', price: { formatted: '£42.00' }, available: true, featuredImage: { url: /w=400$/ } }, {}, {}] } } } },
  DeliberateError: { calls: 0, codes: ['BAD_USER_INPUT'], data: { shop: { products: null } } }
}

t.test('every example fits the schema and answers as it promises, the same each time', async (t) => {
  const schema = buildSchema(readSchema())
  const { ask } = await openScene(t)
  t.same(examples.map(({ name }) => name).sort(), Object.keys(expected).sort(), 'no example is forgotten here')
  for (const { name, query, variables } of examples) {
    t.same(validate(schema, parse(query)), [], name)
    const first = await ask(query, variables)
    t.match(first.data, expected[name]?.data, name)
    t.same(codesOf(first), expected[name]?.codes ?? [], name)
    t.equal(first.calls.length, expected[name]?.calls, name)
    for (let round = 2; round <= rounds; round++) {
      const again = await ask(query, variables)
      t.same([again.data, codesOf(again), again.calls], [first.data, codesOf(first), first.calls], `${name}, time ${round}`)
    }
  }
})

t.test('every query of the README fits the schema and is answered, the same each time', async (t) => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const queries = [...readme.matchAll(/```graphql\n(.*?)```|query: '(\{.*?\})'/gs)].map(([, block, inCode]) => block ?? inCode ?? '')
  t.ok(queries.length >= 2)
  const { ask } = await openScene(t)
  for (const query of queries) {
    const first = await ask(query)
    t.same([first.errors, first.calls.length <= 2], [undefined, true], query)
    t.match(first.data, { shop: { name: 'Harbour Press' } })
    for (let round = 2; round <= rounds; round++) t.same((await ask(query)).data, first.data, `time ${round}`)
  }
})

t.test('the paging example goes on where it is told to', async (t) => {
  const { ask } = await openScene(t)
  const pages = examples.find(({ name }) => name === 'ProductPages')
  const names: string[] = []
  for (let after: string | null = null; ;) {
    const { data } = await ask(pages?.query ?? '', { first: 10, after })
    const { products } = (data as { shop: { products: { nodes: Array<{ name: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } }).shop // as asked
    names.push(...products.nodes.map(({ name }) => name))
    after = products.pageInfo.endCursor
    if (!products.pageInfo.hasNextPage) break
  }
  t.equal(new Set(names).size, 24)
})

t.test('signed out, every example answers something that leads on', async (t) => {
  const { gateway } = await openScene(t)
  for (const { name, query, variables } of examples) {
    const answer = await gateway.browser().graphql(query, variables)
    t.same(codesOf(answer), ['WhoIsSignedIn', 'Storefront'].includes(name) ? [] : ['UNAUTHENTICATED'], name)
  }
})
