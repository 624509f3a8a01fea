import t, { type Test } from 'tap'
import { openScene } from './scene.ts'

interface Page { nodes: Array<{ id: string }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null, drifted: boolean } }

const query = `query($first: Int, $after: String, $last: Int, $before: String) { shop { products(first: $first, after: $after, last: $last, before: $before) {
  nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor drifted }
} } }`

/** A seller with five hundred products, another window of the seller's, and pages of them by plain ids. */
async function openShop (t: Test) {
  const seller = 'paperkiosk'
  const { ask, sandbox, rest } = await openScene(t, seller)
  const { insert, remove } = sandbox.control
  const page = async (variables: Record<string, unknown>) => {
    const { data, errors, calls } = await ask(query, variables)
    if (errors !== undefined) throw new Error(errors[0]?.message)
    const { nodes, pageInfo } = (data as { shop: { products: Page } }).shop.products // as asked
    return { ...pageInfo, calls, ids: nodes.map(({ id }) => id.split('/').at(-1) ?? '') }
  }
  return {
    page,
    insert: async (at: number, count = 1) => { for (let each = 0; each < count; each++) await insert({ seller, collection: 'products', at }) },
    remove: async (...ids: Array<string | undefined>) => { for (const id of ids) await remove({ seller, collection: 'products', id: id ?? '' }) },
    stand: async () => {
      const lists = await Promise.all([0, 100, 200, 300, 400, 500, 600].map(async (offset) => (await rest(`/products?page[limit]=100&page[offset]=${offset}`)).data))
      return lists.flat().map(({ id }) => id)
    }
  }
}

t.test('records that come and go in front of the cursor: the page goes on right after it', async (t) => {
  const cases: Array<[name: string, insert: number, remove: number, calls: number]> = [
    ['three new ones, as few as this answer shows', 3, 0, 2],
    ['twelve new ones, more than this answer shows', 12, 0, 2],
    ['forty new ones', 40, 0, 2],
    ['one that went', 0, 1, 2],
    ['five that went', 0, 5, 2],
    ['all but the cursor\'s own that went', 0, 9, 2],
    ['as many that came as went', 4, 4, 1]
  ]
  for (const [name, inserted, removed, calls] of cases) {
    const { page, insert, remove, stand } = await openShop(t)
    const before = await stand()
    const first = await page({ first: 10 })
    await remove(...before.slice(0, removed))
    await insert(0, inserted)
    const second = await page({ first: 10, after: first.endCursor })
    t.same([second.ids, second.drifted, second.hasNextPage, second.hasPreviousPage], [before.slice(10, 20), false, true, true], name)
    t.equal(second.calls.length, calls, name)
    const third = await page({ first: 10, after: second.endCursor })
    t.same([third.ids, third.drifted, third.calls.length], [before.slice(20, 30), false, 1], 'and its cursors hold where things stand now')
  }
})

t.test('backward the same, before the cursor', async (t) => {
  for (const [inserted, removed] of [[3, 0], [30, 0], [0, 5], [0, 40]] as const) {
    const { page, insert, remove, stand } = await openShop(t)
    const before = await stand()
    const end = await page({ last: 10 })
    t.same(end.ids, before.slice(490))
    await remove(...before.slice(0, removed))
    await insert(0, inserted)
    const previous = await page({ last: 10, before: end.startCursor })
    t.same([previous.ids, previous.drifted, previous.hasNextPage, previous.hasPreviousPage], [before.slice(480, 490), false, true, true], `${inserted} came, ${removed} went`)
    t.ok(previous.calls.length <= 3)
  }
})

t.test('a hundred at once go on right after it too', async (t) => {
  const { page, insert, remove, stand } = await openShop(t)
  const before = await stand()
  const first = await page({ first: 100 })
  await insert(0, 7)
  t.same((await page({ first: 100, after: first.endCursor })).ids, before.slice(100, 200))
  await remove(...before.slice(0, 60))
  t.same((await page({ first: 100, after: first.endCursor })).ids, before.slice(100, 200))
})

t.test('a page between two cursors keeps to both', async (t) => {
  const { page, insert, stand } = await openShop(t)
  const before = await stand()
  const [from, to] = [await page({ first: 5 }), await page({ first: 8 })]
  await insert(0, 2)
  t.same((await page({ first: 100, after: from.endCursor, before: to.endCursor })).ids, before.slice(5, 7))
  t.same((await page({ last: 100, after: from.endCursor, before: to.endCursor })).ids, before.slice(5, 7))
})

t.test('a cursor whose own record is gone goes on by its place, and says that it drifted', async (t) => {
  const { page, remove, stand } = await openShop(t)
  const before = await stand()
  const first = await page({ first: 10 })
  await remove(before[9])
  const next = await page({ first: 10, after: first.endCursor })
  t.same([next.drifted, next.calls.length], [true, 2])
  t.same(next.ids, before.slice(11, 21), 'the one that moved into the gap is missed, which is what drifted says')
  const third = await page({ first: 10, after: next.endCursor })
  t.same([third.drifted, third.ids], [false, before.slice(21, 31)], 'the next cursor is sound again')
  const back = await page({ last: 5, before: first.endCursor })
  t.same([back.drifted, back.ids], [true, before.slice(4, 9)])
})

t.test('records that moved further than a page are not sought all over the shop', async (t) => {
  const { page, insert } = await openShop(t)
  const first = await page({ first: 10 })
  await insert(0, 120)
  const next = await page({ first: 10, after: first.endCursor })
  t.same([next.drifted, next.calls.length, next.ids.length], [true, 2, 10])
})

t.test('a list that has become shorter than the cursor\'s place ends there', async (t) => {
  const { page, remove, stand } = await openShop(t)
  const before = await stand()
  const end = await page({ last: 10 })
  await remove(...before.slice(0, 5))
  const found = await page({ first: 10, after: end.endCursor })
  t.same([found.ids, found.hasNextPage, found.drifted, found.calls.length], [[], false, false, 2], 'the cursor\'s record is the last one still')
  await remove(...before.slice(480))
  const gone = await page({ first: 10, after: end.endCursor })
  t.same([gone.ids, gone.hasNextPage, gone.drifted, gone.endCursor], [[], false, true, null])
  const back = await page({ last: 5, before: end.endCursor })
  t.same([back.drifted, back.hasNextPage], [true, false])
})
