/*
 * Documents in the recorded shape of Big Cartel's answers, with made-up values.
 */

const site = 'https://api.bigcartel.com/v1/accounts/12345'

export const accountsDocument = {
  data: [{
    id: '12345',
    type: 'accounts',
    attributes: {
      subdomain: 'examplestore',
      store_name: 'Example Store',
      description: 'About the store',
      first_name: 'Ada',
      last_name: 'Example',
      contact_email: 'owner@example.com',
      url: 'https://examplestore.bigcartel.com',
      website: null,
      created_at: '2020-01-02T03:04:05.000Z',
      updated_at: '2020-02-03T04:05:06.000Z',
      under_maintenance: false,
      inventory_enabled: false,
      artists_enabled: false,
      stripe_publishable_key: null,
      launched: true,
      has_active_advanced_tax_settings: false,
      time_zone: 'America/Denver'
    },
    links: { self: site },
    relationships: {
      currency: { data: { type: 'currencies', id: 'USD' } },
      country: { data: { type: 'countries', id: 'US' } },
      plan: { data: { type: 'plans', id: 'gold' } },
      account_image: { data: null },
      account_favicon: { data: null },
      orders: { links: { related: `${site}/orders` } },
      products: { links: { self: `${site}/relationships/products`, related: `${site}/products` } }
    },
    meta: {}
  }],
  meta: { count: '1' },
  included: [
    { id: 'USD', type: 'currencies', attributes: { name: 'U.S. Dollar', sign: '$', locale: 'en-US' } },
    { id: 'US', type: 'countries', attributes: { name: 'United States' } },
    { id: 'gold', type: 'plans', attributes: { max_products: 5, max_images_per_product: 1, name: 'Gold', monthly_rate: '0.0' } }
  ],
  links: {}
}

export const categoriesDocument = {
  data: [{
    id: '1',
    type: 'categories',
    attributes: { name: 'Prints', permalink: 'prints', position: 1 },
    links: { self: `${site}/categories/1` }
  }],
  meta: { count: '1' },
  included: [],
  links: {}
}

const imageUrl = 'https://assets.bigcartel.com/product_images/7001/print.jpg?auto=format&fit=max&h=1000&w=1000'

export const productsDocument = {
  data: [{
    id: '6001',
    type: 'products',
    attributes: {
      name: 'Print',
      permalink: 'print',
      status: 'active',
      description: 'A print.',
      created_at: '2020-01-02T03:04:05.000Z',
      updated_at: '2020-02-03T04:05:06.000Z',
      default_price: '25.0',
      on_sale: false,
      position: 1,
      url: 'https://examplestore.bigcartel.com/product/print',
      primary_image_url: imageUrl,
      has_option_groups: false,
      category_names: ['Prints'],
      password: null
    },
    relationships: {
      options: { data: [{ type: 'product_options', id: '8001' }] },
      categories: { data: [{ type: 'categories', id: '1' }] },
      artists: { data: [] },
      shipping_options: { data: [{ type: 'shipping_options', id: '9001' }] },
      images: { data: [{ type: 'product_images', id: '7001' }] }
    }
  }],
  meta: { count: '5' },
  included: [
    { id: '8001', type: 'product_options', attributes: { name: 'Default', price: '25.0', quantity: 3, sold: 1, peak_quantity: 4, has_digital_file: false } },
    categoriesDocument.data[0],
    {
      id: '9001',
      type: 'shipping_options',
      attributes: { price_alone: '5.0', price_with_others: '2.5' },
      relationships: { country: { data: { type: 'countries', id: 'US' } } }
    },
    { id: '7001', type: 'product_images', attributes: { url: imageUrl }, links: { self: `${site}/product_images/7001` } }
  ],
  links: {
    next: `${site}/products?page%5Blimit%5D=1&page%5Boffset%5D=1`,
    last: `${site}/products?page%5Blimit%5D=1&page%5Boffset%5D=4`
  }
}

/** The official docs' own example, singular relation types included. */
export const orderDocument = {
  data: {
    id: 'LMFN-543196',
    type: 'orders',
    attributes: {
      item_count: 1,
      item_total: '100.1',
      discount_total: '10.0',
      shipping_total: '10.0',
      tax_total: '0.0',
      total: '100.1',
      customer_first_name: 'Joe',
      customer_last_name: 'Somebody',
      customer_email: 'joe@example.com',
      customer_phone_number: '+1 (123) 456-7890',
      customer_opted_in_to_marketing: false,
      customer_note: 'Created by Joe',
      shipping_address_1: '123 some street',
      shipping_address_2: '#123',
      shipping_city: 'Somewhere',
      shipping_state: 'UT',
      shipping_zip: '64801',
      shipping_latitude: null,
      shipping_longitude: null,
      shipping_status: 'unshipped',
      payment_status: 'completed',
      created_at: '2014-12-25T00:00:00.000Z',
      updated_at: '2014-12-25T00:00:00.000Z',
      completed_at: '2014-12-25T00:00:00.000Z'
    },
    links: { self: 'https://api.bigcartel.com/v1/accounts/1/orders/LMFN-543196' },
    relationships: {
      currency: { data: { type: 'currencies', id: 'USD' } },
      shipping_country: { data: { type: 'countries', id: 'US' } },
      events: { data: [{ type: 'order_events', id: '1' }] },
      items: { data: [{ type: 'order_line_items', id: '2' }] },
      transactions: { data: [{ type: 'order_transactions/payments', id: '3' }] },
      adjustments: {
        data: [
          { type: 'order_adjustments/shipping', id: '4' },
          { type: 'order_adjustments/tax', id: '5' },
          { type: 'order_adjustments/discount', id: '6' }
        ]
      }
    }
  },
  included: [
    { id: 'USD', type: 'currencies', attributes: { name: 'U.S. Dollar', sign: '$', locale: 'en-US' } },
    { id: 'US', type: 'countries', attributes: { name: 'United States' } },
    { id: '1', type: 'order_events', attributes: { created_at: '2014-12-25T00:00:00.000Z', message: 'Payment completed' } },
    {
      id: '2',
      type: 'order_line_items',
      attributes: {
        product_name: 'This product',
        product_option_name: 'This option',
        quantity: 1,
        price: '100.0',
        total: '100.0',
        image_url: 'https://images.bigcartel.com/some_resource/12345/-/example.jpg'
      },
      relationships: {
        product: { data: { type: 'product', id: '7' } },
        product_option: { data: { type: 'product_option', id: '8' } }
      }
    },
    {
      id: '3',
      type: 'order_transactions/payments',
      attributes: {
        label: 'Visa ending in 1234',
        amount: '100.0',
        processor: 'stripe',
        processor_id: 'ex_123456789',
        processor_url: 'https://manage.stripe.com/test/payments/ex_123456789'
      },
      relationships: { currency: { data: { type: 'currencies', id: 'USD' } } }
    },
    { id: '4', type: 'order_adjustments/shipping', attributes: { amount: '10.0', label: 'Shipping charges' } },
    { id: '5', type: 'order_adjustments/tax', attributes: { amount: '0.1' } },
    { id: '6', type: 'order_adjustments/discount', attributes: { amount: '10.0', label: '[FREESHIPPING] Free shipping discount' } }
  ]
}
