import t from 'tap'
import { codesOf, openScene } from './scene.ts'

const { ask, rest, sandbox } = await openScene(t)
const fields = `
  __typename id name code activeAt expiresAt requirementType expirationType rewardType applicationType percent useLimit useCount minimumCartQuantity includesFreeShipping
  flatRate { formatted } minimumCartTotal { formatted } categories { id name }`
const fair = {
  __typename: 'Discount',
  id: 'gid://bigcartel/Discount/208639802',
  name: 'Print fair weekend',
  code: 'PRINTFAIR',
  activeAt: '2026-09-19T08:00:00.000Z',
  expiresAt: '2026-09-21T22:00:00.000Z',
  requirementType: 'cart_total',
  expirationType: 'date',
  rewardType: 'flat_rate',
  applicationType: 'category',
  percent: null,
  useLimit: 100,
  useCount: 61,
  minimumCartQuantity: null,
  includesFreeShipping: false,
  flatRate: { formatted: '£5.00' },
  minimumCartTotal: { formatted: '£30.00' },
  categories: [{ id: 'gid://bigcartel/Category/2086390001', name: 'Linocut Prints' }]
}

t.test('every field of a discount says what Big Cartel says, by either id', async (t) => {
  for (const id of [fair.id, '208639802']) {
    const { data, calls } = await ask(`query($id: ID!) { discount(id: $id) { ${fields} } }`, { id })
    t.same(data, { discount: fair })
    t.same(calls, ['/discounts/208639802', ''])
  }
  t.match(await ask('{ discount(id: "9") { id } none: discount(id: "gid://bigcartel/Order/9") { id } }'), { data: { discount: null, none: null }, errors: undefined, calls: ['/discounts/9'] })
})

t.test('the discounts of an account are a connection', async (t) => {
  const { data, calls } = await ask(`{ account { discounts(first: 2) { totalCount nodes { ${fields} } edges { cursor node { id } } pageInfo { hasNextPage } } } }`)
  t.match(data, { account: { discounts: { totalCount: 3, nodes: [{ name: 'Welcome aboard', percent: '10.0', flatRate: null, expiresAt: null, categories: [] }, fair], edges: [{ cursor: /./ }, { node: { id: fair.id } }], pageInfo: { hasNextPage: true } } } })
  t.same(calls, ['/discounts?page[limit]=2&page[offset]=0', ''])
  t.match((await ask('{ account { discounts { totalCount } } }')).data, { account: { discounts: { totalCount: 3 } } })
})

t.test('what a list does not say of a discount is asked for, once, and only when it is needed', async (t) => {
  const bare = { data: [{ id: '208639802', type: 'discounts', attributes: { name: 'Print fair weekend' } }], meta: { count: '1' } }
  await sandbox.control.fault({ path: '/v1/accounts/*/discounts', action: { type: 'status', status: 200, body: bare } })
  t.match(await ask('{ account { discounts(first: 2) { nodes { name code } } } }'), { data: { account: { discounts: { nodes: [{ code: null }] } } }, calls: { length: 1 } })
  t.match(await ask('{ account { discounts(first: 2) { nodes { categories { name } again: categories { id } } } } }'), { data: { account: { discounts: { nodes: [{ categories: fair.categories.map(({ name }) => ({ name })), again: [{}] }] } } }, calls: ['/discounts?page[limit]=2&page[offset]=0', '/discounts/208639802'] })
  await sandbox.control.clearFaults()
})

t.test('what it is limited to: only ids ask for nothing more, a product that is gone is left out', async (t) => {
  const [heron, other] = (await rest('/products?page[limit]=2')).data
  const products = { data: [heron?.id, '9', other?.id].map((id) => ({ type: 'product', id })) }
  await sandbox.control.fault({ path: '/v1/accounts/*/discounts/*', action: { type: 'status', status: 200, body: { data: { id: '1', type: 'discounts', relationships: { products } } } } })
  t.match(await ask('{ discount(id: "1") { products { id } categories { id } } }'), { data: { discount: { products: { length: 3 }, categories: [] } }, calls: { length: 1 } })
  const { data, errors } = await ask('{ discount(id: "1") { products { name } } }')
  t.same([data, errors], [{ discount: { products: [{ name: heron?.attributes['name'] }, { name: other?.attributes['name'] }] } }, undefined])
  await sandbox.control.clearFaults()
})

t.test('a filter by Big Cartel\'s own name is passed on as it is, and what Big Cartel says to it is told', async (t) => {
  const filtered = 'query($other: [UpstreamFilter!]) { account { discounts(first: 2, filter: { other: $other }) { totalCount } } }'
  const answer = await ask(filtered, { other: [{ name: 'status', value: 'a&page[offset]=5' }] })
  t.same(answer.calls, ['/discounts?page[limit]=2&page[offset]=0&filter[status]=a&page[offset]=5'])
  t.same([codesOf(answer), answer.errors?.[0]?.message], [['UPSTREAM_REJECTED'], 'Big Cartel did not accept the request. filter[status] is not a filter of this collection.'])
  const wrong = [[{ name: 'a]&x[', value: '' }], [{ name: '', value: '' }], [{ name: 'a'.repeat(41), value: '' }], [{ name: 'a', value: 'v'.repeat(201) }], Array(11).fill({ name: 'a', value: '1' })]
  for (const other of wrong) {
    const refused = await ask(filtered, { other })
    t.same([codesOf(refused), refused.calls], [['BAD_USER_INPUT'], []], JSON.stringify(other).slice(0, 50))
  }
})
