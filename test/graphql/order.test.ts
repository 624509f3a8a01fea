import t from 'tap'
import { codesOf, openScene, type RestDocument } from './scene.ts'

const everyField = `
  __typename id number note itemCount paymentStatus paymentStatusText shippingStatus shippingStatusText createdAt updatedAt completedAt
  customer { firstName lastName email phoneNumber optedInToMarketing }
  shippingAddress { line1 line2 city state zip country { code name } latitude longitude }
  currency { code name sign locale }
  totals { items { amount currencyCode } discount { amount } shipping { amount } tax { amount } taxRemittedByBigCartel { amount } total { amount } }
  items { __typename id productName optionName quantity quantityShipped quantityUnshipped price { amount } total { amount } tax { amount } image { url } categoryNames }
  adjustments { __typename id kind amount { amount } label ... on DiscountAdjustment { code } }
  payments { __typename id label amount { amount } processor processorId processorUrl }
  events { __typename id message kind createdAt }`

const { ask, rest, sandbox } = await openScene(t, 'harbourpress', { LIMIT_COST: '5000' })
const orders = (await rest('/orders?page[limit]=100')).data
const newest = orders[0]?.id ?? ''

function attributesOf ({ included }: RestDocument, type: string): Array<Record<string, unknown> & { id: string }> {
  return included.filter((resource) => resource.type === type).map(({ id, attributes }) => ({ ...attributes, id }))
}

t.test('every field of an order says what Big Cartel says', async (t) => {
  const document = await rest(`/orders/${newest}`)
  const { attributes: order } = document.data
  const amount = (value: unknown) => ({ amount: value })
  const { data, calls } = await ask(`{ order(number: "${newest}") { ${everyField} } }`)
  t.same(calls, [`/orders/${newest}`], 'one call: an order knows its own currency')
  t.match(data, {
    order: {
      __typename: 'Order',
      id: `gid://bigcartel/Order/${newest}`,
      number: newest,
      note: order['customer_note'],
      itemCount: order['item_count'],
      paymentStatus: 'COMPLETED',
      paymentStatusText: 'completed',
      shippingStatus: 'UNSHIPPED',
      shippingStatusText: 'unshipped',
      createdAt: order['created_at'],
      updatedAt: order['updated_at'],
      completedAt: order['completed_at'],
      customer: { firstName: order['customer_first_name'], lastName: order['customer_last_name'], email: order['customer_email'], phoneNumber: order['customer_phone_number'], optedInToMarketing: order['customer_opted_in_to_marketing'] },
      shippingAddress: { line1: order['shipping_address_1'], line2: order['shipping_address_2'], city: order['shipping_city'], state: order['shipping_state'], zip: order['shipping_zip'], country: { code: order['shipping_country_id'], name: order['shipping_country_name'] }, latitude: order['shipping_latitude'], longitude: order['shipping_longitude'] },
      currency: { code: 'GBP', name: 'Pound Sterling', sign: '£', locale: 'en-GB' },
      totals: {
        items: { amount: order['item_total'], currencyCode: 'GBP' },
        discount: amount(order['discount_total']),
        shipping: amount(order['shipping_total']),
        tax: amount(order['tax_total']),
        taxRemittedByBigCartel: null,
        total: amount(order['total'])
      },
      items: attributesOf(document, 'order_line_items').map((item) => ({
        __typename: 'OrderItem',
        id: `gid://bigcartel/OrderItem/${item.id}?order_id=${newest}`,
        productName: item['product_name'],
        optionName: item['product_option_name'],
        quantity: item['quantity'],
        quantityShipped: item['quantity_shipped'],
        quantityUnshipped: item['quantity_unshipped'],
        price: amount(item['price']),
        total: amount(item['total']),
        tax: amount(item['tax_total']),
        image: { url: item['image_url'] },
        categoryNames: item['category_names']
      })),
      adjustments: [
        { __typename: 'ShippingAdjustment', id: /^gid:\/\/bigcartel\/ShippingAdjustment\/\d+\?order_id=[A-Z]{4}-\d{6}$/, kind: 'shipping', label: 'Shipping to United Kingdom' },
        { __typename: 'DiscountAdjustment', kind: 'discount', label: '[AHOY10] Welcome aboard', code: 'AHOY10' }
      ],
      payments: attributesOf(document, 'order_transactions/payments').map((payment) => ({
        __typename: 'OrderPayment', id: `gid://bigcartel/OrderPayment/${payment.id}?order_id=${newest}`, label: payment['label'], amount: amount(payment['amount']), processor: payment['processor'], processorId: payment['processor_id'], processorUrl: payment['processor_url']
      })),
      events: attributesOf(document, 'order_events').map((event) => ({ id: `gid://bigcartel/OrderEvent/${event.id}?order_id=${newest}`, message: event['message'], kind: event['identifier'], createdAt: event['created_at'] }))
    }
  })
})

