import t from 'tap'
import { sellers, startSandbox } from '../helpers/sandbox.ts'
import { webhookReceiver } from './webhook-receiver.ts'

type Item = { id: string, type: string, attributes: Record<string, unknown> }
type Doc<D> = { data: D, meta: { count: string }, included: Item[] }

async function shop (t: Parameters<typeof startSandbox>[0], { subdomain, accountId }: typeof sellers[keyof typeof sellers] = sellers.usual) {
  const sandbox = await startSandbox(t)
  const { access_token: token } = await sandbox.control.token(subdomain)
  const send = async <D = Item>(method: string, path: string, data?: unknown, contentType = 'application/vnd.api+json') => {
    const answer = await fetch(`${sandbox.apiUrl}/accounts/${accountId}${path}`, {
      method,
      headers: { accept: 'application/vnd.api+json', authorization: `Bearer ${token}`, ...(data !== undefined && { 'content-type': contentType }) },
      ...(data !== undefined && { body: JSON.stringify({ data }) })
    })
    const text = await answer.text()
    return { status: answer.status, doc: JSON.parse(text === '' ? '{}' : text) as Doc<D> } // the contract suite holds it to that
  }
  const list = async (path: string) => (await send<Item[]>('GET', path)).doc.data
  return { sandbox, send, list }
}

for (const type of ['categories', 'artists']) {
  t.test(`${type} are created, renamed, put in order and deleted`, async (t) => {
    const { send, list } = await shop(t)
    const created = await send('POST', `/${type}`, { type, attributes: { name: 'Été à la Mer' } })
    t.equal(created.status, 201)
    t.match(created.doc.data.attributes, { name: 'Été à la Mer', permalink: 'ete-a-la-mer' })
    const { id } = created.doc.data
    t.match(await send('PATCH', `/${type}/${id}`, { id, type, attributes: { name: 'Summer' } }), { status: 200, doc: { data: { attributes: { name: 'Summer', permalink: 'summer' } } } })

    const before = (await list(`/${type}`)).map((record) => record.id)
    t.equal((await send('PATCH', `/relationships/${type}`, [{ type, id }])).status, 204)
    const after = await list(`/${type}`)
    t.strictSame(after.map((record) => record.id), [id, ...before.filter((other) => other !== id)], 'those not named keep their order')
    t.strictSame(after.map(({ attributes }) => attributes['position']), after.map((_, index) => index + 1))

    const used = before[0] ?? ''
    t.equal((await send('DELETE', `/${type}/${used}`)).status, 204)
    t.equal((await send('GET', `/${type}/${used}`)).status, 404)
    const { doc } = await send('GET', '/products?page[limit]=100')
    t.notOk(doc.included.some((resource) => resource.type === type && resource.id === used), 'products forget it')
  })
}

t.test('a seller without artists cannot write any either', async (t) => {
  const { send } = await shop(t, sellers.tiny)
  for (const [method, path, data] of [['POST', '/artists', { type: 'artists', attributes: { name: 'A' } }], ['PATCH', '/relationships/artists', []], ['DELETE', '/artists/1', undefined]] as const) {
    t.match(await send(method, path, data), { status: 403, doc: { errors: [{ code: 'account.artists-disabled' }] } })
  }
})

t.test('a product takes the attributes that Big Cartel lets be written, and no price', async (t) => {
  const { send, list } = await shop(t)
  const [{ id } = { id: '' }] = await list('/products')
  const written = { name: 'Heron at High Tide', description: '', status: 'hidden', on_sale: true, permalink: 'heron-at-high-tide', default_price: '1.0' }
  const { status, doc } = await send('PATCH', `/products/${id}`, { id, type: 'products', attributes: written })
  t.equal(status, 200)
  t.match(doc.data.attributes, { ...written, default_price: '42.0' })
  t.match((await send('GET', `/products/${id}`)).doc.data, doc.data, 'and keeps them')
  t.equal((await send('PATCH', `/products/${id}`, { id, type: 'products', attributes: { status: 'sold-out' } })).status, 402)
  t.equal((await send('POST', '/products', { type: 'products', attributes: { name: 'New' } })).status, 404, 'products cannot be created')
  t.equal((await send('PATCH', '/relationships/products', [{ type: 'products', id: 'nonsense' }])).status, 404)
})

