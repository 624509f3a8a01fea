import t from 'tap'
import { codesOf, openScene } from './scene.ts'

/** A list whose answers bear this count. */
async function openCounted (count: unknown, ids: number[]) {
  const scene = await openScene(t)
  const body = { data: ids.map((id) => ({ id: String(id), type: 'categories', attributes: { name: `c${id}` } })), ...(count !== undefined && { meta: { count } }) }
  await scene.sandbox.control.fault({ path: '/v1/accounts/*/categories', action: { type: 'status', status: 200, body } })
  return scene
}

t.test('a count that is no number is null, and whether there is more is judged by how many came', async (t) => {
  for (const count of [undefined, null, 'abc', '', -1, {}]) {
    const { ask } = await openCounted(count, [1, 2])
    const asked = (first: number) => `{ shop { categories(first: ${first}) { totalCount nodes { name } pageInfo { hasNextPage } } } }`
    t.same((await ask(asked(2))).data, { shop: { categories: { totalCount: null, nodes: [{ name: 'c1' }, { name: 'c2' }], pageInfo: { hasNextPage: true } } } }, String(count))
    t.match((await ask(asked(3))).data, { shop: { categories: { pageInfo: { hasNextPage: false } } } })
    t.same(codesOf(await ask('{ shop { categories(last: 2) { nodes { name } } } }')), ['UPSTREAM_INVALID_RESPONSE'], 'the end cannot be known')
  }
})

t.test('a count is read as text and as number; more items than were asked for are cut off', async (t) => {
  for (const count of ['7', 7]) {
    const { ask } = await openCounted(count, [1, 2, 3])
    t.same((await ask('{ shop { categories(first: 2) { totalCount nodes { name } pageInfo { hasNextPage } } } }')).data, {
      shop: { categories: { totalCount: 7, nodes: [{ name: 'c1' }, { name: 'c2' }], pageInfo: { hasNextPage: true } } }
    })
  }
})
