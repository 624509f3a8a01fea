import t from 'tap'
import { codesOf, openScene, type RestDocument } from './scene.ts'

interface Product { id: string, name: string, status: string | null, available: boolean, hasDefaultOptionOnly: boolean, options: Array<{ quantity: number | null, available: boolean }> }
interface Products { shop: { products: { nodes: Product[] } } }

const everyField = `
  __typename id name permalink status statusText description url onSale position password hasOptionGroups available hasDefaultOptionOnly createdAt updatedAt
  price { amount currencyCode } priceRange { min { amount } max { amount } }
  featuredImage { url originalUrl } images { url }
  options { __typename id name price { amount } quantity sold peakQuantity hasDigitalFile available }
  categories { __typename id name permalink position } artists { __typename id name permalink position }
  shippingRates { __typename id countryCode priceAlone { amount } priceWithOthers { amount } }`

const scene = await openScene(t)
const { ask, rest, sandbox } = scene
const [heron] = (await rest('/products?page[limit]=1')).data
const heronId = heron?.id ?? ''

/** The included resource's attributes, by type, in the document's order. */
function attributesOf ({ included }: RestDocument, type: string): Array<Record<string, unknown>> {
  return included.filter((resource) => resource.type === type).map(({ id, attributes }) => ({ id, ...attributes }))
}

t.test('every field of a product says what Big Cartel says', async (t) => {
  const document = await rest(`/products/${heronId}`)
  const { attributes } = document.data
  const [category] = attributesOf(document, 'categories')
  const [artist] = attributesOf(document, 'artists')
  const { data, calls } = await ask(`{ product(id: "${heronId}") { ${everyField} } }`)
  t.same(data, {
    product: {
      __typename: 'Product',
      id: `gid://bigcartel/Product/${heronId}`,
      name: 'Heron at Low Tide',
      permalink: 'heron-at-low-tide',
      status: 'ACTIVE',
      statusText: 'active',
      description: attributes['description'],
      url: attributes['url'],
      onSale: false,
      position: 1,
      password: null,
      hasOptionGroups: false,
      available: true,
      hasDefaultOptionOnly: false,
      createdAt: attributes['created_at'],
      updatedAt: attributes['updated_at'],
      price: { amount: '42.0', currencyCode: 'GBP' },
      priceRange: { min: { amount: '42.0' }, max: { amount: '87.0' } },
      featuredImage: { url: attributes['primary_image_url'], originalUrl: String(attributes['primary_image_url']).split('?')[0] },
      images: attributesOf(document, 'product_images').map(({ url }) => ({ url })),
      options: attributesOf(document, 'product_options').map(({ id, name, price, quantity, sold, peak_quantity: peakQuantity, has_digital_file: hasDigitalFile }) => ({
        __typename: 'ProductOption', id: `gid://bigcartel/ProductOption/${String(id)}?product_id=${heronId}`, name, price: { amount: price }, quantity, sold, peakQuantity, hasDigitalFile, available: true
      })),
      categories: [{ __typename: 'Category', id: `gid://bigcartel/Category/${String(category?.['id'])}`, name: 'Linocut Prints', permalink: 'linocut-prints', position: 1 }],
      artists: [{ __typename: 'Artist', id: `gid://bigcartel/Artist/${String(artist?.['id'])}`, name: 'Tomos Penrose', permalink: 'tomos-penrose', position: 1 }],
      shippingRates: [['GB', '3.95', '1.0'], ['FR', '8.5', '2.0'], ['DE', '8.5', '2.0'], ['US', '12.95', '3.5'], [null, '14.95', '4.0']]
        .map(([countryCode, alone, withOthers], index) => ({ __typename: 'ShippingRate', id: `gid://bigcartel/ShippingRate/${String(attributesOf(document, 'shipping_options')[index]?.['id'])}?product_id=${heronId}`, countryCode, priceAlone: { amount: alone }, priceWithOthers: { amount: withOthers } }))
    }
  })
  t.same(calls, [`/products/${heronId}`, ''], 'one call for it, one for the currency of its prices')
})

t.test('a list of products costs one call, and one for the currency when a price is asked for', async (t) => {
  const plain = await ask('{ shop { products(first: 24) { nodes { name status options { name quantity } images { url } categories { name } artists { name } } } } }')
  t.same(plain.calls, ['/products?page[limit]=24&page[offset]=0'])
  const priced = await ask(`{ shop { products(first: 24) { nodes { ${everyField} } } } }`)
  t.equal(priced.errors, undefined)
  t.equal(priced.calls.length, 2)
})

t.test('each status has its value, and being available follows stock and status', async (t) => {
  const { data } = await ask('{ shop { products(first: 24) { nodes { id name status available hasDefaultOptionOnly options { quantity available } } } } }')
  const { nodes } = (data as Products).shop.products // as asked
  const byName = new Map(nodes.map((product) => [product.name, product]))
  t.match(byName.get('Heron at Low Tide'), { status: 'ACTIVE', available: true, hasDefaultOptionOnly: false })
  t.match(byName.get('Gasholder, Stapleton Road'), { status: 'SOLD_OUT', available: false, hasDefaultOptionOnly: true })
  t.match(byName.get('Map of Imaginary Islands'), { status: 'COMING_SOON', available: false })
  t.match(byName.get('Winter Lantern Card Pack'), { status: 'HIDDEN', available: false })
  t.match(byName.get('Kingfisher Study'), { status: 'ACTIVE', available: true, options: [{ quantity: null, available: true }] }, 'stock that is not tracked never runs out')
  t.match(byName.get('Swimming Club T-Shirt')?.options, [{ quantity: 4, available: true }, { quantity: 7 }, { quantity: 0, available: false }, { quantity: 2 }])
})

