import { fetchCart } from '../../big-cartel/cart.ts'
import { fetchOrder } from '../../big-cartel/order.ts'
import { GatewayError } from '../../errors.ts'
import type { GraphqlContext } from '../context.ts'
import type { QueryResolvers } from '../generated/schema-types.ts'
import { parseGlobalId, parsePublicId, type GlobalId } from '../global-id.ts'
import { orNull } from '../loaders.ts'
import type { NodeParent, OrderParent, ProductParent } from '../parents.ts'
import { fetchDiscountWhole } from './discount.ts'
import { byId, named } from './named.ts'
import { adjustmentsOf, eventsOf, itemsOf, paymentsOf } from './order-parts.ts'
import { fetchPageWhole } from './page.ts'
import { optionsOf, shippingRatesOf } from './product.ts'
import { fetchShipmentOf } from './shipment.ts'
import { findInStorefront } from './storefront-node.ts'

/** Each of them may take a call. */
const mostIds = 100

export const nodeQueries: Pick<QueryResolvers, 'node' | 'nodes'> = {
  node: async (_query, { id }, context) => await findNode(id, context),
  nodes: async (_query, { ids }, context) => {
    if (ids.length > mostIds) throw new GatewayError('BAD_USER_INPUT', { detail: `ids must be ${mostIds} at most.` })
    // an Error in a list is the failure of that one item, to the engine and to its compiler alike
    return await Promise.all(ids.map((id) => findNode(id, context).catch((error: unknown) => error as NodeParent)))
  }
}

async function findNode (text: string, context: GraphqlContext): Promise<NodeParent | null> {
  const publicId = parsePublicId(text)
  if (publicId !== null) return await findInStorefront(publicId, context)
  context.api() // who is not signed in hears so, whatever the id
  const wanted = parseGlobalId(text)
  if (wanted === null) return null
  return wanted.parent === null ? await findWhole(wanted, context) : await orNull(findPart({ ...wanted, parent: wanted.parent }, context))
}

async function findWhole ({ type, id }: GlobalId, context: GraphqlContext): Promise<NodeParent | null> {
  const api = context.api()
  const { products, categories, artists } = context.loaders()
  switch (type) {
    case 'Account':
    case 'Shop': return id === api.accountId ? { __typename: type, accountId: id } : null
    case 'Product': return named(type, await products.load(id))
    case 'Order': return named(type, await orNull(fetchOrder(api, id)))
    case 'Category': return named(type, await categories.load(id))
    case 'Artist': return named(type, await artists.load(id))
    case 'Discount': return named(type, await orNull(fetchDiscountWhole(api, id)))
    case 'Page': return named(type, await orNull(fetchPageWhole(api, id)))
    case 'Cart': return named(type, await orNull(fetchCart(api, id)))
    default: return null
  }
}

type Part = NodeParent & { readonly id: string }

/** What is inside a product or an order comes along with it; a parcel is asked for. @throws GatewayError NOT_FOUND */
async function findPart ({ type, id, parent }: GlobalId & { parent: NonNullable<GlobalId['parent']> }, context: GraphqlContext): Promise<NodeParent | null> {
  if (type === 'Shipment' && parent.name === 'order_id') return named(type, await fetchShipmentOf(parent.id, id, context.api()))
  const ofProduct = parent.name === 'product_id' ? productParts.get(type) : undefined
  if (ofProduct !== undefined) {
    const product = await context.loaders().products.load(parent.id)
    return product === null ? null : byId(ofProduct(product), id)
  }
  const ofOrder = parent.name === 'order_id' ? orderParts.get(type) : undefined
  return ofOrder === undefined ? null : byId(ofOrder(await fetchOrder(context.api(), parent.id)).filter(({ __typename }) => __typename === type), id)
}

const productParts: ReadonlyMap<string, (product: ProductParent) => Part[]> = new Map<string, (product: ProductParent) => Part[]>([
  ['ProductOption', (product) => optionsOf(product).map((option) => ({ __typename: 'ProductOption', ...option }))],
  ['ShippingRate', (product) => shippingRatesOf(product).map((rate) => ({ __typename: 'ShippingRate', ...rate }))]
])

const orderParts: ReadonlyMap<string, (order: OrderParent) => Part[]> = new Map<string, (order: OrderParent) => Part[]>([
  ['OrderItem', (order) => itemsOf(order).map((item) => ({ __typename: 'OrderItem', ...item }))],
  ['OrderPayment', (order) => paymentsOf(order).map((payment) => ({ __typename: 'OrderPayment', ...payment }))],
  ['OrderEvent', (order) => eventsOf(order).map((event) => ({ __typename: 'OrderEvent', ...event }))],
  ['ShippingAdjustment', adjustmentsOf],
  ['TaxAdjustment', adjustmentsOf],
  ['DiscountAdjustment', adjustmentsOf],
  ['OtherAdjustment', adjustmentsOf]
])
