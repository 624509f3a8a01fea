import { buildSchema } from 'graphql'
import t from 'tap'
import { loadConfig } from '../../src/config.ts'
import { createOperations } from '../../src/graphql/operation.ts'
import { readSchema } from '../../src/graphql/schema.ts'
import { settingsFor } from '../helpers/gateway.ts'
import { codesOf, openScene } from './scene.ts'
import { aliases, depth, directives, doubling, repeated, rootFields, shared } from './query-texts.ts'

const complex = 'QUERY_TOO_COMPLEX'
const unfit = 'GRAPHQL_VALIDATION_FAILED'
const scene = await openScene(t)
const { ask } = scene

/** A text of so many tokens, twelve of them around a list that no id can be. */
const tokens = (count: number): string => `{ product(id: [${'1 '.repeat(count - 12)}]) { id } }`
/** A text of so many characters, nearly all of them in a comment. */
const characters = (count: number): string => '{ __typename } #'.padEnd(count, 'x')

interface Limit { setting: string, limit: number, query: (size: number) => string, within?: string, says: RegExp }

const limits: Limit[] = [
  { setting: 'LIMIT_QUERY_CHARACTERS', limit: 20_000, query: characters, says: /more than \d+ characters/ },
  { setting: 'LIMIT_QUERY_TOKENS', limit: 2_000, query: tokens, within: 'BAD_USER_INPUT', says: /more than \d+ tokens/ },
  { setting: 'LIMIT_DEPTH', limit: 12, query: depth, within: unfit, says: /deeper than \d+ fields/ },
  { setting: 'LIMIT_ALIASES', limit: 30, query: aliases, says: /more than \d+ aliases/ },
  { setting: 'LIMIT_ROOT_FIELDS', limit: 10, query: (size) => rootFields(size - 1), says: /more than \d+ fields at its root/ },
  { setting: 'LIMIT_DIRECTIVES', limit: 50, query: directives, says: /more than \d+ directives/ }
]

t.test('up to each limit a query is answered, beyond it QUERY_TOO_COMPLEX, and no call is made', async (t) => {
  for (const { setting, limit, query, within, says } of limits) {
    const most = await ask(query(limit))
    t.same(codesOf(most).slice(0, 1), within === undefined ? [] : [within], setting)
    for (const size of [limit + 1, limit * 2]) {
      const answer = await ask(query(size))
      t.same([codesOf(answer), answer.calls, 'data' in answer], [[complex], [], false], `${setting} ${size}`)
      t.match(answer.errors?.[0]?.message, says)
    }
  }
})

t.test('each limit is a setting', async (t) => {
  for (const { setting, limit, query, within } of limits) {
    const lower = setting === 'LIMIT_QUERY_CHARACTERS' ? 100 : setting === 'LIMIT_QUERY_TOKENS' ? 20 : 3
    const { ask } = await openScene(t, 'harbourpress', { [setting]: String(lower) })
    t.same(codesOf(await ask(query(lower))).slice(0, 1), within === undefined ? [] : [within], setting)
    t.same(codesOf(await ask(query(limit))), [complex], setting)
  }
  const small = await openScene(t, 'harbourpress', { LIMIT_BODY_BYTES: '1024' })
  t.match(await small.browser.graphql('{ __typename }', { x: 'x'.repeat(1_024) }), { errors: [{ extensions: { code: 'BAD_REQUEST' } }] })
})

t.test('introspection may go deeper than other questions, and nothing else beside it may', async (t) => {
  const type = (levels: number) => `{ __type(name: "Shop") ${'{ ofType '.repeat(levels)} { name }${' }'.repeat(levels)} }`
  t.same((await ask(type(20))).data, { __type: { ofType: null } })
  t.same(codesOf(await ask(type(20).replace(/\}$/, `${depth(13).slice(1)}`))), [complex])
})

t.test('fragments count as often as they are named', async (t) => {
  const named = (count: number, inside: string) => `{ session { ${Array.from({ length: count }, () => '... on Session { ...F }').join(' ')} } } fragment F on Session { ${inside} }`
  t.same(codesOf(await ask(named(16, 'a: loginUrl b: loginUrl'))), [complex], 'aliases')
  t.same(codesOf(await ask(named(15, 'a: loginUrl b: loginUrl'))), [])
  t.same(codesOf(await ask(named(26, 'loginUrl @skip(if: false) expiresAt @skip(if: false)'))), [complex], 'directives')
  t.same(codesOf(await ask(`{ a { ...F } } fragment F on Session ${depth(12)}`)), [complex], 'depth')
  t.same(codesOf(await ask(doubling(13))), [complex], 'selections')
  t.same(codesOf(await ask('query Q($a: Int @x @x) @x { __typename }'.replace('@x {', `${'@x '.repeat(49)}{`))), [complex], 'directives beside the fields')
})

t.test('what is refused is refused in less than 20 ms', async (t) => {
  const { graphql } = loadConfig(settingsFor(scene.sandbox))
  const findOperation = createOperations(buildSchema(readSchema()), graphql.limits)
  const hostile = [
    '{a'.repeat(9_999), '{a '.repeat(12_000), tokens(10_000), characters(65_000), doubling(200), doubling(13), depth(990), aliases(600), directives(300), rootFields(200), repeated(300), repeated(660), shared(150), `query A { a } query B ${repeated(600)}`,
    '{ session { loginUrl } } fragment F on Session { a { ...F } b { ...F } }', `{ session { ...F } } fragment F on Session { ...F ${'loginUrl '.repeat(600)} }`,
    `{ ...F0 } ${Array.from({ length: 150 }, (_, step) => `fragment F${step} on Query { ...F${(step + 1) % 150} ...F${(step + 7) % 150} }`).join(' ')}`
  ]
  for (const query of hostile) {
    let leastMs = Infinity
    for (let time = 0; time < 100 && leastMs >= 20; time++) { // whatever else the machine is doing, one of them will tell
      const begun = performance.now()
      try { findOperation({ query: `${query}#${time}`, operationName: undefined }) } catch {}
      leastMs = Math.min(leastMs, performance.now() - begun)
    }
    t.ok(leastMs < 20, `${leastMs.toFixed(1)} ms: ${query.slice(0, 40)}`)
  }
})