t.test('a product is found by its global id and by the plain one', async (t) => {
  for (const id of [`gid://bigcartel/Product/${heronId}`, heronId, Number(heronId)]) {
    const { data, calls } = await ask('query($id: ID!) { product(id: $id) { name } }', { id })
    t.same(data, { product: { name: 'Heron at Low Tide' } })
    t.same(calls, [`/products/${heronId}`])
  }
})

t.test('a product is found by its permalink, in a call for each hundred products', async (t) => {
  const query = 'query($permalink: String) { product(permalink: $permalink) { name } }'
  t.match(await ask(query, { permalink: 'winter-lantern-card-pack' }), { data: { product: { name: 'Winter Lantern Card Pack' } }, calls: ['/products?page[limit]=100&page[offset]=0'] })
  t.match(await ask(query, { permalink: '../orders' }), { data: { product: null }, errors: undefined, calls: ['/products?page[limit]=100&page[offset]=0'] })
  for (const call of ['product', `product(id: "${heronId}", permalink: "heron-at-low-tide")`, 'product(permalink: null)']) {
    const answer = await ask(`{ ${call} { name } }`)
    t.same([answer.data, codesOf(answer), answer.calls], [{ product: null }, ['BAD_USER_INPUT'], []], call)
  }
  const big = await openScene(t, 'paperkiosk')
  const [, last] = (await big.rest('/products?page[limit]=2&page[offset]=250')).data
  t.match(await big.ask(query, { permalink: last?.attributes['permalink'] }), { data: { product: { name: last?.attributes['name'] } }, calls: { length: 3 } })
})

t.test('an id that nothing has is null; one that nothing can have asks nobody', async (t) => {
  t.match(await ask('{ product(id: "2086399999") { name } }'), { data: { product: null }, calls: ['/products/2086399999'], errors: undefined })
  const impossible = [
    'gid://bigcartel/Order/LMFN-543196', 'gid://bigcartel/product/1', 'gid://shopify/Product/1', 'gid://bigcartel/Product/', `gid://bigcartel/Product/${heronId}?x=1`, `gid://bigcartel/Product/../${heronId}`,
    '../orders', '..', '.', '', ' ', `${heronId} `, `${heronId}\n`, `\n${heronId}`, `${heronId}/options`, `${heronId}?include=x`, `${heronId}%2f`, '__proto__', 'ü', '１', '1'.repeat(41), '1'.repeat(10_000)
  ]
  for (const id of impossible) {
    t.match(await ask('query($id: ID!) { product(id: $id) { name } }', { id }), { data: { product: null }, calls: [], errors: undefined }, JSON.stringify(id).slice(0, 50))
  }
})

t.test('what is new to this gateway, or missing, is null and never an error', async (t) => {
  const odd = {
    data: {
      id: heronId,
      type: 'products',
      attributes: { name: 'Odd', status: 'on_the_moon', default_price: '1e400', position: '7', on_sale: 'yes' },
      relationships: { options: { data: [{ type: 'product_options', id: '9' }] }, categories: { data: [{ type: 'categories', id: '1' }] } }
    }
  }
  await sandbox.control.fault({ path: '/v1/accounts/*/products/*', action: { type: 'status', status: 200, body: odd } })
  for (let round = 0; round < 3; round++) {
    const { data, errors } = await ask(`{ product(id: "${heronId}") { ${everyField} } }`)
    t.equal(errors, undefined)
    t.match(data, {
      product: {
        name: 'Odd',
        status: null,
        statusText: 'on_the_moon',
        price: null,
        priceRange: null,
        onSale: null,
        position: 7,
        available: false,
        featuredImage: null,
        images: [],
        createdAt: null,
        options: [{ id: `gid://bigcartel/ProductOption/9?product_id=${heronId}`, name: '', price: null, quantity: null, sold: null }],
        categories: [{ id: 'gid://bigcartel/Category/1', name: null, permalink: null }],
        artists: [],
        shippingRates: []
      }
    })
  }
  await sandbox.control.clearFaults()
})

t.test('a number that GraphQL cannot hold is null, and the rest is answered', async (t) => {
  const huge = { data: { id: heronId, type: 'products', attributes: { name: 'Huge', position: 2 ** 40 }, relationships: {} } }
  await sandbox.control.fault({ path: '/v1/accounts/*/products/*', action: { type: 'status', status: 200, body: huge } })
  for (let round = 0; round < 3; round++) {
    const answer = await ask(`{ product(id: "${heronId}") { name position } }`)
    t.same(answer.data, { product: { name: 'Huge', position: null } })
    t.same(codesOf(answer), [])
  }
  await sandbox.control.clearFaults()
})