t.test('all forty orders with everything inside cost one call', async (t) => {
  const { data, errors, calls } = await ask(`{ account { orders(first: 100) { totalCount nodes { ${everyField} } } } }`)
  t.equal(errors, undefined)
  t.same(calls, ['/orders?page[limit]=100&page[offset]=0'])
  t.match(data, { account: { orders: { totalCount: 40, nodes: orders.map(({ id }) => ({ number: id })) } } })
  t.match(JSON.stringify(data), /"__typename":"OtherAdjustment","id":"[^"]+","kind":"base"/)
  t.match(JSON.stringify(data), 'Tall Ships, first printing')
})

t.test('an order is found by id or by number, by exactly one of them', async (t) => {
  const found = { order: { number: newest } }
  for (const argument of [`id: "gid://bigcartel/Order/${newest}"`, `id: "${newest}"`, `number: "${newest}"`, `id: null, number: "${newest}"`]) {
    t.match(await ask(`{ order(${argument}) { number } }`), { data: found, calls: [`/orders/${newest}`] }, argument)
  }
  for (const call of ['order', `order(id: "${newest}", number: "${newest}")`, 'order(id: null)']) {
    const answer = await ask(`{ ${call} { number } }`)
    t.match(answer, { data: { order: null }, calls: [] }, call)
    t.same(codesOf(answer), ['BAD_USER_INPUT'])
  }
  t.match(await ask('{ order(number: "NONE-000000") { number } }'), { data: { order: null }, errors: undefined })
  for (const number of ['../products', 'LMFN\n', '', 'gid://bigcartel/Product/1', 'X'.repeat(10_000)]) {
    t.match(await ask('query($number: String) { order(number: $number) { id } }', { number }), { data: { order: null }, calls: [], errors: undefined }, number.slice(0, 30))
  }
})

t.test('a status that is new to this gateway is null, with its text beside it', async (t) => {
  const odd = { data: { id: newest, type: 'orders', attributes: { payment_status: 'haggling', shipping_status: 'by_pigeon' }, relationships: {} } }
  await sandbox.control.fault({ path: '/v1/accounts/*/orders/*', action: { type: 'status', status: 200, body: odd } })
  for (let round = 0; round < 3; round++) {
    const { data, errors } = await ask(`{ order(number: "${newest}") { ${everyField} } }`)
    t.equal(errors, undefined)
    t.match(data, {
      order: {
        paymentStatus: null, paymentStatusText: 'haggling', shippingStatus: null, shippingStatusText: 'by_pigeon', items: [], payments: [], shippingAddress: { line1: null, country: null }, totals: { total: null }
      }
    })
  }
  await sandbox.control.clearFaults()
})

