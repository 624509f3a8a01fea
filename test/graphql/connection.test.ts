import t from 'tap'
import { codesOf, openScene } from './scene.ts'

interface Page {
  totalCount: number
  nodes: Array<{ id: string }>
  edges: Array<{ cursor: string, node: { id: string } }>
  pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null, drifted: boolean }
}

const { ask, gateway } = await openScene(t, 'paperkiosk')
const parts = 'totalCount nodes { id } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor drifted }'
const query = `query($first: Int, $after: String, $last: Int, $before: String) { shop { products(first: $first, after: $after, last: $last, before: $before) { ${parts} } } }`

async function page (variables: Record<string, unknown>): Promise<Page & { calls: string[] }> {
  const { data, calls, errors } = await ask(query, variables)
  if (errors !== undefined) throw new Error(errors[0]?.message)
  return { ...(data as { shop: { products: Page } }).shop.products, calls } // as asked
}

const all: string[] = []

t.test('forward over five hundred products: all of them, once each, a call a page', async (t) => {
  for (let after: string | null = null, index = 0; ; index += 99) {
    const { totalCount, nodes, edges, pageInfo, calls } = await page({ first: 99, after })
    t.equal(totalCount, 500)
    t.same(calls, [index === 0 ? '/products?page[limit]=99&page[offset]=0' : `/products?page[limit]=100&page[offset]=${index - 1}`], 'with the one that must stand before it')
    t.equal(pageInfo.drifted, false)
    t.same(edges.map(({ node }) => node.id), nodes.map(({ id }) => id))
    t.same([pageInfo.startCursor, pageInfo.endCursor], [edges[0]?.cursor, edges.at(-1)?.cursor])
    t.equal(pageInfo.hasPreviousPage, index > 0)
    all.push(...nodes.map(({ id }) => id))
    after = pageInfo.endCursor
    if (!pageInfo.hasNextPage) break
  }
  t.equal(new Set(all).size, 500)
})

t.test('a hundred at once are one more than Big Cartel serves, with the one before them', async (t) => {
  const found: string[] = []
  for (let after: string | null = null, index = 0; ; index += 100) {
    const { nodes, pageInfo, calls } = await page({ first: 100, after })
    t.same(calls, index === 0 ? ['/products?page[limit]=100&page[offset]=0'] : [`/products?page[limit]=100&page[offset]=${index - 1}`, `/products?page[limit]=1&page[offset]=${index + 99}`])
    t.equal(nodes.length, 100)
    found.push(...nodes.map(({ id }) => id))
    after = pageInfo.endCursor
    if (!pageInfo.hasNextPage) break
  }
  t.same(found, all)
})

t.test('backward over them: the same ones, and only the first page must count first', async (t) => {
  let found: string[] = []
  for (let before: string | null = null; ;) {
    const { nodes, pageInfo, calls } = await page({ last: 64, before })
    t.equal(calls.length, before === null ? 2 : 1)
    t.equal(pageInfo.hasNextPage, before !== null)
    found = [...nodes.map(({ id }) => id), ...found]
    before = pageInfo.startCursor
    if (!pageInfo.hasPreviousPage) break
  }
  t.same(found, all)
})

t.test('a page lies between its cursors', async (t) => {
  const { edges } = await page({ first: 10 })
  const at = (index: number) => edges[index]?.cursor
  const cases: Array<[variables: Record<string, unknown>, from: number, to: number]> = [
    [{ first: 3, after: at(4) }, 5, 8], [{ first: 3, before: at(2) }, 0, 2], [{ first: 3, after: at(1), before: at(3) }, 2, 3], [{ first: 100, after: at(1), before: at(9) }, 2, 9],
    [{ last: 3, before: at(9) }, 6, 9], [{ last: 3, before: at(1) }, 0, 1], [{ last: 2, after: at(1), before: at(5) }, 3, 5], [{ last: 100, after: at(1), before: at(5) }, 2, 5], [{ last: 100, before: at(5) }, 0, 5]
  ]
  for (const [variables, from, to] of cases) {
    const { nodes, pageInfo, calls } = await page(variables)
    t.same(nodes.map(({ id }) => id), all.slice(from, to), JSON.stringify(variables))
    t.same([pageInfo.hasPreviousPage, pageInfo.hasNextPage, calls.length], [from > 0, true, 1])
  }
  t.same((await page({ last: 2, after: at(9) })).nodes.map(({ id }) => id), all.slice(498))
})

t.test('an empty page costs one call and says where it lies', async (t) => {
  const first = (await page({ first: 1 })).pageInfo.startCursor
  const last = (await page({ last: 1 })).pageInfo.endCursor
  const cases: Array<[variables: Record<string, unknown>, previous: boolean, next: boolean]> = [
    [{ first: 5, after: last }, true, false], [{ last: 5, after: last }, true, false], [{ first: 5, before: first }, false, true], [{ last: 5, before: first }, false, true], [{ first: 5, after: first, before: first }, true, true]
  ]
  for (const [variables, hasPreviousPage, hasNextPage] of cases) {
    const { totalCount, nodes, edges, pageInfo, calls } = await page(variables)
    t.same({ totalCount, nodes, edges, pageInfo, calls: calls.length }, { totalCount: 500, nodes: [], edges: [], pageInfo: { hasPreviousPage, hasNextPage, startCursor: null, endCursor: null, drifted: false }, calls: 1 }, JSON.stringify(variables))
  }
})

