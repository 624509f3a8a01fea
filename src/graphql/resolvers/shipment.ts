import type { BigCartelApi } from '../../big-cartel/client.ts'
import { fetchOrder } from '../../big-cartel/order.ts'
import { resourceId, type ResourceId } from '../../big-cartel/resource-id.ts'
import { fetchShipment, listShipments } from '../../big-cartel/shipment.ts'
import type { ShipmentItemResolvers, ShipmentResolvers } from '../generated/schema-types.ts'
import { globalId } from '../global-id.ts'
import type { OrderParent, ShipmentParent } from '../parents.ts'
import { itemsOf } from './order-parts.ts'

export const Shipment: ShipmentResolvers = {
  id: ({ id, order }) => globalId('Shipment', id, { order_id: order.id }),
  items: ({ items, order }) => items.map((item) => ({ ...item, order }))
}

export const ShipmentItem: ShipmentItemResolvers = {
  item: ({ itemId, order }) => itemsOf(order).find(({ id }) => id === itemId) ?? null
}

export async function shipmentsOf (order: OrderParent, api: BigCartelApi): Promise<ShipmentParent[]> {
  const orderId = resourceId(order.id)
  if (orderId === null) return []
  return (await listShipments(api, orderId)).map((shipment) => ({ ...shipment, order }))
}

/** @throws GatewayError NOT_FOUND */
export async function fetchShipmentOf (orderId: ResourceId, id: ResourceId, api: BigCartelApi): Promise<ShipmentParent> {
  const [order, shipment] = await Promise.all([fetchOrder(api, orderId), fetchShipment(api, orderId, id)])
  return { ...shipment, order }
}
