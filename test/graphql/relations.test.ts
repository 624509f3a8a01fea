import t from 'tap'
import { codesOf, openScene } from './scene.ts'

interface Named { id: string, name: string | null }
interface Items { account: { orders: { nodes: Array<{ items: Array<{ productName: string, optionName: string, product: Named | null, productOption: Named | null }> }> } } }

const { ask, rest, sandbox } = await openScene(t)
const asked = (first: number, fields: string) => `{ account { orders(first: ${first}) { nodes { items { productName optionName ${fields} } } } } }`
const itemsOf = (data: unknown) => (data as Items).account.orders.nodes.flatMap(({ items }) => items) // as asked

t.test('twenty orders with their products cost two calls', async (t) => {
  const { data, errors, calls } = await ask(asked(20, 'product { id name } productOption { id name quantity }'))
  t.equal(errors, undefined)
  t.same(calls, ['/orders?page[limit]=20&page[offset]=0', '/products?page[limit]=100&page[offset]=0&sort=updated_at&sort_direction=desc'])
  const items = itemsOf(data)
  t.ok(new Set(items.map(({ product }) => product?.id)).size > 10)
  for (const { productName, optionName, product, productOption } of items) {
    t.equal(product?.name, productName)
    t.equal(productOption?.name, optionName === '' ? 'Default' : optionName)
    t.equal(new URL(productOption?.id ?? 'x:').searchParams.get('product_id'), product?.id.split('/').at(-1))
  }
})

t.test('in a shop of five hundred products too: what has been ordered last has changed last', async (t) => {
  const big = await openScene(t, 'paperkiosk')
  const { data, errors, calls } = await big.ask(asked(20, 'product { id name }'))
  t.equal(errors, undefined)
  const distinct = new Set(itemsOf(data).map(({ product }) => product?.id)).size
  t.ok(distinct > 30, `${distinct} products`)
  t.ok(itemsOf(data).every(({ product, productName }) => product?.name === productName))
  t.same(calls, ['/orders?page[limit]=20&page[offset]=0', '/products?page[limit]=100&page[offset]=0&sort=updated_at&sort_direction=desc'])

  const older = await big.ask('{ account { orders(last: 20) { nodes { items { productName product { name } } } } } }')
  t.ok(itemsOf(older.data).every(({ product, productName }) => product?.name === productName))
  t.equal(older.calls.filter((call) => call.startsWith('/products')).length, 5, 'the products of old orders cost the pages of the list, not a call each')
})

t.test('a Big Cartel that refuses to sort products is asked for them as they stand', async (t) => {
  const big = await openScene(t, 'paperkiosk')
  await big.sandbox.control.fault({ path: '/v1/accounts/*/products', action: { type: 'status', status: 400 }, times: 1 })
  const { data, errors, calls } = await big.ask(asked(20, 'product { id name }'))
  t.equal(errors, undefined)
  t.ok(itemsOf(data).every(({ product, productName }) => product?.name === productName))
  t.same(calls.slice(2).sort(), [0, 100, 200, 300, 400].map((offset) => `/products?page[limit]=100&page[offset]=${offset}`), 'each page once')
})

t.test('who wants only the ids, in whatever words, asks for nothing more', async (t) => {
  for (const fields of ['product { id }', 'product { __typename id } productOption { id }', 'product { ...P } fragment P on Product { id }', 'product { ... on Node { __typename } }', 'product { key: id }', 'product { id name @include(if: false) } productOption { ... @skip(if: true) { name } id }']) {
    const [field = '', fragment = ''] = fields.split(/(?=fragment P )/)
    const { data, errors, calls } = await ask(asked(20, field) + fragment)
    t.same([errors, calls], [undefined, ['/orders?page[limit]=20&page[offset]=0']], fields)
    t.match(JSON.stringify(data), /gid:\/\/bigcartel\/Product\/\d+|"__typename":"Product"/)
  }
})

t.test('what the request has seen already is not asked for again', async (t) => {
  const { calls } = await ask('{ shop { products(first: 100) { nodes { name } } } account { orders(first: 1) { nodes { items { product { id } } } } } }')
  t.equal(calls.length, 2)
  const first = await ask('{ a: product(id: "2086390501") { name } b: product(id: "gid://bigcartel/Product/2086390501") { name } node(id: "gid://bigcartel/Product/2086390501") { id } }')
  t.equal(first.calls.length, 1, 'one product under three names')
})

