import t from 'tap'
import { startGateway } from '../helpers/gateway.ts'
import { startSandbox } from '../helpers/sandbox.ts'
import type { GraphqlAnswer } from '../helpers/browser.ts'
import { codesOf } from './scene.ts'
import { repeated, shared } from './query-texts.ts'

const { url } = await startGateway(t, await startSandbox(t))

async function ask (query: string): Promise<GraphqlAnswer> {
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, operationName: query.startsWith('query A') ? 'A' : null }) })
  return await response.json() as GraphqlAnswer // the endpoint's own shape
}

t.test('a field may be repeated a hundred times, however that comes about and wherever it stands', async (t) => {
  const cases: Array<[said: string, query: (count: number) => string, most: number]> = [
    ['in one place', repeated, 100],
    ['with an argument', (count) => `{ storefront(subdomain: "harbourpress") { products(first: 1) { nodes { images { ${'url(transform: { maxWidth: 1 }) '.repeat(count)} } } } } }`, 100],
    ['in inline fragments', (count) => `{ session { ${'... on Session { loginUrl } '.repeat(count)} } }`, 100],
    ['in fragments', shared, 100],
    ['in an operation that is not to run', (count) => `query A { session { loginUrl } } query B ${repeated(count)}`, 100],
    ['with what is inside: three names, 58 times', (count) => `{ ${'session { loginUrl expiresAt } '.repeat(count)} }`, 58]
  ]
  for (const [said, query, most] of cases) {
    const begun = performance.now()
    t.same(codesOf(await ask(query(most))), [], said)
    t.comment(`figure: ${said}: answered after ${Math.round(performance.now() - begun)} ms`)
    for (const count of [most + 1, most + 25]) {
      const answer = await ask(query(count))
      t.same(codesOf(answer), ['QUERY_TOO_COMPLEX'], `${said}, ${count} times`)
      t.match(answer.errors?.[0]?.message, /repeats fields so often/)
      t.notOk('data' in answer)
    }
  }
})

t.test('one fragment, however often it is spread, is compared with nothing but itself', async (t) => {
  t.same(codesOf(await ask(`{ session { ${'...F '.repeat(300)} } } fragment F on Session { loginUrl expiresAt }`)), [])
})

t.test('what nobody spreads is compared as well, and circles have an end', async (t) => {
  t.same(codesOf(await ask(`{ session { loginUrl } } fragment F on Session ${repeated(101).slice('{ session '.length, -2)}`)), ['QUERY_TOO_COMPLEX'])
  t.same(codesOf(await ask('{ session { loginUrl } } fragment F on Session { a { ...F } b { ...F } }')), ['QUERY_TOO_COMPLEX'])
  const circle = await ask(`{ session { ...F } } fragment F on Session { ...F ${'loginUrl '.repeat(600)} }`)
  t.same(codesOf(circle), ['GRAPHQL_VALIDATION_FAILED'])
  t.match(circle.errors?.[0]?.message, /Cannot spread fragment "F" within itself/)
})
