import t from 'tap'
import { choice, decimal, flag, idAttribute, integer, nameOf, text, texts, timestamp, webAddress } from '../../src/big-cartel/attributes.ts'
import { parseDocument, type Resource } from '../../src/big-cartel/json-api.ts'

const holding = (value: unknown): Resource =>
  parseDocument({ data: { type: 'products', id: '1', attributes: { value } } }).single()

type Case = readonly [value: unknown, expected: unknown]

const table: Readonly<Record<string, readonly [read: (resource: Resource | null) => unknown, cases: readonly Case[]]>> = {
  text: [(resource) => text(resource, 'value'), [
    ['Print', 'Print'], ['', ''], ['💐', '💐'], [1, null], [true, null], [null, null], [{}, null], [[], null], [undefined, null]
  ]],
  integer: [(resource) => integer(resource, 'value'), [
    [3, 3], [0, 0], [-1, -1], ['3', 3], ['-3', -3], [3.5, null], ['3.5', null], ['three', null], ['', null], [2 ** 31 - 1, 2 ** 31 - 1], [1 - 2 ** 31, 1 - 2 ** 31], [2 ** 31, null], ['-3000000000', null], [2 ** 53, null],
    ['9999999999999999', null], [true, null], [null, null], [undefined, null], [[3], null]
  ]],
  webAddress: [(resource) => webAddress(resource, 'value'), [
    ['https://a.example/b?c=d e', 'https://a.example/b?c=d e'], ['HTTP://a.example', 'HTTP://a.example'], ['javascript:alert(1)', null], ['data:text/html,x', null],
    ['//a.example', null], ['/b', null], ['https://', null], ['', null], [5, null], [null, null], [undefined, null]
  ]],
  flag: [(resource) => flag(resource, 'value'), [[true, true], [false, false], ['true', null], [1, null], [null, null], [undefined, null]]],
  decimal: [(resource) => decimal(resource, 'value'), [['25.0', '25.0'], [25, '25.0'], [0.25, '0.25'], ['x', null], [null, null], [true, null], [['1'], null]]],
  timestamp: [(resource) => timestamp(resource, 'value'), [
    ['2015-08-29T13:03:50.000Z', '2015-08-29T13:03:50.000Z'],
    ['2013-02-10T19:28:11-07:00', '2013-02-11T02:28:11.000Z'],
    ['2020-01-02T03:04Z', '2020-01-02T03:04:00.000Z'],
    ['2020-01-02T03:04:05', '2020-01-02T03:04:05.000Z'],
    ['2020-01-02', '2020-01-02T00:00:00.000Z'],
    ['2020-13-02', null], ['2020-01-02T25:00:00Z', null], ['yesterday', null], ['banana 5', null], ['', null], [1577934245000, null], [null, null], [undefined, null]
  ]],
  choice: [(resource) => choice(resource, 'value', ['active', 'hidden']), [['active', 'active'], ['sold-out', null], ['toString', null], [0, null], [undefined, null]]],
  idAttribute: [(resource) => idAttribute(resource, 'value'), [['7', '7'], [7, '7'], ['', null], [7.5, null], [null, null], [undefined, null]]],
  texts: [(resource) => texts(resource, 'value'), [[['a', 'b'], ['a', 'b']], [['a', 1, null], ['a']], ['a', []], [null, []], [undefined, []]]],
  nameOf: [(resource) => nameOf(resource, 'value'), [['Print', 'Print'], [null, ''], [5, ''], [undefined, '']]]
}

for (const [reader, [read, cases]] of Object.entries(table)) {
  t.test(`${reader} reads what fits and nothing else`, async (t) => {
    for (const [value, expected] of cases) t.same(read(holding(value)), expected, JSON.stringify(value) ?? 'missing')
    t.same(read(null), read(holding(undefined)), 'a resource that is not there reads like a missing attribute')
  })
}

t.test('attributes are only ever the resource’s own', async (t) => {
  for (const attributes of [undefined, null, 'x', [], {}]) {
    const resource = parseDocument({ data: { type: 'products', id: '1', attributes } }).single()
    t.equal(text(resource, 'name'), null)
    t.equal(text(resource, 'constructor'), null)
    t.equal(nameOf(resource), '')
  }
})
