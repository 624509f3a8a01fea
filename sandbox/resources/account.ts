import type { FastifyInstance } from 'fastify'
import { toOne, type Relationship, type Resource, type Viewed } from '../json-api/document.ts'
import { placeOf, sendList, sendOne, type Place } from '../json-api/collection-routes.ts'
import { money } from '../json-api/wire.ts'
import type { Account, CurrencyCode, PlanName } from '../shop.ts'
import { countryResource } from './country.ts'

/** `/accounts` (a list of the one account that the credentials reach) and `/accounts/:account`. */
export function accountRoutes (app: FastifyInstance): void {
  app.get('/accounts', async (request, reply) => {
    const place = placeOf(request)
    return sendList(reply, [place.shop.account], (account) => accountView(account, place))
  })

  app.get('/accounts/:account', async (request, reply) => {
    const place = placeOf(request)
    return sendOne(reply, accountView(place.shop.account, place))
  })
}

function accountView (account: Account, { accountUrl }: Place): Viewed {
  const { id, currency, countryCode, plan, imageUrl } = account
  const imageId = imageUrl === null ? null : id
  const images: Resource[] = imageUrl === null ? [] : [{ id, type: 'account_images', attributes: { url: imageUrl } }]
  return {
    resource: {
      id,
      type: 'accounts',
      attributes: attributes(account),
      links: { self: accountUrl },
      relationships: {
        currency: toOne('currencies', currency),
        country: toOne('countries', countryCode),
        plan: toOne('plans', plan),
        account_image: toOne('account_images', imageId),
        account_favicon: toOne('account_favicons', null),
        orders: { links: { related: `${accountUrl}/orders` } },
        categories: collectionLinks(accountUrl, 'categories'),
        products: collectionLinks(accountUrl, 'products'),
        discounts: collectionLinks(accountUrl, 'discounts')
      },
      meta: {}
    },
    included: [currencyResource(currency), countryResource(countryCode), planResource(plan), ...images]
  }
}

function attributes (account: Account): Resource['attributes'] {
  return {
    subdomain: account.subdomain,
    store_name: account.storeName,
    description: account.description,
    first_name: account.firstName,
    last_name: account.lastName,
    contact_email: account.contactEmail,
    url: account.url,
    website: account.website,
    created_at: account.createdAt,
    updated_at: account.updatedAt,
    under_maintenance: false,
    inventory_enabled: account.inventoryEnabled,
    artists_enabled: account.artistsEnabled,
    stripe_publishable_key: null,
    launched: true,
    has_active_advanced_tax_settings: false,
    time_zone: account.timeZone
  }
}

function collectionLinks (accountUrl: string, path: string): Relationship {
  return { links: { self: `${accountUrl}/relationships/${path}`, related: `${accountUrl}/${path}` } }
}

const currencies: Record<CurrencyCode, { name: string, sign: string, locale: string }> = {
  USD: { name: 'U.S. Dollar', sign: '$', locale: 'en-US' },
  GBP: { name: 'Pound Sterling', sign: '£', locale: 'en-GB' },
  EUR: { name: 'Euro', sign: '€', locale: 'en-IE' }
}

/** Only ever included: currencies have no endpoint of their own. */
export function currencyResource (code: CurrencyCode): Resource {
  return { id: code, type: 'currencies', attributes: currencies[code] }
}

const plans: Record<PlanName, [maxProducts: number, maxImages: number, monthlyCents: number]> = {
  gold: [5, 1, 0],
  platinum: [50, 5, 1500],
  diamond: [500, 5, 3000],
  titanium: [300, 5, 2999]
}

function planResource (plan: PlanName): Resource {
  const [maxProducts, maxImages, monthlyCents] = plans[plan]
  return {
    id: plan,
    type: 'plans',
    attributes: {
      max_products: maxProducts,
      max_images_per_product: maxImages,
      name: `${plan.charAt(0).toUpperCase()}${plan.slice(1)}`,
      monthly_rate: money(monthlyCents)
    }
  }
}
