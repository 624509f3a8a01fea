import type { Test } from 'tap'
import { ask, keyOf, list, related, single, type BigCartel } from './documents.ts'
import { pagingContract } from './paging.ts'
import { refusalContract } from './refusals.ts'
import { faultsOf, type ListDocument, type Resource } from './shapes.ts'

/**
 * Holds a Big Cartel, the real one or a sandbox, to what its documentation and recorded answers of
 * real shops say. It only reads. A shop that lacks something (no orders yet) passes by having none.
 */
export async function bigCartelContract (t: Test, bigCartel: BigCartel): Promise<void> {
  const { data: [account] } = await list(bigCartel, '/accounts')
  if (account === undefined) throw new Error('GET /accounts has no account')
  const shop = `/accounts/${String(account.id)}`
  await t.test('accounts', (t) => accounts(t, bigCartel, shop))
  await t.test('categories', (t) => positioned(t, bigCartel, `${shop}/categories`))
  await t.test('artists', (t) => artists(t, bigCartel, account))
  await t.test('products', (t) => products(t, bigCartel, `${shop}/products`))
  await t.test('orders', (t) => orders(t, bigCartel, `${shop}/orders`))
  await t.test('shipments', (t) => shipments(t, bigCartel, `${shop}/orders`))
  await t.test('discounts', (t) => discounts(t, bigCartel, `${shop}/discounts`))
  await t.test('pages', (t) => pages(t, bigCartel, `${shop}/pages`))
  await t.test('carts', (t) => carts(t, bigCartel, `${shop}/carts`))
  await t.test('countries', (t) => countries(t, bigCartel))
  await pagingContract(t, bigCartel, shop)
  await refusalContract(t, bigCartel, shop)
}

async function accounts (t: Test, bigCartel: BigCartel, shop: string): Promise<void> {
  const found = await list(bigCartel, '/accounts')
  t.equal(found.data.length, 1, 'the list has the one account of the credentials')
  wellFormed(t, found)
  t.strictSame(found.links, {}, 'which fits on one page')
  const { data } = await single(bigCartel, shop)
  t.same(keyOf(data), keyOf(found.data[0] ?? data), 'the single document has the same account, as an object')
  complete(t, found, 'currency', 'country', 'plan', 'account_image')
  t.match(related(data, 'currency', 'country', 'plan').map(({ type }) => type), ['currencies', 'countries', 'plans'])
  for (const name of ['orders', 'categories', 'products']) t.match(data.relationships?.[name]?.links, { related: /^https?:/ }, `${name} are linked`)
}

async function positioned (t: Test, bigCartel: BigCartel, path: string): Promise<void> {
  const found = await list(bigCartel, `${path}?page[limit]=100`)
  wellFormed(t, found)
  t.strictSame(found.included, [], 'nothing is related')
  const [first] = found.data
  if (first !== undefined) t.same((await single(bigCartel, `${path}/${String(first.id)}`)).data.attributes, first.attributes)
}

async function artists (t: Test, bigCartel: BigCartel, { id, attributes }: Resource): Promise<void> {
  const path = `/accounts/${String(id)}/artists`
  const answer = await ask(bigCartel, path)
  if (answer.status === 200) return positioned(t, bigCartel, path)
  t.equal(answer.status, 403)
  t.match(await answer.json(), { errors: [{ code: 'account.artists-disabled' }] })
  t.not(attributes['artists_enabled'], true, 'the account says so too')
}

async function products (t: Test, bigCartel: BigCartel, path: string): Promise<void> {
  const found = await list(bigCartel, `${path}?page[limit]=100`)
  wellFormed(t, found)
  complete(t, found, 'options', 'categories', 'artists', 'shipping_options', 'images')
  const [first] = found.data
  if (first === undefined) return
  const { data } = await single(bigCartel, `${path}/${String(first.id)}`)
  t.same(data.attributes, first.attributes, 'the single document has the same attributes')
  for (const name of ['options', 'categories', 'artists', 'shipping_options', 'images']) {
    const links = data.relationships?.[name]
    if (links !== undefined) t.ok(Array.isArray(links.data), `${name} are a list`)
  }
}

