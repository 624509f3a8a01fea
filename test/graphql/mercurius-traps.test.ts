import { readFileSync } from 'node:fs'
import t from 'tap'
import type { GraphqlAnswer } from '../helpers/browser.ts'
import { startGateway } from '../helpers/gateway.ts'
import { startSandbox } from '../helpers/sandbox.ts'
import { filesIn, sourcesIn } from '../house/sources.ts'
import { codesOf } from './scene.ts'

const sandbox = await startSandbox(t)
const { url } = await startGateway(t, sandbox)
const { url: uncompiled } = await startGateway(t, sandbox, {}, false)

/** Times is enough for a query to be run by the engine, compiled, and run compiled. */
const times = 4
const source = sourcesIn('src')
const json = { 'content-type': 'application/json' }

async function ask (body: unknown, { at = url, accept = 'application/graphql-response+json' } = {}): Promise<{ status: number, codes: unknown[], answer: GraphqlAnswer, text: string }> {
  const response = await fetch(`${at}/graphql`, { method: 'POST', headers: { ...json, accept }, body: JSON.stringify(body) })
  const text = await response.text()
  const answer = JSON.parse(text) as GraphqlAnswer // the endpoint's own shape
  return { status: response.status, codes: codesOf(answer), answer, text }
}

t.test('trap 1: the compiled operation of one name does not answer for another of the same document', async (t) => {
  const query = 'query A { session { authenticated } } query B { session { loginUrl } }'
  for (let round = 0; round < times; round++) {
    t.same((await ask({ query, operationName: 'A' })).answer.data, { session: { authenticated: false } })
    t.same((await ask({ query, operationName: 'B' })).answer.data, { session: { loginUrl: '/auth' } })
  }
})

t.test('trap 2: what is large enough to fill the memory is refused, by the body and by the query', async (t) => {
  const large = (bytes: number) => ({ query: '{ __typename } #'.padEnd(bytes, 'x') })
  t.match(await ask(large(20_000)), { status: 200 })
  t.match(await ask(large(20_001)), { status: 400, codes: ['QUERY_TOO_COMPLEX'] })
  t.match(await ask(large(66_000)), { status: 413, codes: ['BAD_REQUEST'] })
})

t.test('trap 3: a syntax tree in JSON does not pass for a query, with or without a limit of tokens', async (t) => {
  const tree = (fields: number) => JSON.stringify({ kind: 'Document', definitions: [{ kind: 'OperationDefinition', operation: 'query', selectionSet: { kind: 'SelectionSet', selections: Array.from({ length: fields }, () => ({ kind: 'Field', name: { kind: 'Name', value: '__typename' } })) } }] })
  for (const query of [tree(1), tree(100), '{}', '[]', '1', 'null', '"{ __typename }"']) {
    for (let round = 0; round < times; round++) t.match(await ask({ query }), { status: 400, codes: ['GRAPHQL_PARSE_FAILED'] }, query.slice(0, 30))
  }
})

t.test('trap 4: codes, statuses, paths, methods and media types are ours, and internal messages stay inside', async (t) => {
  const unfit = await ask({ query: '{ a }' })
  const twiceUnfit = await ask({ query: '{ a b }' })
  t.same([unfit.status, twiceUnfit.status], [400, 400], 'one mistake or two')
  t.same(twiceUnfit.codes, ['GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_VALIDATION_FAILED'])
  t.match(await ask({ query: '{ __typename }', extensions: null }), { status: 200 })
  t.match(await ask({ query: '{ __typename }' }, { accept: 'text/html' }), { status: 406, codes: ['NOT_ACCEPTABLE'] })
  const head = await fetch(`${url}/graphql?query={storefront(subdomain:"harbourpress"){name}}`, { method: 'HEAD' })
  t.same([head.status, head.headers.get('allow')], [405, 'GET, POST'])
  t.equal((await sandbox.control.calls()).calls.filter(({ url }) => url.includes('store.json')).length, 0, 'HEAD ran nothing')

  await sandbox.control.fault({ path: '/harbourpress/products.json', action: { type: 'status', status: 500 } })
  for (const at of [url, uncompiled]) {
    for (let round = 0; round < times; round++) {
      const { answer: { errors: [error] = [] } } = await ask({ query: 'query($l: String) { nodes(ids: ["gid://bigcartel/Storefront/harbourpress"]) { ... on Storefront { products(first: 1) { nodes { price { formatted(locale: $l) } } } } } }' }, { at })
      t.equal(error?.extensions['code'], 'UPSTREAM_ERROR', 'codes survive')
      t.same(error?.path?.slice(0, 2), ['nodes', 0], 'an index is a number')
    }
  }
  await sandbox.control.clearFaults()
})

