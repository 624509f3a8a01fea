import type { FastifyInstance } from 'fastify'
import { find, parameterOf, placeOf, readRoutes, sendOne, type Collection } from '../json-api/collection-routes.ts'
import { singleDocument } from '../json-api/document.ts'
import { requestFailed } from '../json-api/failure.ts'
import { choiceFilter, dateFilter } from '../json-api/listing.ts'
import { timestamp } from '../json-api/wire.ts'
import { anyText, kept, oneOf, optionalText, text, writtenAttributes } from '../json-api/written.ts'
import { countryName } from '../seed/countries.ts'
import { nextId, shippingStatuses, type Order, type ShippingStatus, type Shop } from '../shop.ts'
import type { World } from '../world.ts'
import { orderView } from './order-view.ts'

const collection: Collection<Order> = {
  path: 'orders',
  name: 'order',
  records: (shop) => shop.orders,
  view: orderView,
  rules: {
    sorts: {
      completed_at: (order) => order.completedAt,
      created_at: (order) => order.createdAt,
      updated_at: (order) => order.updatedAt
    },
    filters: {
      shipping_status: choiceFilter(shippingStatuses, (order) => order.shippingStatus),
      completed_at_from: dateFilter('from', (order) => order.completedAt),
      completed_at_to: dateFilter('to', (order) => order.completedAt),
      updated_at_from: dateFilter('from', (order) => order.updatedAt),
      updated_at_to: dateFilter('to', (order) => order.updatedAt)
    },
    search: ({ id, customer }) => [id, customer.email, `${customer.firstName} ${customer.lastName}`]
  }
}

/** What an order's PATCH may change. */
const writable = {
  customer_first_name: text,
  customer_last_name: text,
  customer_email: text,
  customer_phone_number: optionalText,
  customer_note: anyText,
  shipping_address_1: text,
  shipping_address_2: optionalText,
  shipping_city: text,
  shipping_state: anyText,
  shipping_zip: text,
  shipping_country_id: text,
  shipping_status: oneOf(shippingStatuses)
}

/** `/accounts/:account/orders`, newest first. Orders cannot be created or deleted over the API. */
export function orderRoutes (app: FastifyInstance, world: World): void {
  readRoutes(app, collection)

  app.patch('/accounts/:account/orders/:order', async (request, reply) => {
    const place = placeOf(request)
    const order = find(place.shop.orders, parameterOf(request, 'order'))
    const written = writtenAttributes(request.body, { type: 'orders', id: order.id }, writable)
    const countryCode = written.shipping_country_id ?? order.address.countryCode
    if (countryName(countryCode) === undefined) throw requestFailed(`shipping_country_id ${countryCode} is no country.`)
    const moment = timestamp(world.now())
    rewrite(order, written, countryCode)
    markShipping(place.shop, order, written.shipping_status ?? order.shippingStatus, moment)
    order.updatedAt = moment
    const viewed = orderView(order, place)
    world.webhooks.send(world.settings.webhookUrl, place.shop.account.id, 'order.updated', singleDocument(viewed))
    return sendOne(reply, viewed)
  })
}

function rewrite (order: Order, written: ReturnType<typeof writtenAttributes<typeof writable>>, countryCode: string): void {
  const { customer, address } = order
  order.note = written.customer_note ?? order.note
  order.customer = {
    ...customer,
    firstName: written.customer_first_name ?? customer.firstName,
    lastName: written.customer_last_name ?? customer.lastName,
    email: written.customer_email ?? customer.email,
    phoneNumber: kept(written.customer_phone_number, customer.phoneNumber)
  }
  order.address = {
    ...address,
    line1: written.shipping_address_1 ?? address.line1,
    line2: kept(written.shipping_address_2, address.line2),
    city: written.shipping_city ?? address.city,
    state: written.shipping_state ?? address.state,
    zip: written.shipping_zip ?? address.zip,
    countryCode
  }
}

/** Moves the order to a shipping status and writes that into its history; no move, no event. */
export function markShipping (shop: Shop, order: Order, status: ShippingStatus, moment: string): void {
  if (order.shippingStatus === status) return
  order.shippingStatus = status
  order.updatedAt = moment
  for (const item of order.items) item.quantityShipped = status === 'shipped' ? item.quantity : 0
  order.events.push({ id: nextId(shop), identifier: 'shipping_status', message: `Marked as ${status}`, createdAt: moment })
}
