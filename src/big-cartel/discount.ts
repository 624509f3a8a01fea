import { accountPath } from './account-path.ts'
import { decimal, flag, integer, nameOf, text, timestamp } from './attributes.ts'
import { readCategoryReference, type CategoryReference } from './category.ts'
import type { BigCartelApi } from './client.ts'
import { names, type Document, type Resource } from './json-api.ts'
import { fetchPage, type Page, type PageRequest } from './list.ts'
import type { Decimal } from './decimal.ts'
import type { ResourceId } from './resource-id.ts'

/** Which values the four types take is not documented. Amounts are in the account's currency. */
export interface Discount {
  readonly id: string
  readonly name: string
  readonly code: string | null
  readonly activeAt: string | null
  readonly expiresAt: string | null
  readonly requirementType: string | null
  readonly expirationType: string | null
  readonly rewardType: string | null
  readonly applicationType: string | null
  readonly percentDiscount: Decimal | null
  readonly flatRateDiscount: Decimal | null
  readonly useLimit: number | null
  readonly useCount: number | null
  readonly minimumCartTotal: Decimal | null
  readonly minimumCartQuantity: number | null
  readonly includesFreeShipping: boolean | null
  /** Null when the answer does not say, as a list may not; the single discount does. */
  readonly categories: readonly CategoryReference[] | null
  /** As `categories`. */
  readonly productIds: readonly string[] | null
}

export interface DiscountListRequest extends PageRequest {
  /** Big Cartel's own names; which there are is not documented. */
  readonly filter?: Readonly<Record<string, string>> | undefined
}

export async function listDiscounts (api: BigCartelApi, request: DiscountListRequest): Promise<Page<Discount>> {
  return await fetchPage(api, accountPath(api, 'discounts'), request, readDiscount)
}

/** @throws GatewayError NOT_FOUND */
export async function fetchDiscount (api: BigCartelApi, id: ResourceId): Promise<Discount> {
  const document = await api.get(accountPath(api, 'discounts', id))
  return readDiscount(document, document.single(id))
}

function readDiscount (document: Document, discount: Resource): Discount {
  return {
    id: discount.id,
    name: nameOf(discount),
    code: text(discount, 'code'),
    activeAt: timestamp(discount, 'active_at'),
    expiresAt: timestamp(discount, 'expires_at'),
    requirementType: text(discount, 'requirement_type'),
    expirationType: text(discount, 'expiration_type'),
    rewardType: text(discount, 'reward_type'),
    applicationType: text(discount, 'application_type'),
    percentDiscount: decimal(discount, 'percent_discount'),
    flatRateDiscount: decimal(discount, 'flat_rate_discount'),
    useLimit: integer(discount, 'use_limit'),
    useCount: integer(discount, 'use_count'),
    minimumCartTotal: decimal(discount, 'minimum_cart_total'),
    minimumCartQuantity: integer(discount, 'minimum_cart_quantity'),
    includesFreeShipping: flag(discount, 'includes_free_shipping'),
    categories: names(discount, 'categories') ? document.related(discount, 'categories').map(readCategoryReference) : null,
    productIds: names(discount, 'products') ? document.related(discount, 'products').map((product) => product.id) : null
  }
}