t.test('an order is corrected and marked as shipped, with an event for it', async (t) => {
  const { send, list } = await shop(t)
  const [{ id } = { id: '' }] = await list('/orders?filter[shipping_status]=unshipped')
  const attributes = { customer_first_name: 'Ida', customer_phone_number: null, shipping_address_2: null, shipping_country_id: 'PT', shipping_status: 'shipped' }
  const { status, doc } = await send('PATCH', `/orders/${id}`, { id, type: 'orders', attributes })
  t.equal(status, 200)
  t.match(doc.data.attributes, { ...attributes, shipping_country_name: 'Portugal' })
  t.ok(doc.included.some(({ type, attributes: event }) => type === 'order_events' && event['message'] === 'Marked as shipped'))
  t.ok(doc.included.every(({ type, attributes: item }) => type !== 'order_line_items' || item['quantity_unshipped'] === 0))
  t.equal((await send('PATCH', `/orders/${id}`, { id, type: 'orders', attributes: { shipping_country_id: 'ZZ' } })).status, 402)
  t.equal((await send('PATCH', `/orders/${id}`, { id, type: 'orders', attributes: { customer_email: '' } })).status, 402)
})

t.test('shipments cover items until the order counts as shipped', async (t) => {
  const { send, list } = await shop(t)
  const [{ id } = { id: '' }] = await list('/orders?filter[shipping_status]=unshipped')
  const path = `/orders/${id}/shipments`
  const items = (await send('GET', `/orders/${id}`)).doc.included.filter(({ type }) => type === 'order_line_items')
    .map((item) => ({ order_line_item_id: item.id, quantity: item.attributes['quantity'] }))
  const create = (covered: unknown) => send('POST', path, { type: 'shipments', attributes: { notify_customer: true, carrier: 'RoyalMail', tracking_number: 'RM1', items: covered } })
  t.equal((await create([])).status, 402)
  t.equal((await create([{ order_line_item_id: 'x', quantity: 1 }])).status, 402)
  t.equal((await create([{ ...items[0], quantity: 99 }])).status, 402)
  const created = await create(items)
  t.equal(created.status, 201)
  t.match(created.doc.data, { type: 'shipments', attributes: { carrier: 'RoyalMail', tracking_number: 'RM1', tracking_url: null, items } })
  t.match((await send('GET', `/orders/${id}`)).doc.data.attributes, { shipping_status: 'shipped' })

  const shipment = `${path}/${created.doc.data.id}`
  t.match(await send('PATCH', shipment, { id: created.doc.data.id, type: 'shipments', attributes: { tracking_url: 'https://track.example.com/RM1' } }), { status: 200, doc: { data: { attributes: { carrier: 'RoyalMail', tracking_url: 'https://track.example.com/RM1' } } } })
  t.equal((await send('GET', path)).doc.meta.count, '1')
  t.equal((await send('DELETE', shipment)).status, 204)
  t.equal((await send('GET', shipment)).status, 404)
  t.match((await send('GET', `/orders/${id}`)).doc.data.attributes, { shipping_status: 'unshipped' })
})

