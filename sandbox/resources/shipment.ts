import type { FastifyInstance, FastifyRequest } from 'fastify'
import { find, parameterOf, placeOf, sendList, sendOne, type Place } from '../json-api/collection-routes.ts'
import type { Viewed } from '../json-api/document.ts'
import { requestFailed } from '../json-api/failure.ts'
import { timestamp } from '../json-api/wire.ts'
import { kept, list, optionalText, required, text, wholeNumber, writtenAttributes, writtenFields } from '../json-api/written.ts'
import { nextId, type Order, type Shipment, type ShipmentItem } from '../shop.ts'
import type { World } from '../world.ts'
import { markShipping } from './order.ts'

const tracking = { carrier: optionalText, tracking_number: optionalText, tracking_url: optionalText }
const path = '/accounts/:account/orders/:order/shipments'

/** `…/orders/:order/shipments`: once all items are covered, the order counts as shipped. */
export function shipmentRoutes (app: FastifyInstance, world: World): void {
  app.get(path, async (request, reply) => {
    const { order, place } = found(request)
    return sendList(reply, order.shipments, (shipment) => shipmentView(shipment, order, place))
  })

  app.get(`${path}/:shipment`, async (request, reply) => {
    const { order, place } = found(request)
    return sendOne(reply, shipmentView(shipmentOf(request, order), order, place))
  })

  app.post(path, async (request, reply) => {
    const { order, place } = found(request)
    const written = required(writtenAttributes(request.body, { type: 'shipments' }, { ...tracking, items: list }), 'items')
    const items = written.items.map((item) => shipmentItem(item, order))
    const moment = timestamp(world.now())
    const shipment: Shipment = { id: nextId(place.shop), ...trackingOf(written), items, createdAt: moment, updatedAt: moment }
    cover(order, items)
    order.shipments.push(shipment)
    if (order.items.every((item) => item.quantityShipped >= item.quantity)) markShipping(place.shop, order, 'shipped', moment)
    return sendOne(reply, shipmentView(shipment, order, place), 201)
  })

  app.patch(`${path}/:shipment`, async (request, reply) => {
    const { order, place } = found(request)
    const shipment = shipmentOf(request, order)
    const written = writtenAttributes(request.body, { type: 'shipments', id: shipment.id }, tracking)
    Object.assign(shipment, trackingOf(written, shipment), { updatedAt: timestamp(world.now()) })
    return sendOne(reply, shipmentView(shipment, order, place))
  })

  app.delete(`${path}/:shipment`, async (request, reply) => {
    const { order, place } = found(request)
    const shipment = shipmentOf(request, order)
    order.shipments = order.shipments.filter((other) => other !== shipment)
    markShipping(place.shop, order, 'unshipped', timestamp(world.now()))
    for (const item of order.items) item.quantityShipped = 0
    for (const { items } of order.shipments) cover(order, items)
    return reply.code(204).send()
  })
}

function found (request: FastifyRequest): { order: Order, place: Place } {
  const place = placeOf(request)
  return { order: find(place.shop.orders, parameterOf(request, 'order')), place }
}

const shipmentOf = (request: FastifyRequest, order: Order) => find(order.shipments, parameterOf(request, 'shipment'))

/** One item of a new shipment, checked against what is left to ship. */
function shipmentItem (written: unknown, order: Order): ShipmentItem {
  const { order_line_item_id: id, quantity } = required(writtenFields(written, { order_line_item_id: text, quantity: wholeNumber }), 'order_line_item_id', 'quantity')
  const item = order.items.find((candidate) => candidate.id === id)
  if (item === undefined) throw requestFailed(`The order has no line item ${id}.`)
  if (quantity < 1 || quantity > item.quantity - item.quantityShipped) throw requestFailed(`Line item ${id} has ${item.quantity - item.quantityShipped} left to ship.`)
  return { lineItemId: id, quantity }
}

function cover (order: Order, items: readonly ShipmentItem[]): void {
  for (const { lineItemId, quantity } of items) find(order.items, lineItemId).quantityShipped += quantity
}

type Tracking = Pick<Shipment, 'carrier' | 'trackingNumber' | 'trackingUrl'>
type WrittenTracking = { carrier?: string | null, tracking_number?: string | null, tracking_url?: string | null }

function trackingOf (written: WrittenTracking, old: Tracking = { carrier: null, trackingNumber: null, trackingUrl: null }): Tracking {
  return {
    carrier: kept(written.carrier, old.carrier),
    trackingNumber: kept(written.tracking_number, old.trackingNumber),
    trackingUrl: kept(written.tracking_url, old.trackingUrl)
  }
}

/** What a shipment answers with is in no public source: its own attributes and times are a guess. */
function shipmentView (shipment: Shipment, order: Order, { accountUrl }: Place): Viewed {
  return {
    resource: {
      id: shipment.id,
      type: 'shipments',
      attributes: {
        carrier: shipment.carrier,
        tracking_number: shipment.trackingNumber,
        tracking_url: shipment.trackingUrl,
        items: shipment.items.map(({ lineItemId, quantity }) => ({ order_line_item_id: lineItemId, quantity })),
        created_at: shipment.createdAt,
        updated_at: shipment.updatedAt
      },
      links: { self: `${accountUrl}/orders/${order.id}/shipments/${shipment.id}` }
    },
    included: []
  }
}
