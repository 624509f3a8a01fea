import t from 'tap'
import { codesOf, openScene, type RestDocument } from './scene.ts'

const { ask, rest, write, sandbox } = await openScene(t)
const orders: RestDocument = await rest('/orders?page[limit]=100&filter[shipping_status]=unshipped')
const waiting = orders.data[0]?.id ?? ''
const items = (await rest(`/orders/${waiting}`)).included.filter(({ type }) => type === 'order_line_items')
const shipment = await write('POST', `/orders/${waiting}/shipments`, {
  type: 'shipments',
  attributes: { carrier: 'Royal Mail', tracking_number: 'AB1', tracking_url: 'https://track.example.com/AB1', items: items.map(({ id, attributes }) => ({ order_line_item_id: id, quantity: attributes['quantity'] })) }
})
const fields = '__typename id carrier trackingNumber trackingUrl createdAt updatedAt items { quantity item { id productName } }'
const shown = {
  __typename: 'Shipment',
  id: `gid://bigcartel/Shipment/${shipment.data.id}?order_id=${waiting}`,
  carrier: 'Royal Mail',
  trackingNumber: 'AB1',
  trackingUrl: 'https://track.example.com/AB1',
  createdAt: shipment.data.attributes['created_at'],
  updatedAt: shipment.data.attributes['updated_at'],
  items: items.map(({ id, attributes }) => ({ quantity: attributes['quantity'], item: { id: `gid://bigcartel/OrderItem/${id}?order_id=${waiting}`, productName: attributes['product_name'] } }))
}

t.test('the parcels of an order take one call of their own, and only when they are asked for', async (t) => {
  t.same((await ask(`{ order(number: "${waiting}") { number } }`)).calls, [`/orders/${waiting}`])
  const { data, calls } = await ask(`{ order(number: "${waiting}") { shipments { ${fields} } } }`)
  t.same(data, { order: { shipments: [shown] } })
  t.same(calls, [`/orders/${waiting}`, `/orders/${waiting}/shipments?page[limit]=100&page[offset]=0`])
})

t.test('a parcel is found by its global id', async (t) => {
  const { data, calls } = await ask('query($id: ID!) { node(id: $id) { ... on Shipment { ' + fields + ' } } }', { id: shown.id })
  t.same(data, { node: shown })
  t.equal(calls.length, 2)
  t.match(await ask('query($id: ID!) { node(id: $id) { id } }', { id: `gid://bigcartel/Shipment/9?order_id=${waiting}` }), { data: { node: null }, errors: undefined })
})

t.test('parcels that cannot be told are null, and the order stays', async (t) => {
  await sandbox.control.fault({ path: '/v1/accounts/*/orders/*/shipments', action: { type: 'status', status: 501 } })
  const answer = await ask(`{ order(number: "${waiting}") { number shipments { id } } }`)
  t.same([answer.data, codesOf(answer)], [{ order: { number: waiting, shipments: null } }, ['UPSTREAM_ERROR']])
  await sandbox.control.clearFaults()
})

t.test('a parcel with an item that the order does not have', async (t) => {
  const odd = { data: [{ id: '1', type: 'shipments', attributes: { items: [{ order_line_item_id: 'gone', quantity: 2 }] } }] }
  await sandbox.control.fault({ path: '/v1/accounts/*/orders/*/shipments', action: { type: 'status', status: 200, body: odd } })
  t.match((await ask(`{ order(number: "${waiting}") { shipments { carrier items { quantity item { id } } } } }`)).data, { order: { shipments: [{ carrier: null, items: [{ quantity: 2, item: null }] }] } })
  await sandbox.control.clearFaults()
})
