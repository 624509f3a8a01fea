import t, { type Test } from 'tap'
import { fetchArtist, listArtists } from '../../src/big-cartel/artist.ts'
import { fetchCart, listCarts } from '../../src/big-cartel/cart.ts'
import { fetchCategory, listCategories } from '../../src/big-cartel/category.ts'
import { listCountries } from '../../src/big-cartel/country.ts'
import { fetchDiscount, listDiscounts } from '../../src/big-cartel/discount.ts'
import { fetchCustomPage, listCustomPages } from '../../src/big-cartel/page.ts'
import { resourceId, type ResourceId } from '../../src/big-cartel/resource-id.ts'
import { fetchShipment, listShipments } from '../../src/big-cartel/shipment.ts'
import { sellers, startSandbox } from '../helpers/sandbox.ts'
import { categoriesDocument } from './documents.ts'
import { bind, fixedCredential, serveDocument, startClient, startUpstream } from './upstream.ts'

const all = { offset: 0, limit: 100 }
const fit = (id: string | undefined) => resourceId(id ?? '') as ResourceId // the ids of these tests are fit

async function sandboxApi (t: Test, { accountId, subdomain }: typeof sellers[keyof typeof sellers] = sellers.usual) {
  const { apiUrl, control } = await startSandbox(t)
  const credential = fixedCredential(accountId, (await control.token(subdomain)).access_token)
  return { api: bind(startClient(t, apiUrl), { credential }), control }
}

t.test('categories and artists are read alike', async (t) => {
  const page = { items: [{ id: '1', name: 'Prints', permalink: 'prints', position: 1 }], total: 1, offset: 0 }
  const list = await serveDocument(t, categoriesDocument)
  t.same(await listCategories(list.api, all), page)
  t.same(await listArtists(list.api, all), page)
  const single = await serveDocument(t, { data: categoriesDocument.data[0] })
  t.same(await fetchCategory(single.api, fit('1')), page.items[0])
  t.same(await fetchArtist(single.api, fit('1')), page.items[0])
  t.same(single.requests, ['/v1/accounts/12345/categories/1', '/v1/accounts/12345/artists/1'])
})

t.test('a discount is read, its types as they are', async (t) => {
  const attributes = {
    name: 'Spring', code: 'SPRING', active_at: '2026-03-01', expires_at: null, requirement_type: 'none', expiration_type: 'never', reward_type: 'percent', application_type: 'cart', percent_discount: 12.5, flat_rate_discount: '3.0', use_limit: 100, use_count: 7, minimum_cart_total: '20.0', minimum_cart_quantity: 2, includes_free_shipping: true
  }
  const data = { type: 'discounts', id: '1', attributes, relationships: { categories: { data: [{ type: 'categories', id: '2' }] }, products: { data: [{ type: 'products', id: '3' }] } } }
  const { api } = await serveDocument(t, { data })
  t.same(await fetchDiscount(api, fit('1')), {
    id: '1',
    name: 'Spring',
    code: 'SPRING',
    activeAt: '2026-03-01T00:00:00.000Z',
    expiresAt: null,
    requirementType: 'none',
    expirationType: 'never',
    rewardType: 'percent',
    applicationType: 'cart',
    percentDiscount: '12.5',
    flatRateDiscount: '3.0',
    useLimit: 100,
    useCount: 7,
    minimumCartTotal: '20.0',
    minimumCartQuantity: 2,
    includesFreeShipping: true,
    categories: [{ id: '2', name: null, permalink: null, position: null }],
    productIds: ['3']
  })
})

t.test('a discount that does not say what it is limited to, unlike one that is limited to nothing', async (t) => {
  const silent = await serveDocument(t, { data: { type: 'discounts', id: '1', attributes: { name: 'A' }, relationships: { categories: { links: {} } } } })
  t.match(await fetchDiscount(silent.api, fit('1')), { categories: null, productIds: null })
  const none = await serveDocument(t, { data: { type: 'discounts', id: '1', relationships: { categories: { data: [] }, products: { data: null } } } })
  t.match(await fetchDiscount(none.api, fit('1')), { categories: [], productIds: [] })
})

t.test('a parcel is read, its items in either form', async (t) => {
  const attributes = { carrier: 'RoyalMail', tracking_number: 'AB1', tracking_url: 'https://track.example.com/AB1', created_at: '2026-01-02T03:04:05.000Z', updated_at: null }
  const items = [{ order_line_item_id: '5001', quantity: 1 }, { order_line_item_id: 5002, quantity: '2' }, { quantity: 3 }, 'x']
  const read = { id: '1', carrier: 'RoyalMail', trackingNumber: 'AB1', trackingUrl: 'https://track.example.com/AB1', createdAt: '2026-01-02T03:04:05.000Z', updatedAt: null, items: [{ itemId: '5001', quantity: 1 }, { itemId: '5002', quantity: 2 }] }
  const inAttributes = await serveDocument(t, { data: { type: 'shipments', id: '1', attributes: { ...attributes, items } } })
  t.same(await fetchShipment(inAttributes.api, fit('A-1'), fit('1')), read)
  t.same(inAttributes.requests, ['/v1/accounts/12345/orders/A-1/shipments/1'])
  const included = [['7', 5001, 1], ['8', '5002', 2]].map(([id, item, quantity]) => ({ type: 'shipment_items', id, attributes: { order_line_item_id: item, quantity } }))
  const inRelation = await serveDocument(t, { data: [{ type: 'shipments', id: '1', attributes, relationships: { items: { data: [{ type: 'shipment_items', id: '7' }, { type: 'shipment_items', id: '8' }] } } }], included, meta: { count: '1' } })
  t.same(await listShipments(inRelation.api, fit('A-1')), [read])
  const bare = await serveDocument(t, { data: { type: 'shipments', id: '1' } })
  t.match(await fetchShipment(bare.api, fit('A-1'), fit('1')), { id: '1', carrier: null, items: [] })
})

