import t from 'tap'
import { fetchOrder, listOrders } from '../../src/big-cartel/order.ts'
import { resourceId, type ResourceId } from '../../src/big-cartel/resource-id.ts'
import { sellers, startSandbox } from '../helpers/sandbox.ts'
import { orderDocument } from './documents.ts'
import { bind, fixedCredential, serveDocument, startClient } from './upstream.ts'

const id = resourceId('LMFN-543196') as ResourceId // it is fit
const usDollar = { code: 'USD', name: 'U.S. Dollar', sign: '$', locale: 'en-US' }

t.test('the documented order is read with all that comes along', async (t) => {
  const { api, requests } = await serveDocument(t, orderDocument)
  const time = '2014-12-25T00:00:00.000Z'
  t.same(await fetchOrder(api, id), {
    id: 'LMFN-543196',
    customer: { firstName: 'Joe', lastName: 'Somebody', email: 'joe@example.com', phoneNumber: '+1 (123) 456-7890', optedInToMarketing: false },
    shippingAddress: { line1: '123 some street', line2: '#123', city: 'Somewhere', state: 'UT', zip: '64801', countryCode: 'US', countryName: 'United States', latitude: null, longitude: null },
    note: 'Created by Joe',
    itemCount: 1,
    totals: { items: '100.1', discount: '10.0', shipping: '10.0', tax: '0.0', taxRemittedByBigCartel: null, total: '100.1' },
    currency: usDollar,
    paymentStatus: 'completed',
    paymentStatusText: 'completed',
    shippingStatus: 'unshipped',
    shippingStatusText: 'unshipped',
    createdAt: time,
    updatedAt: time,
    completedAt: time,
    items: [{
      id: '2',
      productId: '7',
      productOptionId: '8',
      productName: 'This product',
      productOptionName: 'This option',
      quantity: 1,
      quantityShipped: null,
      quantityUnshipped: null,
      price: '100.0',
      total: '100.0',
      tax: null,
      imageUrl: 'https://images.bigcartel.com/some_resource/12345/-/example.jpg',
      categoryNames: []
    }],
    adjustments: [
      { id: '4', kind: 'shipping', amount: '10.0', label: 'Shipping charges' },
      { id: '5', kind: 'tax', amount: '0.1', label: null },
      { id: '6', kind: 'discount', amount: '10.0', label: '[FREESHIPPING] Free shipping discount' }
    ],
    payments: [{
      id: '3',
      label: 'Visa ending in 1234',
      amount: '100.0',
      currency: usDollar,
      processor: 'stripe',
      processorId: 'ex_123456789',
      processorUrl: 'https://manage.stripe.com/test/payments/ex_123456789'
    }],
    events: [{ id: '1', message: 'Payment completed', identifier: null, createdAt: time }]
  })
  t.same(requests, ['/v1/accounts/12345/orders/LMFN-543196'])
})

t.test('an order of newer attributes, of new kinds and statuses', async (t) => {
  const { api } = await serveDocument(t, {
    data: {
      type: 'orders',
      id: 'LMFN-543196',
      attributes: { payment_status: 'refunded', shipping_status: 'partially_shipped', shipping_country_id: 'GB', shipping_country_name: 'United Kingdom', completed_at: null, total: 12 },
      relationships: {
        items: { data: [{ type: 'order_line_items', id: '1' }, { type: 'order_line_items', id: '9' }] },
        adjustments: { data: [{ type: 'order_adjustments/base', id: '2' }, { type: 'surcharges', id: '3' }] },
        transactions: { data: [{ type: 'order_transactions/payments', id: '4' }] },
        shipping_country: { data: null }
      }
    },
    included: [
      { type: 'order_line_items', id: '1', attributes: { product_id: 7, product_option_id: 8, product_name: 'Print', quantity_shipped: 1, quantity_unshipped: 2, tax_total: '0.5', category_names: ['Prints'] }, relationships: { product: { data: null } } },
      { type: 'order_adjustments/base', id: '2', attributes: { amount: 3.5 } }
    ]
  })
  t.match(await fetchOrder(api, id), {
    paymentStatus: null,
    paymentStatusText: 'refunded',
    shippingStatus: null,
    shippingStatusText: 'partially_shipped',
    shippingAddress: { countryCode: 'GB', countryName: 'United Kingdom' },
    currency: null,
    completedAt: null,
    totals: { items: null, total: '12.0' },
    items: [
      { productId: '7', productOptionId: '8', quantityShipped: 1, quantityUnshipped: 2, tax: '0.5', categoryNames: ['Prints'] },
      { id: '9', productId: null, productName: '', productOptionName: '', quantity: null }
    ],
    adjustments: [{ kind: 'base', amount: '3.5', label: null }, { kind: 'surcharges', amount: null }],
    payments: [{ id: '4', amount: null, currency: null }],
    events: []
  })
})

t.test('an order that comes bare', async (t) => {
  const { api } = await serveDocument(t, { data: { type: 'orders', id: 'LMFN-543196', attributes: { shipping_country_id: '' } } })
  t.match(await fetchOrder(api, id), {
    id: 'LMFN-543196',
    customer: { firstName: null, email: null },
    shippingAddress: { line1: null, countryCode: null, countryName: null },
    totals: { total: null },
    currency: null,
    items: [],
    adjustments: [],
    payments: [],
    events: []
  })
})

t.test('a list is asked for with its page, filter, search and order', async (t) => {
  const { url, api, requests } = await serveDocument(t, { data: [] })
  await listOrders(api, {
    offset: 20,
    limit: 20,
    filter: { shippingStatus: 'unshipped', completedFrom: '2026-01-01', updatedTo: null },
    search: 'Ada & Co',
    sort: { by: 'completedAt', direction: 'asc' }
  })
  const [asked] = requests.map((request) => Object.fromEntries(new URL(request, url).searchParams))
  t.same(asked, {
    'page[limit]': '20',
    'page[offset]': '20',
    'filter[shipping_status]': 'unshipped',
    'filter[completed_at_from]': '2026-01-01',
    search: 'Ada & Co',
    sort: 'completed_at',
    sort_direction: 'asc'
  })
})

t.test('the sandbox’s orders are found and read whole', async (t) => {
  const { apiUrl, control } = await startSandbox(t)
  const { accountId, subdomain } = sellers.usual
  const credential = fixedCredential(accountId, (await control.token(subdomain)).access_token)
  const api = bind(startClient(t, apiUrl), { credential })
  const waiting = await listOrders(api, { offset: 0, limit: 100, filter: { shippingStatus: 'unshipped' }, sort: { by: 'createdAt', direction: 'desc' } })
  t.ok(waiting.items.length > 0)
  for (const { id, shippingStatus, currency, totals, items } of waiting.items) {
    t.ok(shippingStatus === 'unshipped' && currency?.locale === 'en-GB' && totals.total !== null && items.every((item) => item.productName !== '' && item.price !== null), id)
  }
  const [newest] = waiting.items
  if (newest === undefined) return
  const found = await listOrders(api, { offset: 0, limit: 20, search: newest.id })
  t.same(found.items, [newest])
  t.same(await fetchOrder(api, resourceId(newest.id) as ResourceId), newest, 'alone as in the list') // ids of the sandbox are fit
  const createdAts = waiting.items.map(({ createdAt }) => createdAt ?? '')
  t.same(createdAts, createdAts.toSorted().reverse())
})
