import type { Test } from 'tap'
import { boolean, integer, number, string, type Rule } from './shapes.ts'

export type PublicShop = { url: string, subdomain: string }

type Fields = Record<string, unknown>

const orNull = (rule: Rule): Rule => (value) => value === null || rule(value)
const list: Rule = (value) => Array.isArray(value)
const section = { id: integer, name: string, permalink: string, url: string }
const country = { name: string, code: string }
const product = {
  id: integer,
  name: string,
  permalink: string,
  url: (value: unknown) => string(value) && String(value).startsWith('/product/'),
  position: integer,
  default_price: number,
  status: (value: unknown) => ['active', 'sold-out', 'coming-soon'].includes(String(value)),
  on_sale: boolean,
  created_at: (value: unknown) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)$/.test(String(value)),
  description: orNull(string),
  options: list,
  images: list,
  categories: list
}
const option = { id: integer, name: string, price: number, sold_out: boolean, has_custom_price: boolean }

/** Holds the public JSON of a shop, a real one or the sandbox's, to what its fixtures and recorded answers say. It only reads. */
export async function storefrontContract (t: Test, { url, subdomain }: PublicShop): Promise<void> {
  const get = (path: string) => fetch(`${url}/${subdomain}/${path}`)
  const read = async <Body>(path: string): Promise<Body> => {
    const answer = await get(path)
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
    return await answer.json() as Body // the rules below hold it to that
  }
  const store = await read<Fields & Record<'categories' | 'artists' | 'pages', Fields[]>>('store.json')
  t.strictSame(faults(store, { id: integer, name: string, description: orNull(string), url: string, website: orNull(string), products_count: integer, categories: list, artists: list, pages: list }), [])
  t.strictSame(faults(store['country'] as Fields, country), [])
  t.strictSame(faults(store['currency'] as Fields, { name: string, code: string, sign: string }), [])
  t.strictSame([...store.categories, ...store.artists].flatMap((each) => faults(each, section)), [])
  t.strictSame(store.pages.flatMap((page) => faults(page, { name: string, permalink: string })), [])

  const products = await read<Array<Fields & Record<'options' | 'images' | 'categories', Fields[]>>>('products.json')
  t.strictSame(products.flatMap((each) => faults(each, product)), [])
  t.strictSame(products.flatMap(({ options }) => options.flatMap((each) => faults(each, option))), [])
  t.strictSame(products.flatMap(({ images }) => images.flatMap((each) => faults(each, { url: string, secure_url: string, width: integer, height: integer }))), [])
  t.strictSame(products.flatMap(({ categories }) => categories.flatMap((each) => faults(each, section))), [])
  t.ok(products.length <= 100, 'a hundred at most unless more are asked for')
  if (products.length > 0) t.equal((await read<Fields[]>('products.json?limit=1')).length, 1, 'limit is the number of products')
  t.equal((await get('products.json')).headers.has('access-control-allow-origin'), true, 'pages of other origins may read it')

  const [page] = store.pages
  if (page !== undefined) t.strictSame(faults(await read<Fields>(`page/${String(page['permalink'])}.json`), { id: integer, name: string, permalink: string, content: orNull(string) }), [])
  t.equal((await fetch(`${url}/no-such-shop-anywhere/store.json`)).status, 404)
}

/** What is wrong with a record, one line each. */
function faults (record: Fields, rules: Record<string, Rule>): string[] {
  return Object.entries(rules).filter(([name, rule]) => !rule(record[name])).map(([name]) => `${String(record['name'])}: ${name} is ${JSON.stringify(record[name])}`)
}
