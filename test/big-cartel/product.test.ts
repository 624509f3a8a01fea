import t from 'tap'
import { fetchProduct, listProducts } from '../../src/big-cartel/product.ts'
import { resourceId, type ResourceId } from '../../src/big-cartel/resource-id.ts'
import { sellers, startSandbox } from '../helpers/sandbox.ts'
import { productsDocument } from './documents.ts'
import { bind, fixedCredential, serveDocument, startClient } from './upstream.ts'

const [product] = productsDocument.data
const id = resourceId('6001') as ResourceId // it is fit

t.test('a page of products is read with all that comes along', async (t) => {
  const { api, requests } = await serveDocument(t, productsDocument)
  const imageUrl = 'https://assets.bigcartel.com/product_images/7001/print.jpg?auto=format&fit=max&h=1000&w=1000'
  t.same(await listProducts(api, { offset: 3, limit: 1 }), {
    total: 5,
    offset: 3,
    items: [{
      id: '6001',
      name: 'Print',
      permalink: 'print',
      status: 'active',
      statusText: 'active',
      description: 'A print.',
      url: 'https://examplestore.bigcartel.com/product/print',
      price: '25.0',
      onSale: false,
      position: 1,
      hasOptionGroups: false,
      password: null,
      primaryImageUrl: imageUrl,
      createdAt: '2020-01-02T03:04:05.000Z',
      updatedAt: '2020-02-03T04:05:06.000Z',
      options: [{ id: '8001', name: 'Default', price: '25.0', quantity: 3, sold: 1, peakQuantity: 4, hasDigitalFile: false }],
      images: [{ id: '7001', url: imageUrl }],
      categories: [{ id: '1', name: 'Prints', permalink: 'prints', position: 1 }],
      artists: [],
      shippingOptions: [{ id: '9001', priceAlone: '5.0', priceWithOthers: '2.5', countryId: 'US' }]
    }]
  })
  t.equal(requests.length, 1, 'in one call; the link to a next page is not followed')
})

t.test('a list is asked for with its page, filter and order', async (t) => {
  const { url, api, requests } = await serveDocument(t, productsDocument)
  await listProducts(api, { offset: 40, limit: 20, filter: { status: 'active' }, sort: { by: 'createdAt', direction: 'desc' } })
  await listProducts(api, { offset: 0, limit: 20 })
  const asked = requests.map((request) => Object.fromEntries(new URL(request, url).searchParams))
  t.same(asked, [
    { 'page[limit]': '20', 'page[offset]': '40', 'filter[status]': 'active', sort: 'created_at', sort_direction: 'desc' },
    { 'page[limit]': '20', 'page[offset]': '0' }
  ])
})

t.test('a filter by Big Cartel\'s own name is passed on', async (t) => {
  const { url, api, requests } = await serveDocument(t, { data: [] })
  await listProducts(api, { offset: 0, limit: 1, filter: { status: null, categoryId: id, other: { colour: 'a&b' } } })
  t.same(Object.fromEntries(new URL(requests[0] ?? '', url).searchParams), { 'page[limit]': '1', 'page[offset]': '0', 'filter[category]': '6001', 'filter[colour]': 'a&b' })
})

t.test('an answer that pays no heed to its filter is none', async (t) => {
  const { api } = await serveDocument(t, productsDocument)
  for (const filter of [{ status: 'hidden' }, { categoryId: id }] as const) {
    await t.rejects(listProducts(api, { offset: 0, limit: 20, filter }), { code: 'UPSTREAM_INVALID_RESPONSE' })
  }
  t.equal((await listProducts(api, { offset: 0, limit: 20, filter: { status: 'active', categoryId: resourceId('1') } })).items.length, 1)
})