t.test('a cart is read, if only its id is known', async (t) => {
  const { api, requests } = await serveDocument(t, { data: { type: 'carts', id: '1', attributes: { item_count: '2', total: 5 } } })
  t.same(await fetchCart(api, fit('1')), { id: '1', itemCount: 2, total: '5.0', createdAt: null, updatedAt: null })
  const bare = await serveDocument(t, { data: [{ type: 'carts', id: '1' }] })
  t.same((await listCarts(bare.api, all)).items, [{ id: '1', itemCount: null, total: null, createdAt: null, updatedAt: null }])
  t.same(requests, ['/v1/accounts/12345/carts/1'])
})

t.test('a page shows more alone than in a list', async (t) => {
  const attributes = { name: 'About', path: '/about', category: 'custom' }
  const list = await serveDocument(t, { data: [{ type: 'pages', id: '1', attributes }] })
  const listed = { id: '1', ...attributes, content: null, isPublished: null, usesLayout: null }
  t.same(await listCustomPages(list.api, all), { items: [listed], total: null, offset: 0 })
  const single = await serveDocument(t, { data: { type: 'pages', id: '1', attributes: { ...attributes, content: '<p>Hi</p>', is_published: true, use_layout: false } } })
  t.same(await fetchCustomPage(single.api, fit('1')), { ...listed, content: '<p>Hi</p>', isPublished: true, usesLayout: false })
})

t.test('countries are read to the end, whatever the server does about pages', async (t) => {
  const codes = Array.from({ length: 249 }, (_, index) => `C${index}`)
  const servers: ReadonlyArray<readonly [string, (offset: number, limit: number) => unknown, number]> = [
    ['pages with a total', (offset, limit) => ({ data: part(codes, offset, limit), meta: { count: '249' } }), 3],
    ['pages without a total', (offset, limit) => ({ data: part(codes, offset, limit) }), 4],
    ['pages shorter than asked for', (offset) => ({ data: part(codes, offset, 60), meta: { count: '249' } }), 5],
    ['pages of twenty, as long as Big Cartel makes them of itself', (offset) => ({ data: part(codes, offset, 20), meta: { count: '249' } }), 13],
    ['all at once', () => ({ data: part(codes, 0, 249), meta: { count: '249' } }), 1],
    ['the same page again and again', () => ({ data: part(codes, 0, 249) }), 2]
  ]
  for (const [name, answer, calls] of servers) {
    const { api, requests } = await startUpstream(t, (request, response) => {
      const query = new URL(request.url ?? '', 'http://upstream').searchParams
      response.end(JSON.stringify(answer(Number(query.get('page[offset]')), Number(query.get('page[limit]')))))
    })
    t.same((await listCountries(api)).map(({ code }) => code), codes, name)
    t.equal(requests.length, calls, name)
  }
})

t.test('a list of countries without an end is given up, and not taken for a whole one', async (t) => {
  const { api, requests } = await startUpstream(t, (request, response) => {
    const offset = Number(new URL(request.url ?? '', 'http://upstream').searchParams.get('page[offset]'))
    response.end(JSON.stringify({ data: part(Array.from({ length: offset + 1 }, (_, index) => `C${index}`), offset, 1) }))
  })
  await t.rejects(listCountries(api), { code: 'UPSTREAM_CALL_LIMIT' })
  t.equal(requests.length, 50)
})

t.test('the sandbox’s lists read whole, and each entry alone is the same', async (t) => {
  const { api, control } = await sandboxApi(t)
  const [category] = (await listCategories(api, all)).items
  t.same(await fetchCategory(api, fit(category?.id)), category)
  const [artist] = (await listArtists(api, all)).items
  t.same(await fetchArtist(api, fit(artist?.id)), artist)
  const [discount] = (await listDiscounts(api, all)).items
  t.same(await fetchDiscount(api, fit(discount?.id)), discount)
  const [page] = (await listCustomPages(api, all)).items
  t.match(await fetchCustomPage(api, fit(page?.id)), { name: page?.name, path: page?.path, category: page?.category, isPublished: true })
  t.equal((await control.calls()).total, 8)
  t.ok((await listCountries(api)).some(({ code, name }) => code === 'US' && name === 'United States'))
})

function part (codes: readonly string[], offset: number, limit: number) {
  return codes.slice(offset, offset + limit).map((id) => ({ type: 'countries', id, attributes: { name: `Country ${id}` } }))
}
