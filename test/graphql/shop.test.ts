import t from 'tap'
import { codesOf, openScene } from './scene.ts'

t.test('every field of a shop says what Big Cartel says', async (t) => {
  const { ask } = await openScene(t)
  const { data, calls } = await ask(`{ shop {
    __typename id name subdomain description url website currency { code name sign } country { code name } image { url originalUrl } favicon { url }
    products { totalCount } categories(first: 2) { totalCount nodes { id name permalink position } } artists(last: 1, before: null) { totalCount nodes { name position } edges { node { name } } }
  } }`)
  t.same(data, {
    shop: {
      __typename: 'Shop',
      id: 'gid://bigcartel/Shop/208639',
      name: 'Harbour Press',
      subdomain: 'harbourpress',
      description: 'Linocuts, zines and printed things by four friends with one press in Bristol.',
      url: 'https://www.harbourpress.example.com',
      website: 'https://journal.harbourpress.example.com',
      currency: { code: 'GBP', name: 'Pound Sterling', sign: '£' },
      country: { code: 'GB', name: 'United Kingdom' },
      image: { url: 'https://assets.bigcartel.com/account_images/208639/harbour-press.png?auto=format&fit=max&h=1000&w=1000', originalUrl: 'https://assets.bigcartel.com/account_images/208639/harbour-press.png' },
      favicon: null,
      products: { totalCount: 24 },
      categories: {
        totalCount: 6,
        nodes: [
          { id: 'gid://bigcartel/Category/2086390001', name: 'Linocut Prints', permalink: 'linocut-prints', position: 1 },
          { id: 'gid://bigcartel/Category/2086390002', name: 'Screen Prints', permalink: 'screen-prints', position: 2 }
        ]
      },
      artists: { totalCount: 4, nodes: [{ name: 'Lucía Ferreira', position: 4 }], edges: [{ node: { name: 'Lucía Ferreira' } }] }
    }
  })
  t.equal(calls.length, 5, 'the account, three lists, and where the artists end')
})

t.test('a seller without artists gets null for them, and everything else', async (t) => {
  const { ask } = await openScene(t, 'fernandmoss')
  for (let round = 0; round < 3; round++) {
    const answer = await ask('{ session { authenticated } shop { name artists(first: 5) { nodes { name } } categories(first: 5) { nodes { name } } products(first: 3) { totalCount } } artist(id: "1") { name } account { subdomain } }')
    t.same(answer.data, {
      session: { authenticated: true }, shop: { name: 'Fern & Moss', artists: null, categories: { nodes: [{ name: 'Ceramics' }] }, products: { totalCount: 3 } }, artist: null, account: { subdomain: 'fernandmoss' }
    })
    t.same(codesOf(answer), ['ARTISTS_DISABLED', 'ARTISTS_DISABLED'])
    t.same(answer.errors?.map(({ path }) => path).sort(), [['artist'], ['shop', 'artists']])
    t.match(answer.errors?.[0]?.extensions, { service: 'bigcartel', upstream: { status: 403 }, retryable: false })
  }
})

t.test('products are sorted by Big Cartel, and otherwise stand as in the shop', async (t) => {
  const { ask } = await openScene(t)
  const cases: Array<[args: string, query: string, first: string]> = [
    ['', '', 'Heron at Low Tide'],
    [', sort: null', '', 'Heron at Low Tide'],
    [', sort: { field: NAME }', '&sort=name&sort_direction=asc', 'Allotment in October'],
    [', sort: { field: NAME, direction: DESC }', '&sort=name&sort_direction=desc', 'Winter Lantern Card Pack'],
    [', sort: { field: UPDATED_AT, direction: DESC }', '&sort=updated_at&sort_direction=desc', ''],
    [', sort: { field: CREATED_AT }', '&sort=created_at&sort_direction=asc', '']
  ]
  for (const [args, query, first] of cases) {
    const { data, calls } = await ask(`{ shop { products(first: 1${args}) { nodes { name } } } }`)
    t.same(calls, [`/products?page[limit]=1&page[offset]=0${query}`])
    if (first !== '') t.same(data, { shop: { products: { nodes: [{ name: first }] } } })
  }
})
