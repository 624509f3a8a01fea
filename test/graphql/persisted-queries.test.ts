import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { ConfigError } from '../../src/config.ts'
import { createDocuments } from '../../src/graphql/documents/find-document.ts'
import { readManifest } from '../../src/graphql/documents/manifest.ts'
import type { GraphqlAnswer } from '../helpers/browser.ts'
import { startGateway } from '../helpers/gateway.ts'
import { startSandbox } from '../helpers/sandbox.ts'
import { depth, fullProduct } from './query-texts.ts'
import { codesOf } from './scene.ts'

const sandbox = await startSandbox(t)
const { url } = await startGateway(t, sandbox)

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
const persisted = (sha256Hash: unknown, version: unknown = 1) => ({ extensions: { persistedQuery: { version, sha256Hash } } })
const newer = 'application/graphql-response+json'

interface Said { status: number, answer: GraphqlAnswer, codes: unknown[] }

async function said (response: Response): Promise<Said> {
  const answer = await response.json() as GraphqlAnswer
  return { status: response.status, answer, codes: codesOf(answer) }
}

async function post (body: object, { at = url, accept = 'application/json' } = {}): Promise<Said> {
  return await said(await fetch(`${at}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', accept }, body: JSON.stringify(body) }))
}

async function get (parameters: Record<string, string>, at = url): Promise<Said> {
  return await said(await fetch(`${at}/graphql?${new URLSearchParams(parameters)}`))
}

/** A gateway whose clients were built with these documents. */
async function startTrusting (t: Test, mode: 'log' | 'enforce', manifest: unknown, changes: Record<string, string> = {}) {
  const file = join(t.testdir(), 'manifest.json')
  writeFileSync(file, JSON.stringify(manifest))
  return await startGateway(t, sandbox, { TRUSTED_DOCUMENTS: mode, TRUSTED_DOCUMENTS_FILE: file, ...changes })
}

t.test('a hash is unknown until its text has come along once, by POST or GET', async (t) => {
  for (const [index, method] of (['POST', 'GET'] as const).entries()) {
    const query = `query Q${index} { session { loginUrl } }`
    const ask = async (body: { query?: string, extensions: object }) => method === 'POST'
      ? await post(body)
      : await get({ ...(body.query !== undefined && { query: body.query }), extensions: JSON.stringify(body.extensions) })
    const unknown = await ask(persisted(hashOf(query)))
    t.match(unknown, { status: 200, codes: ['PERSISTED_QUERY_NOT_FOUND'], answer: { errors: [{ message: 'PersistedQueryNotFound' }] } })
    t.notOk('data' in unknown.answer)
    for (let round = 0; round < 3; round++) {
      t.match(await ask(round === 0 ? { query, ...persisted(hashOf(query)) } : persisted(hashOf(query))), { status: 200, answer: { data: { session: { loginUrl: '/auth' } } } })
    }
    t.match(await ask({ query: '', ...persisted(hashOf(query)) }), { answer: { data: { session: { loginUrl: '/auth' } } } }, 'an empty text is none')
  }
  t.match(await post(persisted(hashOf('unheard')), { accept: newer }), { status: 400, codes: ['PERSISTED_QUERY_NOT_FOUND'] })
})

t.test('variables and the name of the operation go along with a hash', async (t) => {
  const query = 'query A($yes: Boolean!) { session { authenticated @include(if: $yes) loginUrl } } query B { __typename }'
  await post({ query, operationName: 'B', ...persisted(hashOf(query)) })
  t.same((await post({ operationName: 'B', ...persisted(hashOf(query)) })).answer.data, { __typename: 'Query' })
  t.same((await post({ operationName: 'A', variables: { yes: false }, ...persisted(hashOf(query)) })).answer.data, { session: { loginUrl: '/auth' } })
  t.same((await post(persisted(hashOf(query)))).codes, ['OPERATION_RESOLUTION_FAILURE'])
})

t.test('a hash of another text, and whatever is no hash, is a BAD_REQUEST', async (t) => {
  const query = '{ session { loginUrl } }'
  const cases = [
    { query, ...persisted(hashOf('{ session { authenticated } }')) }, { query, ...persisted(hashOf(query).toUpperCase()) }, { query, ...persisted('') }, { query, ...persisted('constructor') },
    persisted(hashOf(query), 2), persisted(hashOf(query), '1'), persisted(5), persisted(null), { extensions: { persistedQuery: 'x' } }, { extensions: { persistedQuery: [] } }, { extensions: { persistedQuery: {} } },
    { extensions: {} }, { extensions: { persistedQuery: null } }, { query: 5, ...persisted(hashOf(query)) }, { id: 5 }, { documentId: {} }
  ]
  for (const body of cases) t.match(await post(body), { status: 400, codes: ['BAD_REQUEST'] }, JSON.stringify(body))
  t.match(await post({ query, id: 5, unheard: 1 }), { status: 200, answer: { data: {} } }, 'beside a text, an id is nothing of ours')
  for (const hash of ['__proto__', 'constructor', '', 'x'.repeat(10_000)]) t.same((await post(persisted(hash))).codes, ['PERSISTED_QUERY_NOT_FOUND'], hash.slice(0, 20))
})

t.test('what is refused is not kept, and the limits hold for what is kept', async (t) => {
  for (const [query, code] of [[depth(13), 'QUERY_TOO_COMPLEX'], ['{', 'GRAPHQL_PARSE_FAILED']] as const) {
    t.same((await post({ query, ...persisted(hashOf(query)) })).codes, [code])
    t.same((await post(persisted(hashOf(query)))).codes, ['PERSISTED_QUERY_NOT_FOUND'])
  }
  const dear = `query($n: Int!) { shop { products(first: $n) { nodes { ${fullProduct} } } } }`
  t.same((await post({ query: dear, variables: { n: 100 }, ...persisted(hashOf(dear)) })).codes, ['COST_LIMIT'])
  t.same((await post({ variables: { n: 100 }, ...persisted(hashOf(dear)) })).codes, ['COST_LIMIT'])
  const mutation = 'mutation M { a }'
  await post({ query: mutation, ...persisted(hashOf(mutation)) })
  t.match(await get({ extensions: JSON.stringify(persisted(hashOf(mutation)).extensions) }), { status: 405, codes: ['METHOD_NOT_ALLOWED'] })
})

t.test('switched off, it says so, and the text alone is welcome', async (t) => {
  const closed = await startGateway(t, sandbox, { APQ: 'off' })
  const query = '{ session { loginUrl } }'
  for (const body of [persisted(hashOf(query)), { query, ...persisted(hashOf(query)) }]) {
    t.match(await post(body, { at: closed.url }), { status: 200, codes: ['PERSISTED_QUERY_NOT_SUPPORTED'], answer: { errors: [{ message: 'PersistedQueryNotSupported' }] } })
  }
  t.match(await post({ id: 'a' }), { codes: ['PERSISTED_QUERY_NOT_SUPPORTED'] }, 'ids are for trusted documents')
  t.match(await post({ query }, { at: closed.url }), { answer: { data: {} } })
})

t.test('a thousand texts are kept, of ten megabytes at most; the last ones stay', async (t) => {
  const log = { warn: () => {} }
  const asked = (query: string | undefined, hash: string) => ({ query, hash, documentId: undefined, variables: undefined, operationName: undefined })
  for (const [characters, atMost] of [[10, 1_000], [20_000, 250]] as const) {
    const { find, keep } = createDocuments({ apq: true, trusted: null })
    const texts = Array.from({ length: 3_000 }, (_, index) => `${index}`.padEnd(characters, ' '))
    for (const text of texts) keep(asked(text, hashOf(text)))
    const known = texts.filter((text) => {
      try { return find(asked(undefined, hashOf(text)), log) === text } catch { return false }
    })
    t.ok(known.length <= atMost && known.length > atMost * 0.9, `${known.length} of ${characters} characters`)
    t.same(known, texts.slice(-known.length))
  }
})

const login = 'query Login { session { loginUrl } }'
const signedIn = 'query SignedIn { session { authenticated } }'
const apollo = {
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: [{ id: hashOf(login), name: 'Login', type: 'query', body: login }, { id: 'signed-in', name: 'SignedIn', type: 'query', body: signedIn }]
}
const relay = { c0ffee: login, constructor: signedIn }

t.test('trusted documents run by their ids, in the forms of Apollo and of Relay', async (t) => {
  const at = (await startTrusting(t, 'enforce', apollo, { APQ: 'off' })).url
  for (const body of [{ documentId: hashOf(login) }, { documentId: `sha256:${hashOf(login)}` }, { id: hashOf(login) }, { doc_id: hashOf(login), query: null }, persisted(hashOf(login)), { query: login }, { query: login, ...persisted(hashOf(login)) }]) {
    t.match(await post(body, { at }), { status: 200, answer: { data: { session: { loginUrl: '/auth' } } } }, JSON.stringify(body))
  }
  for (const body of [{ id: 'signed-in' }, persisted('signed-in'), { query: signedIn, ...persisted('signed-in') }]) t.match(await post(body, { at }), { answer: { data: { session: { authenticated: false } } } }, JSON.stringify(body))
  t.match(await get({ documentId: 'signed-in' }, at), { answer: { data: { session: { authenticated: false } } } })
  const { url: relayUrl } = await startTrusting(t, 'enforce', relay)
  t.match(await post({ id: 'c0ffee' }, { at: relayUrl }), { answer: { data: { session: { loginUrl: '/auth' } } } })
  t.match(await post({ id: 'constructor' }, { at: relayUrl }), { answer: { data: { session: { authenticated: false } } } })
  for (const id of ['toString', '__proto__', '', 'c0ffe']) t.match(await post({ id }, { at: relayUrl }), { codes: ['PERSISTED_QUERY_NOT_FOUND'] }, id)
})

t.test('enforced, nothing else runs, whichever way it comes', async (t) => {
  const at = (await startTrusting(t, 'enforce', apollo)).url
  const other = '{ session { expiresAt } }'
  for (const body of [{ query: other }, { query: `${login} ` }, { query: other, ...persisted(hashOf(other)) }, persisted(hashOf(other)), { query: other, id: 'signed-in' }, { query: '{ __schema { types { name } } }' }]) {
    const refused = await post(body, { at, accept: newer })
    t.match(refused, { status: 400, codes: ['PERSISTED_QUERY_NOT_FOUND'] }, JSON.stringify(body))
    t.equal(refused.answer.errors?.[0]?.message, 'query' in body ? 'Only trusted documents run here, and this is none of them.' : 'PersistedQueryNotFound')
    t.notOk('data' in refused.answer)
  }
  t.match(await post({ query: other, ...persisted(hashOf(login)) }, { at }), { codes: ['BAD_REQUEST'] }, 'a trusted hash vouches for its own text alone')
  const { url: small } = await startTrusting(t, 'enforce', apollo, { LIMIT_QUERY_CHARACTERS: '100', LIMIT_DEPTH: '1' })
  t.match(await post({ id: 'signed-in' }, { at: small }), { codes: ['QUERY_TOO_COMPLEX'] }, 'the limits hold for them too')
})

t.test('logged, everything runs, and what is not trusted stands in the log by its hash alone', async (t) => {
  const gateway = await startTrusting(t, 'log', apollo)
  const other = 'query Other { session { expiresAt } }'
  const lines = () => gateway.logged().split('\n').filter((line) => line.includes('not trusted'))
  for (const body of [{ id: 'signed-in' }, { query: login }, persisted(hashOf(login))]) t.match(await post(body, { at: gateway.url }), { answer: { data: {} } })
  t.same(lines(), [])
  for (const body of [{ query: other, operationName: 'Other' }, { query: other, ...persisted(hashOf(other)) }, persisted(hashOf(other))]) t.match(await post(body, { at: gateway.url }), { answer: { data: { session: { expiresAt: null } } } })
  t.match(lines().map((line): unknown => JSON.parse(line)), [{ sha256: hashOf(other), operationName: 'Other' }, { sha256: hashOf(other) }, { sha256: hashOf(other) }])
  t.notMatch(gateway.logged(), 'expiresAt')
  t.match(await post({ id: 'nobody' }, { at: gateway.url }), { codes: ['PERSISTED_QUERY_NOT_FOUND'] })
})

t.test('a manifest that cannot be used is named at the start, with the mend', async (t) => {
  const cases: Array<[content: string, says: RegExp]> = [
    ['{', /is not JSON/], ['[]', /form that is not known/], ['"x"', /form that is not known/], ['null', /form that is not known/], ['{"a": 1}', /form that is not known/], ['{}', /no documents/], ['{"a": " "}', /without a text/], ['{"": "{a}"}', /without an id/],
    [JSON.stringify({ ...apollo, version: 2 }), /not of version 1/], [JSON.stringify({ ...apollo, operations: {} }), /not of version 1/], [JSON.stringify({ ...apollo, operations: [1] }), /form that is not known/],
    [JSON.stringify({ ...apollo, operations: [] }), /no documents/], [JSON.stringify({ ...apollo, operations: [{ id: 'a', body: 'x' }, { id: 'a', body: 'y' }] }), /two documents with one id/]
  ]
  const file = join(t.testdir(), 'manifest.json')
  const problemOf = (path: string): string => {
    try {
      readManifest(path)
      return ''
    } catch (error) {
      if (error instanceof ConfigError) return error.problems.join('\n')
      throw error
    }
  }
  for (const [content, says] of cases) {
    writeFileSync(file, content)
    t.match(problemOf(file), says, content)
    t.match(problemOf(file), /^TRUSTED_DOCUMENTS_FILE .*\. [A-Z].*\.$/, 'it names the setting, and says what to do')
  }
  t.match(problemOf(`${file}.nowhere`), /^TRUSTED_DOCUMENTS_FILE cannot be read \(ENOENT\)/)
  await t.rejects(startGateway(t, sandbox, { TRUSTED_DOCUMENTS: 'enforce', TRUSTED_DOCUMENTS_FILE: `${file}.nowhere` }), ConfigError)
})