t.test('nor is what stood beside what was looked for', async (t) => {
  const products = (await rest('/products?page[limit]=100')).data.map(({ id }) => ({ type: 'products', id }))
  const bare = (id: string, from: number, to: number) => ({ id, type: 'discounts', attributes: { name: id }, relationships: { products: { data: products.slice(from, to) } } })
  await sandbox.control.fault({ path: '/v1/accounts/*/discounts', action: { type: 'status', status: 200, body: { data: [bare('1', 0, 4)] } } })
  await sandbox.control.fault({ path: '/v1/accounts/*/discounts/2', delayMs: 1_000, action: { type: 'status', status: 200, body: { data: bare('2', 4, 8) } } })
  const { data, calls } = await ask('{ account { discounts(first: 1) { nodes { products { name } } } } discount(id: "2") { products { name } } }')
  t.match(data, { account: { discounts: { nodes: [{ products: { length: 4 } }] } }, discount: { products: { length: 4 } } })
  t.equal(calls.filter((call) => call.startsWith('/products')).length, 1)
  await sandbox.control.clearFaults()
})

t.test('a product that is gone is null and no error; one that cannot be asked for is null with its error', async (t) => {
  const small = (await rest('/orders')).data.find(({ relationships }) => relationships['items']?.data.length === 1)
  await sandbox.control.fault({ path: '/v1/accounts/*/products/*', action: { type: 'status', status: 404 } })
  const gone = await ask(`{ order(number: "${small?.id}") { items { productName product { name } productOption { name } } } }`)
  t.equal(gone.errors, undefined)
  t.match(gone.data, { order: { items: [{ productName: /\w/, product: null, productOption: null }] } })
  t.equal(gone.calls.length, 2)
  await sandbox.control.clearFaults()

  await sandbox.control.fault({ path: '/v1/accounts/*/products', action: { type: 'status', status: 501 } })
  const failed = await ask(asked(20, 'product { name }'))
  t.ok(itemsOf(failed.data).every(({ product }) => product === null))
  t.same(new Set(codesOf(failed)), new Set(['UPSTREAM_ERROR']))
  t.equal(failed.calls.length, 2, 'nobody is asked one by one for what the list refused')
  await sandbox.control.clearFaults()
})

t.test('an option whose product is gone is gone with it, whatever it is asked for', async (t) => {
  const item = { id: '1', type: 'order_line_items', attributes: { product_name: 'Print' }, relationships: { product: { data: null }, product_option: { data: { type: 'product_options', id: '8' } } } }
  await sandbox.control.fault({ path: '/v1/accounts/*/orders/*', action: { type: 'status', status: 200, body: { data: { id: 'GONE-1', type: 'orders', relationships: { items: { data: [item] } } }, included: [item] } } })
  t.match(await ask('{ order(number: "GONE-1") { items { productOption { id } again: productOption { name } } } }'), { data: { order: { items: [{ productOption: null, again: null }] } }, errors: undefined, calls: { length: 1 } })
  await sandbox.control.clearFaults()
})

t.test('a category that an answer names without holding it is asked for', async (t) => {
  const bare = (id: string) => ({
    id, type: 'products', attributes: { name: id }, relationships: { categories: { data: [{ type: 'categories', id: '2086390001' }, { type: 'categories', id: '2086390002' }] } }
  })
  await sandbox.control.fault({ path: '/v1/accounts/*/products', action: { type: 'status', status: 200, body: { data: [bare('1'), bare('2')], meta: { count: '2' } } } })
  const { data, calls } = await ask('{ shop { products(first: 2) { nodes { categories { id name permalink position } } } } }')
  const categories = [{ name: 'Linocut Prints', permalink: 'linocut-prints', position: 1 }, { name: 'Screen Prints' }]
  t.match(data, { shop: { products: { nodes: [{ categories }, { categories }] } } })
  t.same(calls.slice(1).sort(), ['/categories/2086390001', '/categories/2086390002'], 'each once')
  t.equal((await ask('{ shop { products(first: 2) { nodes { categories { id } } } } }')).calls.length, 1, 'and not for its id')
  await sandbox.control.clearFaults()
})
