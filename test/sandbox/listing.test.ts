import t from 'tap'
import fc from 'fast-check'
import { page } from '../../sandbox/json-api/paging.ts'
import { sellers, startSandbox } from '../helpers/sandbox.ts'

type Item = { id: string, type: string, attributes: Record<string, unknown> }
type Doc = { data: Item[], meta: { count: string }, included: Item[], links: Record<string, string>, errors?: unknown }

async function shop (t: Parameters<typeof startSandbox>[0], { subdomain, accountId }: typeof sellers[keyof typeof sellers]) {
  const sandbox = await startSandbox(t)
  const authorization = `Basic ${Buffer.from(`${subdomain}:sandbox`).toString('base64')}`
  const get = async (path: string) => {
    const answer = await sandbox.get(`/accounts/${accountId}${path}`, authorization)
    return { status: answer.status, doc: await answer.json() as Doc } // the contract suite holds it to that
  }
  return { sandbox, authorization, get, list: async (path: string) => (await get(path)).doc }
}

const ids = (doc: Doc) => doc.data.map(({ id }) => id)
const values = (doc: Doc, name: string) => doc.data.map(({ attributes }) => attributes[name])

t.test('pages of any size show each record once, in order', async () => {
  fc.assert(fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 30 }), (records, limit) => {
    const seen: number[] = []
    let url: string | undefined = `http://sandbox.example/v1/things?page[limit]=${limit}`
    while (url !== undefined) {
      const { origin, pathname, searchParams } = new URL(url)
      const shown: ReturnType<typeof page<number>> = page(records, Object.fromEntries(searchParams), origin + pathname)
      seen.push(...shown.records)
      url = shown.links.next
    }
    return seen.length === records.length && seen.every((record, index) => record === records[index])
  }))
})

t.test('a page knows its neighbours, and keeps the question that was asked', async (t) => {
  const { list } = await shop(t, sellers.usual)
  const middle = await list('/products?page[limit]=5&page[offset]=10&filter[status]=active&sort=name')
  const target = (name: string) => Object.fromEntries(new URL(middle.links[name] ?? '').searchParams)
  const question = { 'filter[status]': 'active', sort: 'name', 'page[limit]': '5' }
  t.strictSame(target('first'), { ...question, 'page[offset]': '0' })
  t.strictSame(target('prev'), { ...question, 'page[offset]': '5' })
  t.strictSame(target('next'), { ...question, 'page[offset]': '15' })
  t.strictSame(target('last'), { ...question, 'page[offset]': '15' })
})

t.test('a page is at most a hundred, and nonsense is a 400', async (t) => {
  const { list, get } = await shop(t, sellers.big)
  t.equal((await list('/products?page[limit]=500')).data.length, 100)
  for (const query of ['page[limit]=0', 'page[limit]=x', 'page[offset]=-1', 'page[limit]=5&page[limit]=6', 'sort=price', 'sort=constructor', 'sort=name&sort_direction=up', 'filter[colour]=red', 'filter[status]=gone', 'search=x']) {
    const { status, doc } = await get(`/products?${query}`)
    t.equal(status, 400, query)
    t.match(doc, { errors: [{ status: '400', code: String, title: String, detail: String }] })
  }
  t.equal((await get('/orders?filter[updated_at_from]=yesterday')).status, 400)
})

t.test('sort: ascending unless told otherwise, and sort_direction has the last word', async (t) => {
  const { list } = await shop(t, sellers.usual)
  const ascending = values(await list('/products?sort=name&page[limit]=100'), 'name')
  t.equal(ascending[0], 'Allotment in October')
  t.strictSame(ascending, ascending.toSorted())
  t.strictSame(values(await list('/products?sort=-name&page[limit]=100'), 'name'), ascending.toReversed())
  t.strictSame(values(await list('/products?sort=name&sort_direction=desc&page[limit]=100'), 'name'), ascending.toReversed())
  t.strictSame(values(await list('/products?sort=-name&sort_direction=asc&page[limit]=100'), 'name'), ascending)
  t.strictSame(values(await list('/products?page[limit]=100'), 'position'), Array.from({ length: 24 }, (_, index) => index + 1))
})

t.test('orders that were never completed come last, whichever way they are sorted', async (t) => {
  const { list } = await shop(t, sellers.usual)
  for (const sort of ['completed_at', '-completed_at']) {
    const completed = values(await list(`/orders?sort=${sort}&page[limit]=100`), 'completed_at')
    const firstNull = completed.indexOf(null)
    t.ok(firstNull > 0 && completed.slice(firstNull).every((value) => value === null), sort)
  }
})