async function orders (t: Test, bigCartel: BigCartel, path: string): Promise<void> {
  const found = await list(bigCartel, `${path}?page[limit]=100`)
  wellFormed(t, found)
  complete(t, found, 'currency', 'shipping_country', 'events', 'items', 'transactions', 'adjustments')
  const [first] = found.data
  if (first === undefined) return
  t.strictSame(found.data.filter(({ id }) => !/^[A-Z]{4}-\d{6}$/.test(String(id))), [], 'ids are order numbers')
  t.match(first.links?.self, new RegExp(`/v1${path}/${String(first.id)}$`), 'the link to itself has the account in it')
  const { data } = await single(bigCartel, `${path}/${String(first.id)}`)
  t.same(data.attributes, first.attributes, 'the single document has the same attributes')
  const { data: matches } = await list(bigCartel, `${path}?search=${String(first.id)}`)
  t.strictSame(matches.map(({ id }) => id), [first.id], 'search finds an order by its number')
  const { data: unshipped } = await list(bigCartel, `${path}?filter[shipping_status]=unshipped`)
  t.strictSame(unshipped.filter(({ attributes }) => attributes['shipping_status'] !== 'unshipped'), [], 'the filter keeps its word')
  for (const [sort, sign] of [['created_at', 1], ['-created_at', -1]] as const) {
    const dates = (await list(bigCartel, `${path}?sort=${sort}`)).data.map(({ attributes }) => Date.parse(String(attributes['created_at'])))
    t.strictSame(dates, dates.toSorted((a, b) => sign * (a - b)), `sorted by ${sort}`)
  }
}

async function shipments (t: Test, bigCartel: BigCartel, orders: string): Promise<void> {
  const { data: [order] } = await list(bigCartel, `${orders}?page[limit]=1`)
  if (order === undefined) return
  const found = await list(bigCartel, `${orders}/${String(order.id)}/shipments`)
  wellFormed(t, found)
  const [first] = found.data
  if (first !== undefined) t.same(keyOf((await single(bigCartel, `${orders}/${String(order.id)}/shipments/${String(first.id)}`)).data), keyOf(first))
}

async function discounts (t: Test, bigCartel: BigCartel, path: string): Promise<void> {
  const found = await list(bigCartel, `${path}?page[limit]=100`)
  wellFormed(t, found)
  const [first] = found.data
  if (first === undefined) return
  const { data } = await single(bigCartel, `${path}/${String(first.id)}`)
  t.same(data.attributes, first.attributes, 'the single document has the same attributes')
  for (const name of ['categories', 'products']) t.ok(Array.isArray(data.relationships?.[name]?.data), `${name} are a list`)
}

async function pages (t: Test, bigCartel: BigCartel, path: string): Promise<void> {
  const found = await list(bigCartel, `${path}?page[limit]=100`)
  wellFormed(t, found)
  const [first] = found.data
  if (first === undefined) return
  const { data } = await single(bigCartel, `${path}/${String(first.id)}`)
  t.match(data.attributes, first.attributes, 'alone a page has what it has in the list')
  for (const name of ['content', 'is_published', 'use_layout']) t.ok(name in data.attributes, `and ${name}`)
}

/** Nothing but the paths is known of carts. */
async function carts (t: Test, bigCartel: BigCartel, path: string): Promise<void> {
  const found = await list(bigCartel, path)
  wellFormed(t, found)
  const [first] = found.data
  if (first !== undefined) t.same(keyOf((await single(bigCartel, `${path}/${String(first.id)}`)).data), keyOf(first))
}

async function countries (t: Test, bigCartel: BigCartel): Promise<void> {
  const found = await list(bigCartel, '/countries?page[limit]=100')
  wellFormed(t, found)
  t.ok(Number(found.meta.count) > 200, 'there are more than 200')
  const plain = found.data.map(({ attributes }) => String(attributes['name'])).filter((name) => /^[A-Za-z ]+$/.test(name))
  t.strictSame(plain, plain.toSorted(), 'sorted by name')
}

/** Every resource has its shape, nothing is included twice, the count is a text. */
function wellFormed (t: Test, { data, included, meta }: ListDocument): void {
  t.type(meta.count, 'string', 'meta.count is a text')
  t.match(meta.count, /^\d+$/, 'of digits')
  t.strictSame([...data, ...included].flatMap(faultsOf), [], 'every resource has the shape of its type')
  t.equal(new Set(included.map(keyOf)).size, included.length, 'nothing is included twice')
}

/** What is related comes along without being asked for. */
function complete (t: Test, { data, included }: ListDocument, ...names: string[]): void {
  const there = new Set(included.map(keyOf))
  const absent = data.flatMap((resource) => related(resource, ...names)).map(keyOf).filter((key) => !there.has(key))
  t.strictSame(absent, [], 'everything related is included')
}