t.test('a size that makes no sense is BAD_USER_INPUT before any call', async (t) => {
  const sizes: Array<Record<string, unknown>> = [
    {}, { first: null }, { last: null }, { first: null, last: null }, ...[0, -1, 101, 500, 2 ** 31, -(2 ** 31), 1.5, '1', true].flatMap((size) => [{ first: size }, { last: size }]), { first: 1, last: 1 }, { first: 0, last: 1 }, { after: null }
  ]
  for (const variables of sizes) {
    const answer = await ask(query, variables)
    t.same([codesOf(answer), answer.calls], [['BAD_USER_INPUT'], []], JSON.stringify(variables))
  }
  for (const list of ['shop { products', 'shop { categories', 'shop { artists', 'shop { pages', 'account { orders', 'account { discounts', 'account { carts']) {
    const answer = await ask(`{ ${list} { nodes { id } } } }`)
    t.same([codesOf(answer), answer.calls], [['BAD_USER_INPUT'], []], list)
  }
})

t.test('a cursor that is not of this list is BAD_USER_INPUT before any call', async (t) => {
  const cursorOf = async (asked: string) => /"endCursor":"([\w-]+)"/.exec(JSON.stringify((await ask(asked)).data))?.[1] ?? ''
  const sorted = await cursorOf('{ shop { products(first: 1, sort: { field: NAME }) { pageInfo { endCursor } } } }')
  const ofOrders = await cursorOf('{ account { orders(first: 1) { pageInfo { endCursor } } } }')
  const ofUnshipped = await cursorOf('{ account { orders(first: 1, filter: { shippingStatus: UNSHIPPED }) { pageInfo { endCursor } } } }')
  const good = (await page({ first: 1 })).pageInfo.endCursor ?? ''
  const raw = (text: string) => Buffer.from(text).toString('base64url')
  const [, index = '', hash = '', id = ''] = Buffer.from(good, 'base64url').toString().split(':')
  const huge = raw(`1:999999999:${hash}:${id}`)
  const newer = raw(`2:${index}:${hash}:${id}`)
  const neighbour = gateway.browser()
  await neighbour.signIn('harbourpress')
  const ofNeighbour = /"endCursor":"([\w-]+)"/.exec(JSON.stringify(await neighbour.graphql(query, { first: 1 })))?.[1] ?? ''
  for (const cursor of [sorted, ofOrders, ofUnshipped, ofNeighbour, newer, '', 'x', '!', `${good}A`, good.slice(1), raw('1:0:aaaaaaaa:1'), raw('1:-1:aaaaaaaa:1'), raw('2:0:aaaaaaaa:1'), 'A'.repeat(10_000), '__proto__', huge]) {
    for (const variables of [{ first: 1, after: cursor }, { last: 1, before: cursor }]) {
      const answer = await ask(query, variables)
      t.same([codesOf(answer), answer.calls], [['BAD_USER_INPUT'], []], cursor.slice(0, 40))
    }
  }
  const foreign = await ask('query($after: String) { account { orders(first: 1, after: $after, filter: { shippingStatus: SHIPPED }) { nodes { id } } } }', { after: ofUnshipped })
  t.same([codesOf(foreign), foreign.calls], [['BAD_USER_INPUT'], []], 'another filter is another list')
})

t.test('counting alone asks for one record; asking for nothing asks nobody', async (t) => {
  t.match(await ask('{ shop { products { totalCount } } }'), { data: { shop: { products: { totalCount: 500 } } }, calls: ['/products?page[limit]=1&page[offset]=0'] })
  t.match(await ask('{ shop { products { ...Count } } } fragment Count on ProductConnection { ... on ProductConnection { totalCount } }'), { data: { shop: { products: { totalCount: 500 } } } })
  t.match(await ask('{ shop { products { __typename } } }'), { data: { shop: { products: { __typename: 'ProductConnection' } } }, calls: [] })
  for (const hidden of ['... on ProductConnection { nodes { id } }', '...F', '... @include(if: true) { edges { cursor } }']) {
    t.same(codesOf(await ask(`{ shop { products { totalCount ${hidden} } } } ${hidden === '...F' ? 'fragment F on ProductConnection { ...G } fragment G on ProductConnection { pageInfo { endCursor } }' : ''}`)), ['BAD_USER_INPUT'], hidden)
  }
})

t.test('what the query skips is not asked for, compiled or not', async (t) => {
  const query = 'query($all: Boolean! = false) { shop { products { totalCount ...Nodes @include(if: $all) nodes @include(if: $all) { name } edges @skip(if: true) { cursor } } } } fragment Nodes on ProductConnection { nodes { id } }'
  for (let round = 0; round < 3; round++) {
    t.match(await ask(query), { data: { shop: { products: { totalCount: 500 } } }, errors: undefined, calls: ['/products?page[limit]=1&page[offset]=0'] })
    t.same(codesOf(await ask(query, { all: true })), ['BAD_USER_INPUT'])
    t.match(await ask('{ shop { products { totalCount @include(if: false) __typename } } }'), { data: { shop: { products: { __typename: 'ProductConnection' } } }, calls: [] })
  }
})