t.test('an order that names no currency is in the account\'s', async (t) => {
  const bare = { data: { id: newest, type: 'orders', attributes: { total: '12.5', item_total: 12.5 }, relationships: {} } }
  await sandbox.control.fault({ path: '/v1/accounts/*/orders/*', action: { type: 'status', status: 200, body: bare } })
  const { data, calls } = await ask(`{ order(number: "${newest}") { totals { total { formatted } items { formatted } tax { formatted } } } }`)
  t.same(data, { order: { totals: { total: { formatted: '£12.50' }, items: { formatted: '£12.50' }, tax: null } } })
  t.same(calls, [`/orders/${newest}`, ''])
  await sandbox.control.clearFaults()
})

t.test('money of an order is written as its own currency is, whatever the account\'s', async (t) => {
  const yen = { type: 'currencies', id: 'JPY' }
  const odd = {
    data: { id: newest, type: 'order', attributes: { total: '2500.0' }, relationships: { currency: { data: yen }, transactions: { data: [{ type: 'order_transactions/payments', id: '1' }, { type: 'order_transactions/payments', id: '2' }] } } },
    included: [{ ...yen, attributes: { locale: 'ja-JP' } }, { type: 'order_transactions/payments', id: '1', attributes: { amount: 2500 } }, { type: 'order_transactions/payments', id: '2', attributes: { amount: '12.5' }, relationships: { currency: { data: { type: 'currency', id: 'USD' } } } }]
  }
  await sandbox.control.fault({ path: '/v1/accounts/*/orders/*', action: { type: 'status', status: 200, body: odd } })
  t.match(await ask(`{ order(number: "${newest}") { totals { total { currencyCode formatted } } payments { amount { formatted } } } }`), {
    data: { order: { totals: { total: { currencyCode: 'JPY', formatted: '￥2,500' } }, payments: [{ amount: { formatted: '￥2,500' } }, { amount: { formatted: '$12.50' } }] } }, calls: { length: 1 }
  })
  await sandbox.control.clearFaults()
})

t.test('orders are filtered, searched and sorted by Big Cartel', async (t) => {
  const page = 'page[limit]=3&page[offset]=0'
  const cases: Array<[args: string, query: string]> = [
    ['filter: { shippingStatus: UNSHIPPED }', 'filter[shipping_status]=unshipped'],
    ['filter: { completedFrom: "2026-10-01", completedTo: "2026-10-20T12:00:00+02:00" }', 'filter[completed_at_from]=2026-10-01T00:00:00.000Z&filter[completed_at_to]=2026-10-20T10:00:00.000Z'],
    ['filter: { updatedFrom: "2026-10-01T00:00Z", updatedTo: null }', 'filter[updated_at_from]=2026-10-01T00:00:00.000Z'],
    ['filter: {}', ''],
    ['query: "Castellanos"', 'search=Castellanos'],
    ['sort: { field: COMPLETED_AT }', 'sort=completed_at&sort_direction=asc'],
    ['sort: { field: UPDATED_AT, direction: DESC }', 'sort=updated_at&sort_direction=desc']
  ]
  for (const [args, query] of cases) {
    const { calls, errors } = await ask(`{ account { orders(first: 3, ${args}) { totalCount nodes { number } } } }`)
    t.equal(errors, undefined, args)
    t.same(calls.map((call) => call.replaceAll('+', ' ')), [`/orders?${page}${query === '' ? '' : `&${query}`}`])
  }
})

t.test('whatever is searched for arrives as one text', async (t) => {
  for (const query of ['a&page[offset]=5', 'x\r\nhost: evil', '😀 #?/..%00', '"', '', 'q'.repeat(200)]) {
    await sandbox.control.resetCalls()
    const { errors } = await ask('query($query: String) { account { orders(first: 1, query: $query) { totalCount } } }', { query })
    const [call] = (await sandbox.control.calls()).calls
    t.equal(errors, undefined)
    t.equal(new URL(call?.url ?? '', sandbox.url).searchParams.get('search'), query)
  }
  const long = await ask('query($query: String) { account { orders(first: 1, query: $query) { totalCount } } }', { query: 'q'.repeat(201) })
  t.same([codesOf(long), long.calls], [['BAD_USER_INPUT'], []])
})
