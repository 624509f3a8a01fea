import t, { type Test } from 'tap'
import { startUpstream } from '../big-cartel/upstream.ts'
import { startGateway } from '../helpers/gateway.ts'
import { startSandbox } from '../helpers/sandbox.ts'

/** A shop in its public JSON as it has been recorded, with what newer shops have too. */
const store = {
  id: 12345,
  subdomain: 'examplestore',
  name: 'Ada&#x27;s &amp; Co',
  description: 'Prints.',
  url: 'https://shop.example.com',
  website: null,
  products_count: 3,
  country: { id: 43, name: 'United States', code: 'US' },
  currency: { id: 1, name: 'U.S. Dollar', code: 'USD', sign: '$', locale: 'en-US' },
  categories: [{ id: 1, name: 'Pins &amp; Patches', permalink: 'pins', url: '/category/pins' }, { id: 2, name: 'Trap', url: 'javascript:alert(1)' }],
  artists: [],
  pages: [{ name: 'About', permalink: 'about-us' }]
}

const size = { id: 5, name: 'Size', position: 1, values: [{ id: 51, name: 'Small', position: 1, option_group_id: 5 }, { id: 52, name: 'Large', position: 2, option_group_id: 5 }] }
const print = {
  id: 6001,
  name: 'Fox &amp; Hen',
  permalink: 'fox-hen',
  url: '/product/fox-hen',
  position: 1,
  price: 1,
  default_price: 19.99,
  tax: 7.25,
  status: 'sold-out',
  on_sale: false,
  created_at: '2013-02-10T19:28:11-07:00',
  description: 'A print.',
  has_option_groups: true,
  options: [{ id: 9, name: 'Small', price: 0.1, sold_out: true, has_custom_price: true, option_group_values: [{ id: 51, name: 'Small', option_group_id: 5 }] }],
  option_groups: [size],
  shipping: [{ amount_alone: 5, amount_with_others: 2.5, country: { id: 43, name: 'United States', code: 'US' } }, { amount_alone: 9.75, amount_with_others: 0 }],
  images: [{ url: 'http://images.bigcartel.com/product_images/1/fox.jpg', secure_url: 'https://images.bigcartel.com/product_images/1/fox.jpg', width: 800, height: 600 }],
  categories: [{ id: 1, name: 'Pins &amp; Patches', permalink: 'pins', url: '/category/pins' }],
  artists: [{ id: 2, name: 'Ada', permalink: 'ada', url: '/artist/ada' }]
}

interface Shop { store?: object, products?: object[], page?: object }

/** A gateway before a Big Cartel with one shop, as it says; asks it as a visitor. */
async function scene (t: Test, shop: Shop) {
  const headers: Array<Record<string, unknown>> = []
  const upstream = await startUpstream(t, (request, response) => {
    headers.push(request.headers)
    const [, , file = ''] = new URL(request.url ?? '', 'http://x').pathname.split('/')
    response.end(JSON.stringify({ 'store.json': shop.store ?? store, 'products.json': shop.products ?? [print], page: shop.page }[file]))
  })
  const sandbox = await startSandbox(t)
  const gateway = await startGateway(t, sandbox, { BIGCARTEL_STOREFRONT_URL: upstream.url })
  const browser = gateway.browser()
  const ask = async (fields: string) => {
    const { data, errors } = await browser.graphql(`{ storefront(subdomain: "examplestore") { ${fields} } }`)
    t.equal(errors, undefined)
    return (data as { storefront: Record<string, unknown> }).storefront // as asked
  }
  const product = async (fields: string) => (await ask(`products(first: 9) { nodes { ${fields} } }`) as { products: { nodes: unknown[] } }).products.nodes
  return { ask, product, browser, headers, requests: upstream.requests }
}

t.test('numbers are exact decimals here too, and ids are texts', async (t) => {
  const { product } = await scene(t, {})
  t.same(await product('id price { amount formatted } tax options { id price { amount } }'), [{
    id: 'gid://bigcartel/StorefrontProduct/6001?subdomain=examplestore',
    price: { amount: '19.99', formatted: '$19.99' },
    tax: '7.25',
    options: [{ id: 'gid://bigcartel/StorefrontProductOption/9?subdomain=examplestore', price: { amount: '0.1' } }]
  }])
})

t.test('a product of older days has its price under the older name only', async (t) => {
  const { default_price: _newer, ...older } = print
  t.same(await (await scene(t, { products: [{ ...older, price: 8 }] })).product('price { amount }'), [{ price: { amount: '8.0' } }])
})

