import { readFileSync } from 'node:fs'
import { buildSchema, parse, validate } from 'graphql'
import t from 'tap'
import { examples, type Example } from '../../graphiql/examples.ts'
import { readSchema } from '../../src/graphql/schema.ts'
import { codesOf, openScene } from './scene.ts'

/** Times is enough for a query to be run by the engine, compiled, and run compiled. */
const rounds = 4

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const ofReadme = [...readme.matchAll(/```graphql\n(.*?)```|query: '(\{.*?\})'/gs)].map(([, block, inCode], index): Example => ({ name: `README ${index + 1}`, query: block ?? inCode ?? '' }))
const every = [...examples, ...ofReadme]

interface Expected {
  /** Calls to Big Cartel when nothing is kept of it, and when it is asked again. */
  cold: number
  warm: number
  codes?: string[]
  data: unknown
}

/** What each example must show, and how many calls that costs. */
const expected: Record<string, Expected> = {
  FirstProducts: { cold: 2, warm: 0, data: { shop: { name: 'Harbour Press', products: { totalCount: 24, nodes: [{ name: 'Heron at Low Tide', price: { formatted: '£42.00' }, available: true, images: [{ small: /w=\d+$/, large: /w=\d+$/ }], categories: [{ name: 'Linocut Prints' }] }] } } } },
  WhoIsSignedIn: { cold: 0, warm: 0, data: { session: { authenticated: true, loginUrl: '/auth', account: { id: 'gid://bigcartel/Account/208639' } } } },
  OrdersToShip: { cold: 1, warm: 1, data: { account: { subdomain: 'harbourpress', orders: { nodes: [{ number: /^[A-Z]{4}-\d{6}$/, customer: { email: /@example\.com$/ }, items: [{ price: { formatted: /^£/ } }], totals: { total: { formatted: /^£/ } } }] } } } },
  ProductPages: { cold: 2, warm: 0, data: { shop: { products: { totalCount: 24, nodes: [{ status: 'ACTIVE', price: { amount: '42.0', currencyCode: 'GBP' } }, {}, {}], pageInfo: { hasNextPage: true, endCursor: /^[\w-]+$/ } } } } },
  Discounts: { cold: 2, warm: 0, data: { account: { discounts: { totalCount: 3, nodes: [{ code: 'AHOY10', percent: '10.0', flatRate: null, useCount: 37, categories: [] }, { code: 'PRINTFAIR', flatRate: { formatted: '£5.00' }, categories: [{ name: 'Linocut Prints' }] }, {}] } } } },
  Storefront: { cold: 2, warm: 0, data: { storefront: { name: 'Harbour Press', underMaintenance: false, products: { totalCount: 23, nodes: [{ name: 'Heron at Low Tide', price: { formatted: '£42.00' }, available: true, featuredImage: { url: /w=400$/ } }, {}, {}] } } } },
  DeliberateError: { cold: 0, warm: 0, codes: ['BAD_USER_INPUT'], data: { shop: { products: null } } },
  'README 1': { cold: 2, warm: 0, data: { shop: { name: 'Harbour Press', products: { totalCount: 24, nodes: [{ name: 'Heron at Low Tide', price: { formatted: '£42.00' } }, {}, {}, {}, {}] } } } },
  'README 2': { cold: 1, warm: 0, data: { shop: { name: 'Harbour Press' } } }
}

t.test('every example of GraphiQL and of the README fits the schema', async (t) => {
  const schema = buildSchema(readSchema())
  t.same(every.map(({ name }) => name).sort(), Object.keys(expected).sort(), 'no example is forgotten here')
  for (const { name, query } of every) t.same(validate(schema, parse(query)), [], name)
})

t.test('each answers as it promises, in as many calls as it promises, kept or not, compiled or not, the same each time', async (t) => {
  const answers = new Map<string, unknown>()
  for (const compiles of [true, false]) {
    for (const cache of ['on', 'off']) {
      const { ask, browser } = await openScene(t, 'harbourpress', { CACHE: cache }, compiles)
      for (const { name, query, variables } of every) {
        const { cold, warm, codes = [], data } = expected[name] ?? { cold: NaN, warm: NaN, data: null }
        await browser.signIn('harbourpress') // another session, for which nothing is kept
        for (let round = 1; round <= rounds; round++) {
          const title = `${name}, time ${round}, cache ${cache}, ${compiles ? '' : 'not '}compiled`
          const answer = await ask(query, variables)
          const shown = withoutExpiry(answer.data)
          t.match(answer.data, data, title)
          t.same([codesOf(answer), answer.calls.length], [codes, round === 1 || cache === 'off' ? cold : warm], title)
          t.same(shown, answers.get(name) ?? shown, `${title}: as always`)
          answers.set(name, shown)
        }
      }
    }
  }
})

/** Sessions end at different times. */
function withoutExpiry (data: unknown): unknown {
  return JSON.parse(JSON.stringify(data).replace(/"expiresAt":"[^"]*"/, '"expiresAt":"later"'))
}

t.test('the first example costs what the README says', async (t) => {
  const { ask } = await openScene(t)
  const [, points] = /first example in GraphiQL (\d+)/.exec(readme) ?? []
  const { extensions } = await ask(examples[0]?.query ?? '')
  t.equal(extensions?.cost.requestedQueryCost, Number(points))
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
