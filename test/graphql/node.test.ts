import t from 'tap'
import { codesOf, openScene } from './scene.ts'

const { ask, rest, gateway, sandbox } = await openScene(t)
const newest = (await rest('/orders?page[limit]=1')).data[0]?.id ?? ''
const heron = (await rest('/products?page[limit]=1')).data[0]?.id ?? ''

t.test('any object is found by its global id, with one call at most', async (t) => {
  const query = 'query($id: ID!) { node(id: $id) { __typename id ... on Product { product: name } ... on Order { number } ... on Category { name } ... on Artist { name } ... on Discount { code } ... on Page { path content } ... on Cart { itemCount } ... on Account { subdomain } ... on Shop { subdomain } } }'
  const cases: Array<[type: string, id: string, more: Record<string, unknown>, calls: string[]]> = [
    ['Product', heron, { product: 'Heron at Low Tide' }, [`/products/${heron}`]],
    ['Order', newest, { number: newest }, [`/orders/${newest}`]],
    ['Category', '2086390001', { name: 'Linocut Prints' }, ['/categories/2086390001']],
    ['Artist', '2086390007', { name: 'Tomos Penrose' }, ['/artists/2086390007']],
    ['Discount', '208639801', { code: 'AHOY10' }, ['/discounts/208639801']],
    ['Page', '208639902', { path: '/postage', content: /Tuesdays/ }, ['/pages/208639902']],
    ['Cart', '208639951', { itemCount: 2 }, ['/carts/208639951']],
    ['Account', '208639', { subdomain: 'harbourpress' }, []],
    ['Shop', '208639', { subdomain: 'harbourpress' }, []]
  ]
  for (const [type, plain, more, calls] of cases) {
    const id = `gid://bigcartel/${type}/${plain}`
    for (let round = 0; round < 3; round++) t.match(await ask(query, { id }), { data: { node: { __typename: type, id, ...more } }, calls }, id)
  }
})

t.test('what is no object of this seller is null, and asks nobody unless Big Cartel must know', async (t) => {
  const impossible = [
    'gid://shopify/Product/1', 'gid://bigcartel/Product/../accounts', `gid://bigcartel/Product/${heron}\n`, 'gid://bigcartel/Unicorn/1', 'gid://bigcartel/constructor/1', 'gid://bigcartel/__proto__/1',
    'gid://bigcartel/Account/104817', 'gid://bigcartel/Shop/391756', `gid://bigcartel/ProductOption/9?order_id=${heron}`, `gid://bigcartel/OrderItem/9?product_id=${newest}`, 'gid://bigcartel/ProductOption/9', `gid://bigcartel/Product/${heron}?product_id=${heron}`, 'gid://bigcartel/ProductOption/9?product_id=../orders', 'gid://bigcartel/Country/US', heron, '', 'x', '1'.repeat(10_000), `gid://bigcartel/Product/${'1'.repeat(10_000)}`
  ]
  for (const id of impossible) {
    t.match(await ask('query($id: ID!) { node(id: $id) { id } }', { id }), { data: { node: null }, calls: [], errors: undefined }, id.slice(0, 60))
  }
  for (const id of ['gid://bigcartel/Product/1048170001', 'gid://bigcartel/Category/2086399999', 'gid://bigcartel/Order/NONE-000000', 'gid://bigcartel/Artist/1']) {
    const { data, errors, calls } = await ask('query($id: ID!) { node(id: $id) { id } }', { id })
    t.same([data, errors, calls.length], [{ node: null }, undefined, 1], id)
  }
})

t.test('what is inside a product or an order is found by its own id and its parent\'s', async (t) => {
  const { data: parts } = await ask(`{ product(id: "${heron}") { options { __typename id } shippingRates { __typename id } } account { orders(first: 40) { nodes { items { __typename id } adjustments { __typename id } payments { __typename id } events { __typename id } } } } }`)
  const found = [...JSON.stringify(parts).matchAll(/"__typename":"(\w+)","id":"([^"]+)"/g)].map(([, type = '', id = '']) => ({ type, id }))
  const each = [...new Map(found.map((part) => [part.type, part])).values()]
  t.same(each.map(({ type }) => type).sort(), ['DiscountAdjustment', 'OrderEvent', 'OrderItem', 'OrderPayment', 'OtherAdjustment', 'ProductOption', 'ShippingAdjustment', 'ShippingRate'])
  for (const { type, id } of each) {
    for (let round = 0; round < 2; round++) {
      t.match(await ask('query($id: ID!) { node(id: $id) { __typename id ... on OrderAdjustment { kind amount { amount } } } }', { id }), { data: { node: { __typename: type, id } }, calls: { length: 1 } }, id)
    }
    const other = id.replace(/\/\d+\?/, '/9?')
    t.match(await ask('query($id: ID!) { node(id: $id) { id } }', { id: other }), { data: { node: null }, errors: undefined }, other)
  }
  const shipping = each.find(({ type }) => type === 'ShippingAdjustment')?.id
  t.match(await ask('query($id: ID!) { node(id: $id) { id } }', { id: shipping?.replace('Shipping', 'Tax') }), { data: { node: null } }, 'by its own type alone')
})

