import t from 'tap'
import { openScene } from './scene.ts'

const { ask, sandbox, gateway } = await openScene(t)
const query = '{ shop { products(first: 3) { totalCount nodes { id name status statusText price { amount } position options { id name price { amount } quantity } images { url } categories { id name } shippingRates { countryCode priceAlone { amount } } } pageInfo { hasNextPage endCursor } } } }'
const listCall = '/products?page[limit]=3&page[offset]=0'

const option = { id: '9', type: 'product_options', attributes: { name: 'A3', price: '5.0', quantity: 2 } }
const category = { id: '2086390001', type: 'categories', attributes: { name: 'Prints', permalink: 'prints', position: 1 } }
const rate = { id: '7', type: 'shipping_options', attributes: { price_alone: '3.0' }, relationships: { country: { data: { type: 'country', id: 'GB' } } } }
const product = (change: object = {}, relationships: object = { options: { data: [{ type: 'product_options', id: '9' }] }, categories: { data: [{ type: 'categories', id: '2086390001' }] } }) => ({
  id: '1', type: 'products', attributes: { name: 'Print', status: 'active', default_price: '5.0', position: 1, ...change }, relationships
})
const shown = { id: 'gid://bigcartel/Product/1', name: 'Print', price: { amount: '5.0' }, options: [{ id: 'gid://bigcartel/ProductOption/9?product_id=1', name: 'A3', price: { amount: '5.0' }, quantity: 2 }], categories: [{ name: 'Prints' }] }

interface Case {
  name: string
  body: object
  nodes: unknown
  totalCount?: number | null
  hasNextPage?: boolean
  /** Calls for what is missing from the answer, besides the list and the account's currency. */
  more?: string[]
}

