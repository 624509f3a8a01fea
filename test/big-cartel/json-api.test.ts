import t from 'tap'
import { parseDocument } from '../../src/big-cartel/json-api.ts'
import { GatewayError } from '../../src/errors.ts'
import { accountsDocument, orderDocument, productsDocument } from './documents.ts'

t.test('a document is refused when it is none', async (t) => {
  const bodies: ReadonlyArray<readonly [string, unknown]> = [
    ['undefined, as from HTML', undefined], ['null', null], ['a list', []], ['a text', 'ok'], ['a number', 1],
    ['no data', {}], ['data a text', { data: 'x' }], ['data a number', { data: 1 }], ['an error', { error: 'no' }],
    ['data only on the prototype', Object.create({ data: [] })]
  ]
  for (const [name, body] of bodies) {
    t.throws(() => parseDocument(body, 200), { code: 'UPSTREAM_INVALID_RESPONSE', upstream: { status: 200 } }, name)
  }
  t.same(t.throws(() => parseDocument({})), new GatewayError('UPSTREAM_INVALID_RESPONSE', { upstream: {} }), 'no status, none told')
})

t.test('primary data is a list in any form', async (t) => {
  const resource = { type: 'products', id: '1' }
  t.equal(parseDocument({ data: resource }).single().id, '1')
  t.equal(parseDocument({ data: [resource] }).single().id, '1')
  t.same(parseDocument({ data: [] }).data, [])
  for (const data of [null, [], {}, { type: 'products' }, { id: '1' }, [{ type: 'products', id: '' }]]) {
    t.throws(() => parseDocument({ data }, 200).single(), { code: 'UPSTREAM_INVALID_RESPONSE', upstream: { status: 200 } }, JSON.stringify(data))
  }
})

t.test('one that was not asked for is no answer', async (t) => {
  const document = parseDocument({ data: { type: 'orders', id: 'LMFN-543196' } }, 200)
  t.equal(document.single('LMFN-543196').id, 'LMFN-543196')
  t.equal(document.single('lmfn-543196').id, 'LMFN-543196', 'people write it in small letters too')
  t.throws(() => document.single('LMFN-543197'), { code: 'UPSTREAM_INVALID_RESPONSE', upstream: { status: 200 } })
})

t.test('what is no resource is dropped from a list', async (t) => {
  const data = [null, 1, 'x', [], {}, { type: 'products' }, { id: '1' }, { type: 1, id: '1' }, { type: 'products', id: 1.5 }, { type: 'products', id: 2 }]
  t.same(parseDocument({ data }).data.map(({ id }) => id), ['2'], 'and an id that is a number reads as text')
})

t.test('the total is read from every form and never invented', async (t) => {
  const totals: ReadonlyArray<readonly [unknown, number | null]> = [
    [{ count: '5' }, 5], [{ count: 5 }, 5], [{ count: '0' }, 0], [{ count: 0 }, 0],
    [{ count: 'abc' }, null], [{ count: '' }, null], [{ count: '-1' }, null], [{ count: -1 }, null], [{ count: 1.5 }, null],
    [{ count: '1e3' }, null], [{ count: '2147483647' }, 2 ** 31 - 1], [{ count: 2 ** 31 }, null], [{ count: '99999999999999999999' }, null], [{ count: 2 ** 60 }, null], [{ count: null }, null],
    [{}, null], [undefined, null], [null, null], ['5', null], [[5], null]
  ]
  for (const [meta, total] of totals) {
    t.equal(parseDocument({ data: [], meta }).total, total, JSON.stringify(meta) ?? 'no meta')
  }
})

t.test('a relation is answered from the same document', async (t) => {
  const document = parseDocument(productsDocument)
  const product = document.single()
  t.match(document.related(product, 'options'), [{ type: 'product_options', id: '8001', resource: { attributes: { name: 'Default' } } }])
  t.same(document.related(product, 'artists'), [], 'an empty one')
  t.same(document.related(product, 'nothing'), [], 'an unknown one')
  t.same(document.related(null, 'options'), [], 'of a resource that is not there')
  t.equal(document.find('products', '6001'), product, 'primary data is found too')
  t.equal(document.find('products', '6002'), null)
})

t.test('a relation to one is a list of none or one', async (t) => {
  const document = parseDocument(accountsDocument)
  const account = document.single()
  t.match(document.related(account, 'currency'), [{ id: 'USD' }])
  t.same(document.related(account, 'account_image'), [], 'null')
  t.same(document.related(account, 'orders'), [], 'links only')
})

t.test('a relation to an absent resource keeps its name', async (t) => {
  const included = [undefined, null, {}, 'x', [], [null, 1], [{ id: '8001' }]]
  for (const value of included) {
    const document = parseDocument({ ...productsDocument, included: value })
    t.same(document.related(document.single(), 'options'), [{ type: 'product_options', id: '8001', resource: null }], JSON.stringify(value) ?? 'absent')
  }
})

t.test('a relation in a wrong shape is empty', async (t) => {
  for (const relation of [null, 1, 'x', [], {}, { data: 1 }, { data: 'x' }, { data: [null, {}, { id: '1' }] }]) {
    const document = parseDocument({ data: { type: 'products', id: '1', relationships: { options: relation } } })
    t.same(document.related(document.single(), 'options'), [], JSON.stringify(relation))
  }
  for (const relationships of [null, 1, 'x', []]) {
    const document = parseDocument({ data: { type: 'products', id: '1', relationships } })
    t.same(document.related(document.single(), 'options'), [], JSON.stringify(relationships))
  }
})

t.test('singular and plural types are the same', async (t) => {
  const [product, country] = [{ type: 'products', id: '7' }, { type: 'country', id: 'US' }]
  const document = parseDocument({ ...orderDocument, included: [...orderDocument.included, product, country] })
  const [item] = document.related(document.single(), 'items')
  t.match(document.related(item?.resource ?? null, 'product'), [{ id: '7', resource: { type: 'products' } }])
  t.match(document.find('product', '7'), product)
  t.match(parseDocument({ data: [country] }).find('countries', 'US'), country)
  t.match(document.find('order_adjustments/tax', '5'), { attributes: { amount: '0.1' } }, 'types of two parts too')
  t.equal(document.find('order_adjustments/shipping', '5'), null, 'other parts are other types')
})

t.test('of duplicates the first counts, and primary data before included', async (t) => {
  const copy = (name: string) => ({ type: 'categories', id: '1', attributes: { name } })
  t.match(parseDocument({ data: [], included: [copy('first'), copy('second')] }).find('categories', '1'), { attributes: { name: 'first' } })
  t.match(parseDocument({ data: [copy('primary')], included: [copy('included')] }).find('categories', '1'), { attributes: { name: 'primary' } })
})

t.test('names of the prototype are nothing special', async (t) => {
  const body: unknown = JSON.parse('{"data":{"type":"products","id":"1","__proto__":{"id":"2"},"attributes":{"__proto__":{"name":"x"}},"relationships":{"__proto__":{"options":{"data":{"type":"a","id":"b"}}}}},"included":[{"type":"__proto__","id":"constructor"}]}')
  const document = parseDocument(body)
  t.equal(document.single().id, '1')
  for (const name of ['constructor', 'toString', '__proto__', 'options']) t.same(document.related(document.single(), name), [])
  t.equal(document.find('constructor', 'constructor'), null)
  t.match(document.find('__proto__', 'constructor'), { id: 'constructor' })
  t.equal(Object.getPrototypeOf({}), Object.prototype)
  t.notOk('name' in {} || 'options' in {})
})
