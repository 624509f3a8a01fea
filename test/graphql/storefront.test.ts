import t from 'tap'
import { startGateway } from '../helpers/gateway.ts'
import { startSandbox } from '../helpers/sandbox.ts'
import { codesOf } from './scene.ts'

const sandbox = await startSandbox(t)
const gateway = await startGateway(t, sandbox, { UPSTREAM_TIMEOUT_MS: '500', REQUEST_TIMEOUT_MS: '3000' })
const visitor = gateway.browser()

/** Asks as anybody, without a session. */
async function ask (query: string, variables?: Record<string, unknown>) {
  await sandbox.control.resetCalls()
  const answer = await visitor.graphql(query, variables)
  const { total, calls } = await sandbox.control.calls()
  t.equal(answer.extensions?.cost.upstreamCalls, total, 'the gateway counts its calls')
  return { ...answer, calls: calls.map(({ url }) => url) }
}

const shop = (fields: string, subdomain = 'harbourpress') => ask('query($subdomain: String!) { storefront(subdomain: $subdomain) { ' + fields + ' } }', { subdomain })

t.test('a shop as everybody can see it, without signing in, in one call', async (t) => {
  const { data, errors, calls } = await shop(`
    __typename id subdomain underMaintenance name description url website currency { code name sign locale } country { code name }
    categories(first: 1) { totalCount nodes { __typename id name permalink url } pageInfo { hasNextPage } } artists(last: 1) { nodes { id name url } } pages(first: 10) { nodes { id name permalink } }`)
  t.equal(errors, undefined)
  t.same(data, {
    storefront: {
      __typename: 'Storefront',
      id: 'gid://bigcartel/Storefront/harbourpress',
      subdomain: 'harbourpress',
      underMaintenance: false,
      name: 'Harbour Press',
      description: 'Linocuts, zines and printed things by four friends with one press in Bristol.',
      url: 'https://www.harbourpress.example.com',
      website: 'https://journal.harbourpress.example.com',
      currency: { code: 'GBP', name: 'Pound Sterling', sign: '£', locale: 'en-GB' },
      country: { code: 'GB', name: 'United Kingdom' },
      categories: { totalCount: 6, nodes: [{ __typename: 'StorefrontCategory', id: 'gid://bigcartel/StorefrontCategory/2086390001?subdomain=harbourpress', name: 'Linocut Prints', permalink: 'linocut-prints', url: 'https://www.harbourpress.example.com/category/linocut-prints' }], pageInfo: { hasNextPage: true } },
      artists: { nodes: [{ id: 'gid://bigcartel/StorefrontArtist/2086390010?subdomain=harbourpress', name: 'Lucía Ferreira', url: 'https://www.harbourpress.example.com/artist/lucia-ferreira' }] },
      pages: {
        nodes: [
          { id: 'gid://bigcartel/StorefrontPage/the-press?subdomain=harbourpress', name: 'The Press', permalink: 'the-press' },
          { id: 'gid://bigcartel/StorefrontPage/postage?subdomain=harbourpress', name: 'Postage', permalink: 'postage' },
          { id: 'gid://bigcartel/StorefrontPage/contact?subdomain=harbourpress', name: 'Contact', permalink: 'contact' }
        ]
      }
    }
  })
  t.same(calls, ['/harbourpress/store.json'])
})