t.test('several objects are found at once, each alone in its trouble', async (t) => {
  const ids = [`gid://bigcartel/Product/${heron}`, 'nonsense', `gid://bigcartel/Order/${newest}`, 'gid://bigcartel/Category/2086390001', 'gid://bigcartel/Artist/9']
  const query = 'query($ids: [ID!]!) { session { authenticated } nodes(ids: $ids) { __typename id } }'
  t.match(await ask(query, { ids }), { data: { nodes: [{ __typename: 'Product', id: ids[0] }, null, { __typename: 'Order' }, { __typename: 'Category' }, null] }, errors: undefined, calls: { length: 4 } })
  await sandbox.control.fault({ path: '/v1/accounts/*/orders/*', action: { type: 'status', status: 501 } })
  for (let round = 0; round < 3; round++) {
    const answer = await ask(query, { ids })
    t.match(answer.data, { session: { authenticated: true }, nodes: [{ id: ids[0] }, null, null, { id: ids[3] }, null] })
    t.same([codesOf(answer), answer.errors?.[0]?.path], [['UPSTREAM_ERROR'], ['nodes', 2]])
  }
  await sandbox.control.clearFaults()
  const many = await ask(query, { ids: Array(101).fill(ids[0]) })
  t.same([many.data, codesOf(many), many.calls], [{ session: { authenticated: true }, nodes: null }, ['BAD_USER_INPUT'], []])
  t.match(await ask(query, { ids: [] }), { data: { nodes: [] }, calls: [] })
})

t.test('categories and artists are found by id', async (t) => {
  for (const id of ['2086390001', 'gid://bigcartel/Category/2086390001']) {
    t.match(await ask('query($id: ID!) { category(id: $id) { __typename id name permalink position } }', { id }), {
      data: { category: { __typename: 'Category', id: 'gid://bigcartel/Category/2086390001', name: 'Linocut Prints', permalink: 'linocut-prints', position: 1 } },
      calls: ['/categories/2086390001']
    })
  }
  for (const id of ['2086390007', 'gid://bigcartel/Artist/2086390007']) {
    t.match(await ask('query($id: ID!) { artist(id: $id) { __typename id name permalink position } }', { id }), {
      data: { artist: { __typename: 'Artist', id: 'gid://bigcartel/Artist/2086390007', name: 'Tomos Penrose', permalink: 'tomos-penrose', position: 1 } },
      calls: ['/artists/2086390007']
    })
  }
  t.match(await ask('{ category(id: "gid://bigcartel/Artist/2086390007") { id } artist(id: "../categories") { id } }'), { data: { category: null, artist: null }, calls: [], errors: undefined })
  t.match(await ask('{ category(id: "9") { id } artist(id: "9") { id } }'), { data: { category: null, artist: null }, errors: undefined })
})

t.test('the session answers for everybody, without a call', async (t) => {
  const query = '{ session { authenticated expiresAt loginUrl account { __typename id subdomain } } }'
  const { data, calls } = await ask(query)
  t.match(data, { session: { authenticated: true, expiresAt: /^\d{4}-\d\d-\d\dT[\d:.]+Z$/, loginUrl: '/auth', account: { __typename: 'Account', id: 'gid://bigcartel/Account/208639', subdomain: 'harbourpress' } } })
  t.same(calls, [])
  await sandbox.control.resetCalls()
  t.same((await gateway.browser().graphql(query)).data, { session: { authenticated: false, expiresAt: null, loginUrl: '/auth', account: null } })
  t.equal((await sandbox.control.calls()).total, 0)
})

t.test('without a session every other root field is UNAUTHENTICATED, and no call is made', async (t) => {
  await sandbox.control.resetCalls()
  for (const field of ['account { id }', 'shop { id }', 'product(id: "1") { id }', 'order(number: "A-1") { id }', 'category(id: "1") { id }', 'artist(id: "1") { id }', 'node(id: "gid://bigcartel/Product/1") { id }', 'node(id: "nonsense") { id }', 'nodes(ids: ["nonsense"]) { id }', 'discount(id: "1") { id }', 'countries { code }']) {
    const answer = await gateway.browser().graphql(`{ ${field} }`)
    t.same(codesOf(answer), ['UNAUTHENTICATED'], field)
    t.match(answer.extensions, { cost: { upstreamCalls: 0, actualQueryCost: 0 } })
  }
  const mixed = await gateway.browser().graphql('{ session { loginUrl } product(id: "1") { id } }')
  t.same([mixed.data, codesOf(mixed)], [{ session: { loginUrl: '/auth' }, product: null }, ['UNAUTHENTICATED']])
  t.equal((await sandbox.control.calls()).total, 0)
})
