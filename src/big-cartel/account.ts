import { accountPath } from './account-path.ts'
import { decimal, flag, integer, nameOf, text, timestamp, webAddress } from './attributes.ts'
import type { BigCartelApi } from './client.ts'
import { readCountry, type Country } from './country.ts'
import { readCurrency, type Currency } from './currency.ts'
import type { Document, Related, Resource } from './json-api.ts'
import type { Decimal } from './decimal.ts'

export interface Account {
  readonly id: string
  readonly subdomain: string | null
  readonly storeName: string
  readonly description: string | null
  readonly firstName: string | null
  readonly lastName: string | null
  readonly contactEmail: string | null
  /** The shop's own address. */
  readonly url: string | null
  /** Another site of the seller's. */
  readonly website: string | null
  readonly createdAt: string | null
  readonly updatedAt: string | null
  readonly underMaintenance: boolean | null
  readonly inventoryEnabled: boolean | null
  readonly artistsEnabled: boolean | null
  readonly launched: boolean | null
  readonly hasActiveAdvancedTaxSettings: boolean | null
  readonly timeZone: string | null
  /** Public by its nature: it begins `pk_`. */
  readonly stripePublishableKey: string | null
  readonly currency: Currency | null
  readonly country: Country | null
  readonly plan: Plan | null
  readonly imageUrl: string | null
  readonly faviconUrl: string | null
}

export interface Plan {
  /** `gold`, `platinum`, `diamond`, `titanium`; an open set. */
  readonly id: string
  /** Null, like all that follows, when the answer names the plan only. */
  readonly name: string | null
  /** In US dollars, which Big Cartel bills in. */
  readonly monthlyRate: Decimal | null
  readonly maxProducts: number | null
  readonly maxImagesPerProduct: number | null
}

/** The bound account. @throws as `BigCartelApi.get` does */
export async function fetchAccount (api: BigCartelApi): Promise<Account> {
  const document = await api.get(accountPath(api))
  return readAccount(document, document.single(api.accountId))
}

/** The id of the account that a token belongs to, for a sign-in whose token answer did not name it. */
export async function firstAccountId (api: BigCartelApi): Promise<string> {
  const document = await api.get(['accounts'])
  return document.single().id
}

function readAccount (document: Document, account: Resource): Account {
  const one = (name: string) => document.related(account, name)[0]
  const currency = one('currency')
  const country = one('country')
  const plan = one('plan')
  return {
    id: account.id,
    ...readOwner(account),
    ...readSettings(account),
    currency: currency === undefined ? null : readCurrency(currency),
    country: country === undefined ? null : readCountry(country),
    plan: plan === undefined ? null : readPlan(plan),
    imageUrl: webAddress(one('account_image')?.resource ?? null, 'url'),
    faviconUrl: webAddress(one('account_favicon')?.resource ?? null, 'url')
  }
}

function readOwner (account: Resource) {
  return {
    subdomain: text(account, 'subdomain'),
    storeName: nameOf(account, 'store_name'),
    description: text(account, 'description'),
    firstName: text(account, 'first_name'),
    lastName: text(account, 'last_name'),
    contactEmail: text(account, 'contact_email'),
    url: webAddress(account, 'url'),
    website: webAddress(account, 'website'),
    createdAt: timestamp(account, 'created_at'),
    updatedAt: timestamp(account, 'updated_at')
  }
}

function readSettings (account: Resource) {
  return {
    underMaintenance: flag(account, 'under_maintenance'),
    inventoryEnabled: flag(account, 'inventory_enabled'),
    artistsEnabled: flag(account, 'artists_enabled'),
    launched: flag(account, 'launched'),
    hasActiveAdvancedTaxSettings: flag(account, 'has_active_advanced_tax_settings'),
    timeZone: text(account, 'time_zone'),
    stripePublishableKey: text(account, 'stripe_publishable_key')
  }
}

function readPlan ({ id, resource }: Related): Plan {
  return {
    id,
    name: text(resource, 'name'),
    monthlyRate: decimal(resource, 'monthly_rate'),
    maxProducts: integer(resource, 'max_products'),
    maxImagesPerProduct: integer(resource, 'max_images_per_product')
  }
}