t.test('statuses have hyphens, and what is sold out is shown', async (t) => {
  const statuses = ['active', 'sold-out', 'coming-soon', 'on-loan']
  const { product } = await scene(t, { store: { ...store, products_count: 4 }, products: statuses.map((status, id) => ({ ...print, id: id + 1, status })) })
  t.same(await product('status statusText'), ['ACTIVE', 'SOLD_OUT', 'COMING_SOON', null].map((status, index) => ({ status, statusText: statuses[index] })))
})

t.test('times bear the shop’s own offset, and are read as instants', async (t) => {
  t.same(await (await scene(t, {})).product('createdAt'), [{ createdAt: '2013-02-11T02:28:11.000Z' }])
})

t.test('names hold entities, of shops, categories and products', async (t) => {
  const { ask } = await scene(t, {})
  t.same(await ask('name categories(first: 1) { nodes { name } } products(first: 1) { nodes { name categories { name } } }'), {
    name: 'Ada\'s & Co', categories: { nodes: [{ name: 'Pins & Patches' }] }, products: { nodes: [{ name: 'Fox & Hen', categories: [{ name: 'Pins & Patches' }] }] }
  })
})

t.test('a rate without a country is the one for everywhere else', async (t) => {
  t.same(await (await scene(t, {})).product('shippingRates { country { code name } priceAlone { amount } priceWithOthers { amount } }'), [{
    shippingRates: [
      { country: { code: 'US', name: 'United States' }, priceAlone: { amount: '5.0' }, priceWithOthers: { amount: '2.5' } },
      { country: null, priceAlone: { amount: '9.75' }, priceWithOthers: { amount: '0.0' } }
    ]
  }])
})

t.test('option groups are there in newer shops, and missing in older ones', async (t) => {
  const { option_groups: _groups, has_option_groups: _flag, ...older } = print
  const { product } = await scene(t, { products: [print, { ...older, id: 6002, options: [{ id: 10, name: 'Default', price: 5, sold_out: false, has_custom_price: false }] }] })
  t.same(await product('hasOptionGroups optionGroups { name position values { name position } } options { name soldOut hasCustomPrice values { name position } }'), [
    {
      hasOptionGroups: true,
      optionGroups: [{ name: 'Size', position: 1, values: [{ name: 'Small', position: 1 }, { name: 'Large', position: 2 }] }],
      options: [{ name: 'Small', soldOut: true, hasCustomPrice: true, values: [{ name: 'Small', position: null }] }]
    },
    { hasOptionGroups: null, optionGroups: [], options: [{ name: 'Default', soldOut: false, hasCustomPrice: false, values: [] }] }
  ])
})

t.test('of the two addresses of a picture the safe one is given', async (t) => {
  t.same(await (await scene(t, {})).product('images { originalUrl width height }'), [{ images: [{ originalUrl: 'https://images.bigcartel.com/product_images/1/fox.jpg', width: 800, height: 600 }] }])
})

t.test('addresses within the shop are whole ones, by the shop’s own', async (t) => {
  const { ask } = await scene(t, { page: { id: 34, name: 'About', permalink: 'about-us', url: '/about-us', category: 'custom', content: '<p>Hello</p>' } })
  t.same(await ask('categories(first: 2) { nodes { url } } pages(first: 1) { nodes { permalink category content url } } products(first: 1) { nodes { url artists { url } } }'), {
    categories: { nodes: [{ url: 'https://shop.example.com/category/pins' }, { url: null }] },
    pages: { nodes: [{ permalink: 'about-us', category: 'custom', content: '<p>Hello</p>', url: 'https://shop.example.com/about-us' }] },
    products: { nodes: [{ url: 'https://shop.example.com/product/fox-hen', artists: [{ url: 'https://shop.example.com/artist/ada' }] }] }
  })
})

t.test('a shop of older days says less of itself', async (t) => {
  const { id: _id, subdomain: _subdomain, currency: { locale: _locale, ...currency }, ...older } = store
  const { ask } = await scene(t, { store: { ...older, currency } })
  t.same(await ask('subdomain currency { code locale } products(first: 1) { nodes { price { formatted } } }'), { subdomain: 'examplestore', currency: { code: 'USD', locale: null }, products: { nodes: [{ price: { formatted: '$19.99' } }] } })
})

t.test('a shop whose pages are all the first one is read once more, and no further', async (t) => {
  const { product, requests } = await scene(t, {})
  t.equal((await product('id')).length, 1)
  t.same(requests, ['/examplestore/store.json', '/examplestore/products.json?limit=9', '/examplestore/products.json?limit=9&page=2'], 'three were promised')
})

t.test('whoever is signed in, nothing of that goes along', async (t) => {
  const { ask, browser, headers } = await scene(t, {})
  await browser.signIn('harbourpress')
  await ask('name products(first: 1) { nodes { name } }')
  t.equal(headers.length, 2)
  for (const each of headers) t.same([each['authorization'], each['cookie'], each['accept']], [undefined, undefined, 'application/json'])
})
