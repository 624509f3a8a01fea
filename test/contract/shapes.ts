/** JSON:API as a client reads it; what is in the attributes is for the rules below to say. */
export type Resource = {
  id: unknown
  type: unknown
  attributes: Record<string, unknown>
  relationships?: Record<string, { data?: unknown, links?: unknown }>
  links?: { self?: unknown }
}
export type ListDocument = { data: Resource[], meta: { count: string }, included: Resource[], links: { next?: string, last?: string } }
export type SingleDocument = { data: Resource, included: Resource[] }

export type Rule = (value: unknown) => boolean

export const string: Rule = (value) => typeof value === 'string'
export const integer: Rule = (value) => Number.isInteger(value)
export const number: Rule = (value) => typeof value === 'number'
export const boolean: Rule = (value) => typeof value === 'boolean'
const money: Rule = (value) => typeof value === 'string' && /^-?\d+\.\d+$/.test(value)
const timestamp: Rule = (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)
const orNull = (rule: Rule): Rule => (value) => value === null || rule(value)
const oneOf = (...choices: string[]): Rule => (value) => choices.some((choice) => choice === value)

/** Attributes that were there from the first recorded answers on, and ones that may be missing. */
type Shape = { always: Record<string, Rule>, newer?: Record<string, Rule> }

const named: Shape = { always: { name: string, permalink: string, position: integer } }

/** What developers.bigcartel.com and recorded answers of real shops say of each type. */
const shapes: Record<string, Shape> = {
  accounts: {
    always: {
      subdomain: string,
      store_name: string,
      description: orNull(string),
      contact_email: string,
      url: string,
      website: orNull(string),
      created_at: timestamp,
      updated_at: timestamp
    },
    newer: { first_name: string, last_name: string, under_maintenance: boolean, inventory_enabled: boolean, artists_enabled: boolean }
  },
  categories: named,
  artists: named,
  products: {
    always: {
      name: string,
      permalink: string,
      status: oneOf('active', 'hidden', 'sold_out', 'coming_soon'),
      description: orNull(string),
      created_at: timestamp,
      updated_at: timestamp,
      default_price: money,
      on_sale: boolean
    },
    newer: { position: integer, url: string, primary_image_url: orNull(string), has_option_groups: boolean }
  },
  product_options: {
    always: { name: string, price: money, quantity: orNull(integer), sold: integer, has_digital_file: boolean },
    newer: { peak_quantity: integer }
  },
  shipping_options: { always: { price_alone: money, price_with_others: money } },
  product_images: { always: { url: string } },
  orders: {
    always: {
      item_count: integer,
      item_total: money,
      discount_total: money,
      shipping_total: money,
      tax_total: money,
      total: money,
      customer_first_name: orNull(string),
      customer_last_name: orNull(string),
      customer_email: orNull(string),
      customer_note: orNull(string),
      shipping_address_1: orNull(string),
      shipping_address_2: orNull(string),
      shipping_city: orNull(string),
      shipping_state: orNull(string),
      shipping_zip: orNull(string),
      shipping_latitude: orNull(number),
      shipping_longitude: orNull(number),
      shipping_status: string,
      payment_status: oneOf('unpaid', 'pending', 'completed', 'failed', 'invalid'),
      created_at: timestamp,
      updated_at: timestamp,
      completed_at: orNull(timestamp)
    },
    newer: { customer_phone_number: orNull(string), customer_opted_in_to_marketing: boolean }
  },
  order_events: { always: { created_at: timestamp, message: string }, newer: { identifier: string } },
  order_line_items: {
    always: { product_name: string, product_option_name: string, quantity: integer, price: money, total: money, image_url: orNull(string) },
    newer: { quantity_unshipped: integer }
  },
  'order_transactions/payments': { always: { label: string, amount: money, processor: string } },
  'order_adjustments/shipping': { always: { amount: money, label: string } },
  'order_adjustments/base': { always: { amount: money, label: string } },
  'order_adjustments/discount': { always: { amount: money, label: string } },
  'order_adjustments/tax': { always: { amount: money } },
  currencies: { always: { name: string, sign: string, locale: string } },
  countries: { always: { name: string } },
  plans: { always: { max_products: integer, max_images_per_product: integer, name: string, monthly_rate: money } },
  discounts: {
    always: { name: string, code: string },
    newer: {
      active_at: orNull(timestamp),
      expires_at: orNull(timestamp),
      requirement_type: string,
      expiration_type: string,
      reward_type: string,
      application_type: string,
      use_limit: orNull(integer),
      use_count: integer,
      minimum_cart_quantity: orNull(integer),
      includes_free_shipping: boolean
    }
  },
  pages: { always: { name: string, path: string, category: string }, newer: { content: orNull(string), is_published: boolean, use_layout: boolean } },
  account_images: { always: { url: string } }
}

/** What is wrong with a resource, one line each; a type that has no shape here is let pass. */
export function faultsOf ({ type, id, attributes }: Resource): string[] {
  const label = `${String(type)} ${String(id)}`
  const { always, newer = {} } = shapes[String(type)] ?? { always: {} }
  const identity = typeof type === 'string' && typeof id === 'string' && id !== '' ? [] : [`${label}: type and id must be strings`]
  const missing = Object.keys(always).filter((name) => !(name in attributes)).map((name) => `${label}: ${name} is missing`)
  const wrong = Object.entries({ ...always, ...newer })
    .filter(([name, rule]) => name in attributes && !rule(attributes[name]))
    .map(([name]) => `${label}: ${name} is ${JSON.stringify(attributes[name])}`)
  return [...identity, ...missing, ...wrong]
}