t.test('filters: by status, category, shipping and dates', async (t) => {
  const { list } = await shop(t, sellers.usual)
  t.strictSame(values(await list('/products?filter[status]=coming_soon'), 'name'), ['Map of Imaginary Islands'])
  const [prints] = (await list('/categories')).data
  const inPrints = await list(`/products?filter[category]=${prints?.id}&filter[status]=active`)
  t.equal(inPrints.meta.count, '5')
  const all = await list('/orders?sort=updated_at&page[limit]=100')
  const from = String(values(all, 'updated_at')[10])
  const to = String(values(all, 'updated_at')[20])
  t.strictSame(ids(await list(`/orders?sort=updated_at&page[limit]=100&filter[updated_at_from]=${from}&filter[updated_at_to]=${to}`)), ids(all).slice(10, 21))
  t.equal((await list('/orders?filter[completed_at_from]=2026-11-01')).meta.count, '0')
  const shipped = Number((await list('/orders?filter[shipping_status]=shipped')).meta.count)
  const unshipped = Number((await list('/orders?filter[shipping_status]=unshipped')).meta.count)
  t.ok(shipped > 0 && unshipped > 0)
  t.equal(shipped + unshipped, 40)
})

t.test('search finds orders by name, e-mail and number', async (t) => {
  const { list } = await shop(t, sellers.usual)
  const [order] = (await list('/orders?page[limit]=1&page[offset]=7')).data
  const { customer_first_name: first, customer_last_name: last, customer_email: email } = order?.attributes ?? {}
  for (const text of [`${first} ${last}`, String(email).toUpperCase(), order?.id ?? '']) {
    const found = ids(await list(`/orders?search=${encodeURIComponent(text)}`))
    t.ok(found.includes(order?.id ?? '-'), text)
    t.ok(found.length < 5)
  }
  t.equal((await list('/orders?search=no-such-person')).meta.count, '0')
})

t.test('what several records share is included once', async (t) => {
  const { list } = await shop(t, sellers.usual)
  const { included } = await list('/products?page[limit]=100')
  t.equal(included.filter(({ type }) => type === 'categories').length, 6)
  t.equal(included.filter(({ type }) => type === 'artists').length, 4)
})

t.test("one seller's token sees nothing of another's shop", async (t) => {
  const { sandbox, authorization } = await shop(t, sellers.tiny)
  const theirs = `/accounts/${sellers.usual.accountId}`
  for (const path of [theirs, `${theirs}/products`, `${theirs}/orders`]) t.equal((await sandbox.get(path, authorization)).status, 404, path)
})

t.test('pages say more alone than in a list, carts and shipments can be read', async (t) => {
  const { list, get } = await shop(t, sellers.usual)
  const { data: [page] } = await list('/pages')
  t.strictSame(Object.keys(page?.attributes ?? {}), ['name', 'path', 'category'])
  t.match((await get(`/pages/${page?.id}`)).doc.data, { attributes: { content: /Albion/, is_published: true, use_layout: true } })
  t.equal((await list('/carts')).meta.count, '2')
  t.equal((await list('/discounts')).meta.count, '3')
  const [order] = ids(await list('/orders?filter[shipping_status]=shipped'))
  t.equal((await get(`/orders/${order}/shipments`)).status, 200)
})

t.test('the usual shop has the corners that clients trip over', async (t) => {
  const { list } = await shop(t, sellers.usual)
  const { included: goods } = await list('/products?page[limit]=100')
  t.ok(goods.some(({ type, attributes }) => type === 'product_options' && attributes['quantity'] === null), 'stock that nobody counts')
  t.ok(goods.some(({ type, attributes }) => type === 'product_options' && attributes['has_digital_file'] === true), 'a digital file')
  t.ok(goods.some((resource) => 'relationships' in resource && JSON.stringify(resource).includes('"country":{"data":null}')), 'shipping to everywhere else')
  const { included: sold } = await list('/orders?page[limit]=100')
  t.ok(sold.some((resource) => resource.type === 'order_line_items' && JSON.stringify(resource).includes('"product":{"data":null}')), 'an item whose product is gone')
  t.ok(sold.some(({ type }) => type === 'order_adjustments/base'), 'a shipping rate by its older name')
})
