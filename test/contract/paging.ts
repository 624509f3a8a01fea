import type { Test } from 'tap'
import { list, type BigCartel } from './documents.ts'

/** Twenty items by default, `page[limit]` and `page[offset]` in records, `links.next` while there is more. */
export async function pagingContract (t: Test, bigCartel: BigCartel, shop: string): Promise<void> {
  for (const path of [`${shop}/products`, `${shop}/orders`, '/countries']) {
    await t.test(`paging through ${path.replace(shop, '')}`, (t) => paged(t, bigCartel, path))
  }
}

async function paged (t: Test, bigCartel: BigCartel, path: string): Promise<void> {
  const unasked = await list(bigCartel, path)
  const total = Number(unasked.meta.count)
  t.equal(unasked.data.length, Math.min(total, 20), 'twenty items by default')
  t.equal(unasked.links.next !== undefined, total > 20, 'a next page exactly when there is more')

  const beyond = await list(bigCartel, `${path}?page[offset]=${total}`)
  t.strictSame(beyond.data, [], 'past the end there is nothing')
  t.equal(beyond.meta.count, unasked.meta.count, 'and the count is still the total')
  if (total < 3) return

  const [first, second] = [await list(bigCartel, `${path}?page[limit]=2`), await list(bigCartel, `${path}?page%5Blimit%5D=2&page%5Boffset%5D=1`)]
  t.equal(first.data.length, 2, 'page[limit] is the number of items')
  t.equal(first.meta.count, unasked.meta.count, 'the count is the total, not that of the page')
  t.equal(second.data[0]?.id, first.data[1]?.id, 'page[offset] counts records, from 0, and brackets may be encoded')
  t.match(first.links, { next: /^https?:/, last: /^https?:/ }, 'links are absolute')
  const next = await list(bigCartel, first.links.next ?? '')
  t.strictSame(next.data.map(({ id }) => id), unasked.data.slice(2, 4).map(({ id }) => id), 'links.next leads on')
  const last = await list(bigCartel, first.links.last ?? '')
  t.equal(last.links.next, undefined, 'and ends at links.last')
}
