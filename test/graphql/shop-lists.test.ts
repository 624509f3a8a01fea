import t from 'tap'
import { codesOf, openScene } from './scene.ts'

const { ask, sandbox } = await openScene(t)

t.test('pages of a shop: a list says little of each, the rest costs one call a page', async (t) => {
  t.match(await ask('{ shop { pages(first: 2) { totalCount nodes { __typename id name path category } pageInfo { hasNextPage } } } }'), {
    data: { shop: { pages: { totalCount: 4, nodes: [{ __typename: 'Page', id: 'gid://bigcartel/Page/208639901', name: 'The Press', path: '/the-press', category: 'custom' }, { name: 'Postage' }], pageInfo: { hasNextPage: true } } } },
    calls: ['/pages?page[limit]=2&page[offset]=0']
  })
  const { data, calls } = await ask('{ shop { pages(first: 4) { nodes { name content published usesLayout } } } }')
  t.match(data, { shop: { pages: { nodes: [{ content: /Albion/, published: true, usesLayout: true }, {}, { name: 'Stockists', published: false, usesLayout: false }, { content: '' }] } } })
  t.equal(calls.length, 5, 'however many fields need it')
})

t.test('the carts of an account', async (t) => {
  t.match(await ask('{ account { carts(first: 1) { totalCount nodes { __typename id itemCount total { formatted } createdAt updatedAt } } } }'), {
    data: { account: { carts: { totalCount: 2, nodes: [{ __typename: 'Cart', id: 'gid://bigcartel/Cart/208639951', itemCount: 2, total: { formatted: '£57.00' }, createdAt: '2026-10-29T20:11:09.000Z' }] } } },
    calls: ['/carts?page[limit]=1&page[offset]=0', '']
  })
})

t.test('all countries, by name', async (t) => {
  const { data, calls } = await ask('{ countries { code name } }')
  const { countries } = data as { countries: Array<{ code: string, name: string }> } // as asked
  t.ok(countries.length > 200)
  t.same(countries[0], { code: 'AF', name: 'Afghanistan' })
  t.ok(countries.some(({ code, name }) => code === 'US' && name === 'United States'))
  t.same(calls, [0, 100, 200].map((offset) => `/v1/countries?page[limit]=100&page[offset]=${offset}`))
})

t.test('a list that cannot be told is null, and its neighbours stay', async (t) => {
  await sandbox.control.fault({ path: '/v1/countries', action: { type: 'status', status: 501 } })
  for (const list of ['pages', 'carts', 'discounts']) await sandbox.control.fault({ path: `/v1/accounts/*/${list}`, action: { type: 'status', status: 501 } })
  const answer = await ask('{ countries { code } shop { pages(first: 1) { nodes { id } } categories(first: 1) { totalCount } } account { subdomain carts(first: 1) { nodes { id } } discounts(first: 1) { nodes { id } } } }')
  t.same(answer.data, { countries: null, shop: { pages: null, categories: { totalCount: 6 } }, account: { subdomain: 'harbourpress', carts: null, discounts: null } })
  t.same(codesOf(answer), Array(4).fill('UPSTREAM_ERROR'))
  await sandbox.control.clearFaults()
})

t.test('products are filtered by Big Cartel', async (t) => {
  const page = '/products?page[limit]=2&page[offset]=0'
  const cases: Array<[filter: string, query: string, count: number | null]> = [
    ['{ status: COMING_SOON }', '&filter[status]=coming_soon', 1],
    ['{ category: "2086390001" }', '&filter[category]=2086390001', null],
    ['{ category: "gid://bigcartel/Category/2086390001", status: ACTIVE }', '&filter[status]=active&filter[category]=2086390001', 5],
    ['{ other: [{ name: "status", value: "hidden" }] }', '&filter[status]=hidden', 1],
    ['{ status: null, category: null, other: null }', '', 24],
    ['{}', '', 24]
  ]
  for (const [filter, query, count] of cases) {
    const { data, calls, errors } = await ask(`{ shop { products(first: 2, filter: ${filter}) { totalCount nodes { name } } } }`)
    t.same([calls, errors], [[page + query], undefined], filter)
    if (count !== null) t.match(data, { shop: { products: { totalCount: count } } }, filter)
  }
  for (const filter of ['{ category: "gid://bigcartel/Artist/1" }', '{ category: "../orders" }', '{ other: [{ name: "Status", value: "x" }] }']) {
    const answer = await ask(`{ shop { name products(first: 2, filter: ${filter}) { totalCount } } }`)
    t.same([codesOf(answer), answer.calls.filter((call) => call !== '')], [['BAD_USER_INPUT'], []], filter)
  }
})
