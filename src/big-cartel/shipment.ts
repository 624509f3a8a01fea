import { accountPath } from './account-path.ts'
import { idAttribute, integer, records, text, timestamp, webAddress } from './attributes.ts'
import type { BigCartelApi } from './client.ts'
import type { Document, Resource } from './json-api.ts'
import { fetchPage, walk, type PageRequest } from './list.ts'
import type { ResourceId } from './resource-id.ts'

/** A parcel. What is written to Big Cartel is documented; that it answers with the same is a guess. */
export interface Shipment {
  readonly id: string
  readonly carrier: string | null
  readonly trackingNumber: string | null
  readonly trackingUrl: string | null
  readonly items: readonly ShipmentItem[]
  readonly createdAt: string | null
  readonly updatedAt: string | null
}

export interface ShipmentItem {
  /** Of the order's line item. */
  readonly itemId: string
  readonly quantity: number | null
}

/** Nobody splits one order into more parcels. */
const mostShipments = 300

/** All parcels of an order. @throws GatewayError NOT_FOUND when there is no such order */
export async function listShipments (api: BigCartelApi, orderId: ResourceId): Promise<readonly Shipment[]> {
  const shipments: Shipment[] = []
  const fetch = (page: PageRequest) => fetchPage(api, accountPath(api, 'orders', orderId, 'shipments'), page, readShipment)
  for await (const shipment of walk(fetch, mostShipments)) shipments.push(shipment)
  return shipments
}

/** @throws GatewayError NOT_FOUND */
export async function fetchShipment (api: BigCartelApi, orderId: ResourceId, id: ResourceId): Promise<Shipment> {
  const document = await api.get(accountPath(api, 'orders', orderId, 'shipments', id))
  return readShipment(document, document.single(id))
}

function readShipment (document: Document, shipment: Resource): Shipment {
  return {
    id: shipment.id,
    carrier: text(shipment, 'carrier'),
    trackingNumber: text(shipment, 'tracking_number'),
    trackingUrl: webAddress(shipment, 'tracking_url'),
    items: readItems(document, shipment),
    createdAt: timestamp(shipment, 'created_at'),
    updatedAt: timestamp(shipment, 'updated_at')
  }
}

/** As they are written, in an attribute; or in a relation, as lists are everywhere else. */
function readItems (document: Document, shipment: Resource): readonly ShipmentItem[] {
  const related = document.related(shipment, 'items').map(({ resource }) => resource)
  return [...records(shipment, 'items'), ...related].flatMap((item) => {
    const itemId = idAttribute(item, 'order_line_item_id')
    return itemId === null ? [] : [{ itemId, quantity: integer(item, 'quantity') }]
  })
}