t.test('trap 5: compiled or not, a query gets the same answer', async (t) => {
  const queries = [
    '{ session { authenticated expiresAt loginUrl account { id } } }', '{ rateLimit { maximumAvailable restoreRate } }', '{ shop { name } }',
    '{ storefront(subdomain: "harbourpress") { id name currency { code } products(first: 3) { totalCount nodes { name price { amount formatted de: formatted(locale: "de") } options { name price { amount } } images { url(transform: { maxWidth: 40 }) } categories { name } shippingRates { country { code } priceAlone { amount } } } pageInfo { hasNextPage endCursor } } pages(first: 1) { nodes { name content } } } }',
    '{ nodes(ids: ["gid://bigcartel/Storefront/harbourpress", "x"]) { __typename id ... on Storefront { name products(first: 0) { totalCount } } } }'
  ]
  /** All but what is another each time. */
  const shown = ({ answer: { data, errors } }: { answer: GraphqlAnswer }) => ({ data, errors: errors?.map(({ message, path, extensions: { requestId, ...extensions } }) => ({ message, path, extensions })) })
  for (const query of queries) {
    const expected = shown(await ask({ query }, { at: uncompiled }))
    for (let round = 0; round < times; round++) {
      t.same(shown(await ask({ query })), expected, query.slice(0, 60))
      t.same(shown(await ask({ query }, { at: uncompiled })), expected)
    }
  }
})

t.test('trap 6: names of objects\' own are no persisted queries, batches are refused, nothing is shared between users', async (t) => {
  for (const id of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
    t.match(await ask({ extensions: { persistedQuery: { version: 1, sha256Hash: id } } }), { codes: ['PERSISTED_QUERY_NOT_FOUND'] }, id)
    t.match(await ask({ id }), { codes: ['PERSISTED_QUERY_NOT_SUPPORTED'] }, id)
  }
  t.match(await ask([{ query: '{ __typename }' }]), { status: 400, codes: ['BATCHING_DISABLED'] })
  t.same(source.filter(({ imports }) => imports.some((name) => ['mercurius-cache', 'mercurius-auth'].includes(name))), [])
})

t.test('trap 7: the IDE is ours: no route of Mercurius\' own, no other origin, no service worker', async (t) => {
  for (const path of ['/graphiql/main.js', '/graphiql/sw.js', '/graphiql/config.js']) t.equal((await fetch(url + path)).status, 404, path)
  t.same(source.filter(({ text }) => /\bgraphiql: (true|'graphiql')|serviceWorker/.test(text)), [])
  const page = readFileSync(new URL('../../graphiql/index.html', import.meta.url), 'utf8')
  t.notMatch(page, /(src|href)="(https?:)?\/\//)
  for (const file of filesIn('graphiql', '.tsx')) t.notMatch(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'), /serviceWorker|unpkg|jsdelivr/, file)
})

t.test('trap 8: what is asked again is checked again, and graphql is of version 16', async (t) => {
  t.same(source.filter(({ text }) => text.includes('preValidation')).map(({ file }) => file), [], 'that hook is not called for what is cached')
  const query = 'query($id: ID!) { product(id: $id) { id } }'
  for (let round = 0; round < times; round++) {
    t.match(await ask({ query, variables: { id: '1' } }), { codes: ['UNAUTHENTICATED'] })
    t.match(await ask({ query, variables: {} }), { codes: ['BAD_USER_INPUT'] })
  }
  const { dependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { dependencies: Record<string, string> }
  t.match(dependencies['graphql'], /^\^16\./)
})