t.test('its products, with exact prices in its own currency, and no stock', async (t) => {
  const { data, errors, calls } = await shop(`products(first: 2) { totalCount nodes {
    __typename id name permalink status statusText url price { amount currencyCode formatted } priceRange { min { amount } max { amount } } onSale position available createdAt hasOptionGroups
    featuredImage { url(transform: { maxWidth: 200 }) originalUrl width height } images { url } options { __typename id name price { amount } soldOut hasCustomPrice values { name } } optionGroups { name values { name } }
    categories { id name } artists { id name } shippingRates { country { code } priceAlone { formatted } priceWithOthers { formatted } }
  } pageInfo { hasNextPage drifted } }`)
  t.equal(errors, undefined)
  t.match(data, {
    storefront: {
      products: {
        totalCount: 23,
        nodes: [{
          __typename: 'StorefrontProduct',
          id: /^gid:\/\/bigcartel\/StorefrontProduct\/208639\d+\?subdomain=harbourpress$/,
          name: 'Heron at Low Tide',
          permalink: 'heron-at-low-tide',
          status: 'ACTIVE',
          statusText: 'active',
          url: 'https://www.harbourpress.example.com/product/heron-at-low-tide',
          price: { amount: '42.0', currencyCode: 'GBP', formatted: '£42.00' },
          priceRange: { min: { amount: '42.0' }, max: { amount: '87.0' } },
          available: true,
          createdAt: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
          featuredImage: { url: /^https:.*[?&]w=200$/, originalUrl: /^https:[^?]+$/, width: 2400, height: 1600 },
          options: [{ __typename: 'StorefrontProductOption', price: { amount: '42.0' }, soldOut: false, hasCustomPrice: false, values: [] }, { hasCustomPrice: true }],
          optionGroups: [],
          categories: [{ name: 'Linocut Prints' }],
          artists: [{ name: 'Tomos Penrose' }],
          shippingRates: [{ country: { code: 'GB' }, priceAlone: { formatted: '£3.95' }, priceWithOthers: { formatted: '£1.00' } }, {}, {}, {}, { country: null }]
        }, {}],
        pageInfo: { hasNextPage: true, drifted: false }
      }
    }
  })
  t.same(calls, ['/harbourpress/store.json', '/harbourpress/products.json?limit=2'])
})

