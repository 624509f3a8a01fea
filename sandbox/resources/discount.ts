import type { FastifyInstance } from 'fastify'
import { find, parameterOf, placeOf, readRoutes, sendOne, type Collection, type Place } from '../json-api/collection-routes.ts'
import { toMany, type Viewed } from '../json-api/document.ts'
import { requestFailed } from '../json-api/failure.ts'
import { money, timestamp } from '../json-api/wire.ts'
import { kept, optionalCents, optionalDate, optionalNumber, optionalWholeNumber, required, text, writtenAttributes } from '../json-api/written.ts'
import { nextId, type Discount } from '../shop.ts'
import type { World } from '../world.ts'
import { categoryResource } from './category.ts'

const collection: Collection<Discount> = {
  path: 'discounts',
  name: 'discount',
  records: (shop) => shop.discounts,
  view: discountView
}

/** The values of the four `*_type` fields are in no public source: any text is taken. */
const writable = {
  name: text,
  code: text,
  active_at: optionalDate,
  expires_at: optionalDate,
  requirement_type: text,
  expiration_type: text,
  reward_type: text,
  application_type: text,
  percent_discount: optionalNumber,
  flat_rate_discount: optionalCents,
  use_limit: optionalWholeNumber,
  minimum_cart_total: optionalCents,
  minimum_cart_quantity: optionalWholeNumber
}

type Written = ReturnType<typeof writtenAttributes<typeof writable>>

/** `/accounts/:account/discounts`. */
export function discountRoutes (app: FastifyInstance, world: World): void {
  readRoutes(app, collection)

  app.post('/accounts/:account/discounts', async (request, reply) => {
    const place = placeOf(request)
    const written = writtenAttributes(request.body, { type: 'discounts' }, writable)
    const discount = rewritten(fresh(nextId(place.shop), written, world), written)
    refuseTakenCode(discount, place.shop.discounts)
    place.shop.discounts.push(discount)
    return sendOne(reply, discountView(discount, place), 201)
  })

  app.patch('/accounts/:account/discounts/:discount', async (request, reply) => {
    const place = placeOf(request)
    const discount = find(place.shop.discounts, parameterOf(request, 'discount'))
    const changed = rewritten(discount, writtenAttributes(request.body, { type: 'discounts', id: discount.id }, writable))
    refuseTakenCode(changed, place.shop.discounts)
    return sendOne(reply, discountView(Object.assign(discount, changed), place))
  })

  app.delete('/accounts/:account/discounts/:discount', async (request, reply) => {
    const { shop } = placeOf(request)
    const { id } = find(shop.discounts, parameterOf(request, 'discount'))
    shop.discounts = shop.discounts.filter((discount) => discount.id !== id)
    return reply.code(204).send()
  })
}

function fresh (id: string, written: Written, world: World): Discount {
  const { name, code, requirement_type: requirementType, expiration_type: expirationType, reward_type: rewardType, application_type: applicationType } =
    required(written, 'name', 'code', 'requirement_type', 'expiration_type', 'reward_type', 'application_type')
  return {
    id,
    name,
    code,
    requirementType,
    expirationType,
    rewardType,
    applicationType,
    activeAt: timestamp(world.now()),
    expiresAt: null,
    percent: null,
    flatRateCents: null,
    useLimit: null,
    useCount: 0,
    minimumCartTotalCents: null,
    minimumCartQuantity: null,
    includesFreeShipping: false,
    categoryIds: [],
    productIds: []
  }
}

function rewritten (discount: Discount, written: Written): Discount {
  return {
    ...discount,
    name: kept(written.name, discount.name),
    code: kept(written.code, discount.code),
    activeAt: written.active_at ?? discount.activeAt,
    expiresAt: kept(written.expires_at, discount.expiresAt),
    requirementType: kept(written.requirement_type, discount.requirementType),
    expirationType: kept(written.expiration_type, discount.expirationType),
    rewardType: kept(written.reward_type, discount.rewardType),
    applicationType: kept(written.application_type, discount.applicationType),
    percent: kept(written.percent_discount, discount.percent),
    flatRateCents: kept(written.flat_rate_discount, discount.flatRateCents),
    useLimit: kept(written.use_limit, discount.useLimit),
    minimumCartTotalCents: kept(written.minimum_cart_total, discount.minimumCartTotalCents),
    minimumCartQuantity: kept(written.minimum_cart_quantity, discount.minimumCartQuantity)
  }
}

function refuseTakenCode ({ id, code }: Discount, discounts: readonly Discount[]): void {
  if (discounts.some((other) => other.id !== id && other.code === code)) throw requestFailed(`code ${code} is taken.`)
}

function discountView (discount: Discount, place: Place): Viewed {
  const categories = place.shop.categories.filter(({ id }) => discount.categoryIds.includes(id))
  return {
    resource: {
      id: discount.id,
      type: 'discounts',
      attributes: {
        name: discount.name,
        code: discount.code,
        active_at: discount.activeAt,
        expires_at: discount.expiresAt,
        requirement_type: discount.requirementType,
        expiration_type: discount.expirationType,
        reward_type: discount.rewardType,
        application_type: discount.applicationType,
        percent_discount: discount.percent,
        flat_rate_discount: centsOrNull(discount.flatRateCents),
        use_limit: discount.useLimit,
        use_count: discount.useCount,
        minimum_cart_total: centsOrNull(discount.minimumCartTotalCents),
        minimum_cart_quantity: discount.minimumCartQuantity,
        includes_free_shipping: discount.includesFreeShipping
      },
      links: { self: `${place.accountUrl}/discounts/${discount.id}` },
      relationships: {
        categories: toMany('categories', categories.map(({ id }) => id)),
        products: toMany('products', discount.productIds)
      }
    },
    included: categories.map((category) => categoryResource(category, place))
  }
}

const centsOrNull = (cents: number | null) => cents === null ? null : money(cents)