t.test('what a product points to without its being there keeps its id', async (t) => {
  const relationships = { ...product?.relationships, artists: { data: [{ type: 'artist', id: '5' }] } }
  const { api, requests } = await serveDocument(t, { data: { ...product, relationships } })
  t.match(await fetchProduct(api, id), {
    options: [{ id: '8001', name: '', price: null, quantity: null, sold: null }],
    images: [],
    categories: [{ id: '1', name: null, permalink: null, position: null }],
    artists: [{ id: '5', name: null }],
    shippingOptions: [{ id: '9001', priceAlone: null, priceWithOthers: null, countryId: null }]
  })
  t.same(requests, ['/v1/accounts/12345/products/6001'])
})

t.test('attributes that are missing, new or of other types hurt nobody', async (t) => {
  const attributes = {
    name: 5, status: 'sold-out', default_price: 25, on_sale: 'yes', position: '7', created_at: 'yesterday', description: null, brand_new: { a: 1 }
  }
  const { api } = await serveDocument(t, {
    data: [{ type: 'product', id: 6001, attributes }, { type: 'products', id: '6002' }, { type: 'products' }, { type: 'products', id: '6002' }], meta: { count: 'abc' }
  })
  const { items, total } = await listProducts(api, { offset: 0, limit: 20 })
  t.equal(total, null)
  t.same(items.map((item) => item.id), ['6001', '6002', '6002'], 'the one without an id is left out, the one sent twice is not')
  t.match(items[0], { name: '', status: null, statusText: 'sold-out', price: '25.0', onSale: null, position: 7, createdAt: null, description: null })
  t.match(items[1], { name: '', status: null, statusText: null, price: null, options: [], images: [], categories: [], artists: [], shippingOptions: [] })
})

t.test('stock that is not tracked, shipping to everywhere else, an artist', async (t) => {
  const { api } = await serveDocument(t, {
    data: {
      type: 'products',
      id: '6001',
      relationships: {
        options: { data: [{ type: 'product_options', id: '1' }] },
        shipping_options: { data: [{ type: 'shipping_options', id: '2' }] },
        artists: { data: [{ type: 'artists', id: '3' }] }
      }
    },
    included: [
      { type: 'product_options', id: '1', attributes: { name: 'Small', price: '5.0', quantity: null, sold: 0 } },
      { type: 'shipping_options', id: '2', attributes: { price_alone: '9.0', price_with_others: '1.0' }, relationships: { country: { data: null } } },
      { type: 'artists', id: '3', attributes: { name: 'Ada', permalink: 'ada', position: '2' } }
    ]
  })
  t.match(await fetchProduct(api, id), {
    options: [{ name: 'Small', quantity: null, sold: 0 }],
    shippingOptions: [{ priceAlone: '9.0', countryId: null }],
    artists: [{ id: '3', name: 'Ada', permalink: 'ada', position: 2 }]
  })
})

t.test('the sandbox’s products read whole, page by page', async (t) => {
  const { apiUrl, control } = await startSandbox(t)
  const { accountId, subdomain } = sellers.usual
  const credential = fixedCredential(accountId, (await control.token(subdomain)).access_token)
  const api = bind(startClient(t, apiUrl), { credential })
  const first = await listProducts(api, { offset: 0, limit: 10 })
  const second = await listProducts(api, { offset: 10, limit: 10 })
  t.equal(first.items.length, 10)
  t.ok((first.total ?? 0) > 10)
  t.notOk(second.items.some(({ id }) => first.items.some((other) => other.id === id)))
  for (const { name, price, status, options, categories } of first.items) {
    t.ok(name !== '' && price !== null && status !== null && options.length > 0 && categories.every((category) => category.name !== null), name)
  }
  const active = await listProducts(api, { offset: 0, limit: 100, filter: { status: 'active' }, sort: { by: 'name', direction: 'desc' } })
  const names = active.items.map(({ name }) => name)
  t.ok(active.items.every(({ status }) => status === 'active'))
  t.same(names, names.toSorted().reverse())

  const shown = first.items[0]
  t.same(await fetchProduct(api, resourceId(shown?.id ?? '') as ResourceId), shown, 'alone as in the list') // ids of the sandbox are fit
  t.equal((await control.calls()).total, 4)
})