const cases: Case[] = [
  { name: 'as it is documented', body: { data: [product()], included: [option, category], meta: { count: '1' } }, nodes: [{ ...shown, status: 'ACTIVE' }], totalCount: 1 },
  { name: 'without included', body: { data: [product()], meta: { count: '1' } }, nodes: [{ name: 'Print', options: [{ name: '', price: null, quantity: null }], categories: [{ name: 'Linocut Prints' }] }], totalCount: 1, more: ['/categories/2086390001'] },
  { name: 'with included twice over: the first counts', body: { data: [product()], included: [option, category, { ...option, attributes: { name: 'copy' } }, category], meta: { count: '1' } }, nodes: [shown], totalCount: 1 },
  { name: 'with singular types', body: { data: [product({}, { options: { data: [{ type: 'product_option', id: '9' }] }, categories: { data: [{ type: 'category', id: '2086390001' }] } })], included: [option, category] }, nodes: [shown], hasNextPage: false },
  { name: 'with singular types in what is included', body: { data: [{ ...product(), type: 'product' }], included: [{ ...option, type: 'product_option' }, { ...category, type: 'category' }] }, nodes: [shown] },
  { name: 'with a to-one relation where there are many', body: { data: [product({}, { options: { data: { type: 'product_options', id: '9' } } })], included: [option] }, nodes: [{ options: [{ name: 'A3' }], categories: [] }] },
  { name: 'with relations of odd forms', body: { data: [product({}, { options: null, images: { data: 'x' }, categories: { data: [null, 5, { type: 'categories' }] }, shipping_options: {} })] }, nodes: [{ options: [], images: [], categories: [], shippingRates: [] }] },
  { name: 'without relations and attributes', body: { data: [{ id: '1', type: 'products' }] }, nodes: [{ name: '', status: null, statusText: null, price: null, position: null, options: [] }] },
  { name: 'with a status nobody knows', body: { data: [product({ status: 'on_loan' })], included: [option, category] }, nodes: [{ status: null, statusText: 'on_loan' }] },
  { name: 'with numbers for texts and texts for numbers', body: { data: [{ ...product({ default_price: 5, position: '1' }), id: 1 }], included: [{ ...option, id: 9, attributes: { name: 'A3', price: 5, quantity: '2' } }, category] }, nodes: [{ ...shown, position: 1 }] },
  { name: 'with numbers larger than any shop counts', body: { data: [product({ position: 3_000_000_000 })], included: [{ ...option, attributes: { name: 'A3', price: '5.0', quantity: '9007199254740993' } }, category], meta: { count: '3000000000' } }, nodes: [{ ...shown, position: null, options: [{ quantity: null }] }], totalCount: null },
  { name: 'with addresses that are none', body: { data: [product({}, { images: { data: [{ type: 'product_images', id: '3' }, { type: 'product_images', id: '4' }] } })], included: [{ id: '3', type: 'product_images', attributes: { url: 'javascript:alert(1)' } }, { id: '4', type: 'product_images', attributes: { url: 'https://a.example/4.png' } }] }, nodes: [{ images: [{ url: 'https://a.example/4.png' }] }] },
  { name: 'with a country in the singular', body: { data: [product({}, { shipping_options: { data: [{ type: 'shipping_option', id: '7' }] } })], included: [rate] }, nodes: [{ shippingRates: [{ countryCode: 'GB', priceAlone: { amount: '3.0' } }] }] },
  { name: 'with attributes that nobody knows', body: { data: [product({ __proto__: { x: 1 }, constructor: 'x', brand_new: { deep: [] } })], included: [option, category] }, nodes: [shown] },
  { name: 'with resources that are none among them', body: { data: [null, 5, 'x', { id: '2' }, product()], included: [null, option, category, 'x'] }, nodes: [shown] },
  { name: 'with a link to a next page elsewhere', body: { data: [product()], included: [option, category], meta: { count: '1' }, links: { next: 'http://127.0.0.1:1/steal' } }, nodes: [shown], totalCount: 1 },
  { name: 'with fewer than were asked for, and more to come', body: { data: [product()], included: [option, category], meta: { count: '500' } }, nodes: [shown], totalCount: 500, hasNextPage: true },
  { name: 'with nothing, and more to come', body: { data: [], meta: { count: '500' } }, nodes: [], totalCount: 500, hasNextPage: false },
  { name: 'with the same one twice', body: { data: [product(), product()], included: [option, category], meta: { count: '2' } }, nodes: [shown, shown], totalCount: 2 },
  { name: 'with more than were asked for', body: { data: [product(), product(), product(), product()], included: [option, category], meta: { count: '4' } }, nodes: [shown, shown, shown], totalCount: 4, hasNextPage: true },
  { name: 'with one instead of a list', body: { data: product(), included: [option, category] }, nodes: [shown] }
]

t.test('whatever form an answer has, it is read as far as it goes, and no call is made for what it says', async (t) => {
  for (const { name, body, nodes, totalCount = null, hasNextPage = false, more = [] } of cases) {
    await sandbox.control.fault({ path: '/v1/accounts/*/products', action: { type: 'status', status: 200, body } })
    for (let round = 0; round < 2; round++) {
      const { data, errors, calls } = await ask(query)
      t.equal(errors, undefined, name)
      t.match(data, { shop: { products: { totalCount, nodes, pageInfo: { hasNextPage } } } }, name)
      t.equal((data as { shop: { products: { nodes: unknown[] } } }).shop.products.nodes.length, (nodes as unknown[]).length, name) // as asked
      t.same(calls.filter((call) => call !== ''), [listCall, ...more], name)
    }
    await sandbox.control.clearFaults()
  }
  t.notMatch(gateway.logged(), 'unexpected error')
  t.equal((await fetch(`${gateway.url}/readyz`)).status, 200)
})

t.test('a walk ends when a server gives the same page again and again', async (t) => {
  await sandbox.control.fault({ path: '/v1/accounts/*/products', action: { type: 'status', status: 200, body: { data: [product()], meta: { count: '500' } } } })
  const { data, calls } = await ask('{ product(permalink: "nowhere") { id } }')
  t.same([data, calls.length], [{ product: null }, 2])
  await sandbox.control.clearFaults()
})