t.test('hidden products are not shown, statuses with hyphens are read, entities in names are characters', async (t) => {
  const { data } = await shop('categories(first: 9) { nodes { name } } products(first: 100) { totalCount nodes { name status statusText available } }')
  const text = JSON.stringify(data)
  t.notMatch(text, 'Winter Lantern')
  t.match(text, '{"name":"Gasholder, Stapleton Road","status":"SOLD_OUT","statusText":"sold-out","available":false}')
  t.match(text, '"status":"COMING_SOON","statusText":"coming-soon","available":false')
  t.match(text, '"name":"Zines & Books"')
  t.notMatch(text, /&amp;|&#x27;/)
  t.match((await shop('name', 'fernandmoss')).data, { storefront: { name: 'Fern & Moss' } })
})

const everyProduct = async (size: number) => {
  const ids: string[] = []
  let calls = 0
  for (let after: string | null = null; ;) {
    const answer = await ask('query($first: Int, $after: String) { storefront(subdomain: "paperkiosk") { products(first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } }', { first: size, after })
    const { nodes, pageInfo } = (answer.data as { storefront: { products: { nodes: Array<{ id: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } }).storefront.products // as asked
    ids.push(...nodes.map(({ id }) => id))
    calls += answer.calls.length
    after = pageInfo.endCursor
    if (!pageInfo.hasNextPage) return { ids: new Set(ids).size === ids.length ? ids.length : NaN, calls }
  }
}

t.test('a long shop is walked to its end, whatever it makes of limit and page', async (t) => {
  const { products_count: shown } = await (await fetch(`${sandbox.url}/paperkiosk/store.json`)).json() as { products_count: number }
  t.ok(shown > 450)
  await sandbox.control.settings({ storefrontPageSize: 1000 })
  t.equal((await everyProduct(100)).ids, shown, 'where limit is honoured')
  await sandbox.control.settings({ storefrontPageSize: 100 })
  t.equal((await everyProduct(100)).ids, shown, 'where a page holds a hundred')
  await sandbox.control.settings({ storefrontPageSize: 10 })
  t.equal((await everyProduct(100)).ids, shown, 'where it holds ten')
  await sandbox.control.settings({ storefrontPageSize: 100, storefrontPages: 'ignored' })
  t.same(await everyProduct(60), { ids: 100, calls: 5 }, 'where each page is the first again, that one is all there is')
  await sandbox.control.settings({ storefrontPageSize: 250, storefrontPages: 'honoured' })
})

t.test('a page of text is asked for alone, once', async (t) => {
  t.match(await shop('pages(first: 1) { nodes { name content category again: content } }'), {
    data: { storefront: { pages: { nodes: [{ name: 'The Press', content: /Albion/, category: 'custom' }] } } }, calls: ['/harbourpress/store.json', '/harbourpress/page/the-press.json']
  })
  await sandbox.control.fault({ path: '/harbourpress/page/*', action: { type: 'status', status: 404 } })
  t.match(await shop('pages(first: 1) { nodes { name content } }'), { data: { storefront: { pages: { nodes: [{ name: 'The Press', content: null }] } } }, errors: undefined })
  await sandbox.control.clearFaults()
})

t.test('a shop that is closed for maintenance says so, and nothing else', async (t) => {
  await sandbox.control.settings({ underMaintenance: true })
  const { data, errors, calls } = await shop('id subdomain underMaintenance name currency { code } products(first: 1) { nodes { id } } categories(first: 1) { totalCount } pages(first: 1) { totalCount }')
  t.same([data, errors], [{ storefront: { id: 'gid://bigcartel/Storefront/harbourpress', subdomain: 'harbourpress', underMaintenance: true, name: null, currency: null, products: null, categories: null, pages: null } }, undefined])
  t.same(calls, ['/harbourpress/store.json'])
  t.match(await ask('{ node(id: "gid://bigcartel/StorefrontProduct/1?subdomain=harbourpress") { id } }'), { data: { node: null }, errors: undefined })
  await sandbox.control.settings({ underMaintenance: false })
})

t.test('there is no such shop: null; a name that no shop can have asks nobody', async (t) => {
  t.match(await shop('name', 'nobody-here'), { data: { storefront: null }, errors: undefined, calls: { length: 1 } })
  for (const subdomain of ['', '../v1', 'a/b', 'a.b', 'harbourpress.bigcartel.com', 'Harbourpress', 'a b', 'a\n', 'a?x', 'a%2f', '@evil.example', 'é', 'a'.repeat(64), '_control', '__proto__']) {
    const answer = await shop('name', subdomain)
    t.same([answer.data, codesOf(answer), answer.calls], [{ storefront: null }, ['BAD_USER_INPUT'], []], subdomain.slice(0, 30))
  }
})

t.test('everything in it is found by its global id, by everybody', async (t) => {
  const { data } = await shop('__typename id categories(first: 1) { nodes { __typename id } } artists(first: 1) { nodes { __typename id } } pages(first: 1) { nodes { __typename id } } products(last: 1) { nodes { __typename id options { __typename id } } }')
  const found = [...JSON.stringify(data).matchAll(/"__typename":"(\w+)","id":"([^"]+)"/g)].map(([, type = '', id = '']) => ({ type, id }))
  t.same([...new Set(found.map(({ type }) => type))].sort(), ['Storefront', 'StorefrontArtist', 'StorefrontCategory', 'StorefrontPage', 'StorefrontProduct', 'StorefrontProductOption'])
  for (const { type, id } of found) {
    for (let round = 0; round < 3; round++) t.match(await ask('query($id: ID!) { node(id: $id) { __typename id ... on StorefrontProduct { price { amount } } ... on StorefrontPage { content } } }', { id }), { data: { node: { __typename: type, id } }, errors: undefined }, id)
    if (type !== 'Storefront') t.match(await ask('query($id: ID!) { node(id: $id) { id } }', { id: id.replace(/\/[\w-]+\?/, '/9?') }), { data: { node: null }, errors: undefined })
  }
  const all = await ask('query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: found.map(({ id }) => id) })
  t.same(all.data, { nodes: found.map(({ id }) => ({ id })) })
  t.equal(all.calls.filter((call) => call.endsWith('store.json')).length, 1, 'the shop is asked for once')
  for (const id of ['gid://bigcartel/StorefrontUnicorn/1?subdomain=harbourpress', 'gid://bigcartel/StorefrontProduct/1?subdomain=harbourpress&x=1', 'gid://bigcartel/StorefrontProduct/1', 'gid://bigcartel/Storefront/a?subdomain=b', 'gid://bigcartel/StorefrontProduct/1?subdomain=A']) {
    t.match(await ask('query($id: ID!) { node(id: $id) { id } }', { id }), { data: { node: null }, calls: [] }, id)
  }
})

t.test('whatever goes wrong spoils its own field, with the right code', async (t) => {
  const cases = [
    [{ type: 'status', status: 500 }, 'UPSTREAM_ERROR'], [{ type: 'status', status: 403, body: { reason: 'No' } }, 'UPSTREAM_REJECTED'], [{ type: 'status', status: 401 }, 'UPSTREAM_REJECTED'],
    [{ type: 'status', status: 429, headers: { 'retry-after': '60' } }, 'UPSTREAM_RATE_LIMITED'], [{ type: 'status', status: 301, headers: { location: 'http://127.0.0.1:1/' } }, 'UPSTREAM_INVALID_RESPONSE'],
    [{ type: 'garbage' }, 'UPSTREAM_INVALID_RESPONSE'], [{ type: 'status', status: 200, body: '"a text"' }, 'UPSTREAM_INVALID_RESPONSE'], [{ type: 'status', status: 200, body: { products: [] } }, 'UPSTREAM_INVALID_RESPONSE'],
    [{ type: 'huge' }, 'UPSTREAM_INVALID_RESPONSE'], [{ type: 'stall' }, 'UPSTREAM_TIMEOUT'], [{ type: 'reset' }, 'UPSTREAM_UNAVAILABLE'], [{ type: 'hang' }, 'UPSTREAM_TIMEOUT']
  ] as const
  for (const [action, code] of cases) {
    await sandbox.control.fault({ path: '/harbourpress/products.json', action })
    const answer = await ask('{ session { authenticated } storefront(subdomain: "harbourpress") { name products(first: 1) { nodes { id } } } }')
    t.same([answer.data, codesOf(answer)], [{ session: { authenticated: false }, storefront: { name: 'Harbour Press', products: null } }, [code]], `${JSON.stringify(action).slice(0, 60)}`)
    t.match(answer.errors?.[0]?.extensions, { service: 'bigcartel' })
    await sandbox.control.clearFaults()
  }
  await sandbox.control.fault({ path: '/harbourpress/store.json', action: { type: 'status', status: 503 }, times: 2 })
  t.match(await shop('name'), { data: { storefront: { name: 'Harbour Press' } }, errors: undefined, calls: { length: 3 } }, 'a short trouble is over before the caller hears of it')
  await sandbox.control.clearFaults()
})

t.test('what is missing, new or odd is null, and never an error', async (t) => {
  await sandbox.control.fault({ path: '/harbourpress/store.json', action: { type: 'status', status: 200, body: { name: 5, url: 'nonsense', website: 'javascript:alert(1)', products_count: 3e9, currency: 'GBP', pages: [{ name: 'x' }], categories: [{ name: 'no id' }, 'x', { id: 7, url: '/category/x' }] } } })
  await sandbox.control.fault({ path: '/harbourpress/products.json', action: { type: 'status', status: 200, body: [{ id: 1, status: 'on-the-moon', default_price: 5, url: '/product/x', options: [{ id: '2', price: 'free' }], images: [{}, { url: 'http://elsewhere.example/a.png' }] }, { name: 'no id' }, 'x'] } })
  const { data, errors } = await shop('name url website currency { code } country { code } categories(first: 5) { nodes { id name url } } pages(first: 5) { totalCount } products(first: 5) { totalCount nodes { id name status statusText price { amount } priceRange { min { amount } } available options { id price { amount } soldOut } images { url(transform: { maxWidth: 10 }) width } } }')
  t.equal(errors, undefined)
  t.same(data, {
    storefront: {
      name: '',
      url: null,
      website: null,
      currency: null,
      country: null,
      categories: { nodes: [{ id: 'gid://bigcartel/StorefrontCategory/7?subdomain=harbourpress', name: '', url: null }] },
      pages: { totalCount: 0 },
      products: {
        totalCount: 1,
        nodes: [{
          id: 'gid://bigcartel/StorefrontProduct/1?subdomain=harbourpress',
          name: '',
          status: null,
          statusText: 'on-the-moon',
          price: null,
          priceRange: null,
          available: false,
          options: [{ id: 'gid://bigcartel/StorefrontProductOption/2?subdomain=harbourpress', price: null, soldOut: null }],
          images: [{ url: 'http://elsewhere.example/a.png', width: null }]
        }]
      }
    }
  })
  await sandbox.control.clearFaults()

  await sandbox.control.fault({ path: '/harbourpress/products.json', action: { type: 'status', status: 200, body: [{ id: 1, status: 'active', options: [{ id: '2' }] }] } })
  t.match((await shop('products(first: 1) { nodes { available } }')).data, { storefront: { products: { nodes: [{ available: true }] } } }, 'an option that is not said to be sold out can be bought')
  await sandbox.control.clearFaults()
})