t.test('discounts are created, changed and deleted; a code is taken once', async (t) => {
  const { send } = await shop(t)
  const attributes = { name: 'Spring', code: 'SPRING', requirement_type: 'none', expiration_type: 'date', reward_type: 'percent', application_type: 'cart', percent_discount: 15, minimum_cart_total: '20.0', expires_at: '2027-04-01' }
  const created = await send('POST', '/discounts', { type: 'discounts', attributes })
  t.equal(created.status, 201)
  t.match(created.doc.data.attributes, { ...attributes, expires_at: '2027-04-01T00:00:00.000Z', use_count: 0 })
  t.equal((await send('POST', '/discounts', { type: 'discounts', attributes })).status, 402, 'the code is taken')
  t.equal((await send('POST', '/discounts', { type: 'discounts', attributes: { name: 'No code' } })).status, 402)
  const { id } = created.doc.data
  const changed = await send('PATCH', `/discounts/${id}`, { id, type: 'discounts', attributes: { percent_discount: null, flat_rate_discount: '2.5', expires_at: null } })
  t.match(changed, { status: 200, doc: { data: { attributes: { code: 'SPRING', percent_discount: null, flat_rate_discount: '2.5', expires_at: null } } } })
  t.equal((await send('DELETE', `/discounts/${id}`)).status, 204)
  t.equal((await send('GET', `/discounts/${id}`)).status, 404)
})

t.test('pages are created and changed, and need a name', async (t) => {
  const { send } = await shop(t)
  const created = await send('POST', '/pages', { type: 'pages', attributes: { name: 'Open Studio', content: '<p>Come by.</p>' } })
  t.match(created, { status: 201, doc: { data: { attributes: { name: 'Open Studio', path: '/open-studio', category: 'custom', use_layout: true } } } })
  const { id } = created.doc.data
  t.match(await send('PATCH', `/pages/${id}`, { id, type: 'pages', attributes: { name: 'Open Studio', use_layout: false } }), { status: 200, doc: { data: { attributes: { content: '<p>Come by.</p>', use_layout: false } } } })
  t.equal((await send('PATCH', `/pages/${id}`, { id, type: 'pages', attributes: { content: 'x' } })).status, 402)
  t.equal((await send('DELETE', `/pages/${id}`)).status, 404, 'pages cannot be deleted')
})

t.test('a body that is not about the resource is refused before its attributes are looked at', async (t) => {
  const { send, list } = await shop(t)
  const [{ id } = { id: '' }] = await list('/categories')
  const attributes = { name: 'X' }
  t.equal((await send('PATCH', `/categories/${id}`, { id, type: 'artists', attributes })).status, 409)
  t.equal((await send('PATCH', `/categories/${id}`, { id: '1', type: 'categories', attributes })).status, 409)
  t.equal((await send('PATCH', `/categories/${id}`, { id, type: 'categories' })).status, 409)
  t.equal((await send('PATCH', `/categories/${id}`, null)).status, 400)
  t.equal((await send('PATCH', `/categories/${id}`, { id, type: 'categories', attributes }, 'text/plain')).status, 400)
  t.equal((await send('PATCH', '/relationships/categories', { type: 'categories', id })).status, 400)
  t.equal((await send('PATCH', '/relationships/categories', [{ type: 'artists', id }])).status, 409)
})

t.test('changes that come through the API are told to the webhook too, as JSON:API documents', async (t) => {
  const { sandbox, send, list } = await shop(t)
  const receiver = await webhookReceiver(t)
  await sandbox.control.settings({ webhookUrl: receiver.url })
  const [product] = await list('/products')
  const { doc } = await send('PATCH', `/products/${product?.id}`, { id: product?.id, type: 'products', attributes: { name: 'Heron' } })
  const { account_id: account, type, payload } = JSON.parse((await receiver.next()).body)
  t.strictSame([account, type], [sellers.usual.accountId, 'product.updated'])
  t.same(payload, doc)
  const [order] = await list('/orders')
  await send('PATCH', `/orders/${order?.id}`, { id: order?.id, type: 'orders', attributes: { customer_note: 'Thanks!' } })
  t.match(JSON.parse((await receiver.next()).body), { type: 'order.updated', payload: { data: { id: order?.id, attributes: { customer_note: 'Thanks!' } } } })
})
