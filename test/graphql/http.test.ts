import { gzipSync } from 'node:zlib'
import t from 'tap'
import type { GraphqlAnswer } from '../helpers/browser.ts'
import { startGateway } from '../helpers/gateway.ts'
import { startSandbox } from '../helpers/sandbox.ts'
import { codesOf } from './scene.ts'

const json = { 'content-type': 'application/json' }
const good = JSON.stringify({ query: '{ __typename }' })

interface Sent { method?: string, headers?: Record<string, string>, body?: string | Uint8Array<ArrayBuffer> }

const sandbox = await startSandbox(t)
const { url } = await startGateway(t, sandbox)

async function send (path: string, sent: Sent = {}): Promise<{ status: number, headers: Headers, answer: GraphqlAnswer, text: string }> {
  const response = await fetch(url + path, sent)
  const text = await response.text()
  const answer: GraphqlAnswer = text.startsWith('{') ? JSON.parse(text) : {}
  return { status: response.status, headers: response.headers, answer, text }
}

const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = json) => send('/graphql', { method: 'POST', headers, body })
const get = (parameters: string) => send(`/graphql?${parameters}`)

t.test('a method that is not for this route is told which are, and runs nothing', async (t) => {
  for (const method of ['PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']) {
    for (const headers of [{}, json]) {
      const { status, headers: answered, text } = await send('/graphql?query={session{loginUrl}}', { method, headers })
      t.equal(status, 405, method)
      t.equal(answered.get('allow'), 'GET, POST')
      if (method !== 'HEAD') t.match(JSON.parse(text), { code: 'METHOD_NOT_ALLOWED', status: 405 })
      t.notMatch(text, 'loginUrl')
    }
  }
})

t.test('a mutation by GET is refused and says how to send it; so is what the schema does not have', async (t) => {
  const mutation = await get('query=mutation{a}')
  t.equal(mutation.status, 405)
  t.equal(mutation.headers.get('allow'), 'POST')
  t.same(codesOf(mutation.answer), ['METHOD_NOT_ALLOWED'])
  for (const query of ['mutation{a}', 'subscription{a}', 'subscription S { session { authenticated } }']) {
    const { status, answer } = await post(JSON.stringify({ query }))
    t.equal(status, 200)
    t.same(codesOf(answer), ['OPERATION_NOT_SUPPORTED'], query)
    t.match(answer.errors?.[0]?.message, /This schema has no (mutation|subscription)s\.$/)
  }
})

t.test('what is wrong with the query itself is 200 in the older media type and has its status in the newer; what is wrong with the request has it in both', async (t) => {
  const costly = '{ shop { products(first: 100) { nodes { images { id } options { id } categories { id } artists { id } } } } }'
  const cases: Array<[body: unknown, code: string, inQuery: boolean]> = [
    [{ query: '{' }, 'GRAPHQL_PARSE_FAILED', true],
    [{ query: '{ nothing }' }, 'GRAPHQL_VALIDATION_FAILED', true],
    [{ query: '{ node(id: {}) { id } }' }, 'BAD_USER_INPUT', true],
    [{ query: 'query A { __typename } query B { __typename }' }, 'OPERATION_RESOLUTION_FAILURE', true],
    [{ query: 'subscription { session { authenticated } }' }, 'OPERATION_NOT_SUPPORTED', true],
    [{ query: '{a'.repeat(200) + '}'.repeat(200) }, 'QUERY_TOO_COMPLEX', true],
    [{ query: `{ ${'abcdefghi'.replaceAll(/./g, (name) => `${name}: ${costly.slice(1, -1)}`)} }` }, 'COST_LIMIT', true],
    [{ extensions: { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } } }, 'PERSISTED_QUERY_NOT_FOUND', true],
    [[{ query: '{ __typename }' }], 'BATCHING_DISABLED', false],
    [{ query: 1 }, 'BAD_REQUEST', false]
  ]
  for (const [body, code, inQuery] of cases) {
    for (const [accept, status] of [['application/json', inQuery ? 200 : 400], ['*/*', inQuery ? 200 : 400], ['application/graphql-response+json', 400]] as const) {
      const { status: seen, answer } = await post(JSON.stringify(body), { ...json, accept })
      t.same([seen, codesOf(answer), 'data' in answer], [status, [code], false], `${code} as ${accept}`)
    }
  }
})

t.test('a body in anything but plain JSON in UTF-8 is a 415', async (t) => {
  const types = ['text/plain', 'application/graphql', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/vnd.api+json', 'application/json; charset=utf-16', 'application/jsonx', '']
  for (const type of types) {
    const { status, answer } = await post(good, { 'content-type': type, 'x-bigcartel-gateway': '1' })
    t.equal(status, 415, type)
    t.same(codesOf(answer), ['UNSUPPORTED_MEDIA_TYPE'])
  }
  for (const encoding of ['gzip', 'br', 'deflate, gzip']) t.equal((await post(good, { ...json, 'content-encoding': encoding })).status, 415, encoding)
  const bomb = gzipSync(good.slice(0, -1) + ' '.repeat(30_000_000) + '}')
  t.ok(bomb.length < 64 * 1024, 'thirty megabytes of which no byte is unpacked')
  t.equal((await post(bomb, { ...json, 'content-encoding': 'gzip' })).status, 415)
  for (const type of ['application/json; charset=UTF-8', 'application/json;charset="utf-8"', 'Application/JSON']) {
    t.equal((await post(good, { 'content-type': type })).status, 200, type)
  }
  t.equal((await post(good, { ...json, 'content-encoding': 'identity' })).status, 200)
})

t.test('a body that is no GraphQL request is a 400', async (t) => {
  const cases: Array<[body: string, code?: string]> = [
    [''], ['null'], ['1'], ['"x"'], ['true'], ['{"query":'], ['{}'], ['[]', 'BATCHING_DISABLED'], [`[${good}]`, 'BATCHING_DISABLED'],
    ...['null', '1', 'true', '[]', '{}'].map((query): [string] => [`{"query":${query}}`]),
    ...['1', '"{}"', '[]', 'false'].map((variables): [string] => [`{"query":"{__typename}","variables":${variables}}`]),
    ...['1', '[]', '{}'].map((name): [string] => [`{"query":"{__typename}","operationName":${name}}`]),
    ...['1', '"x"', '[]'].map((extensions): [string] => [`{"query":"{__typename}","extensions":${extensions}}`])
  ]
  for (const [body, code = 'BAD_REQUEST'] of cases) {
    const { status, answer } = await post(body)
    t.equal(status, 400, body)
    t.same(codesOf(answer), [code], body)
    t.notOk('data' in answer)
  }
})

t.test('what may be null or empty is as good as absent', async (t) => {
  for (const extra of ['"variables":null', '"operationName":null', '"operationName":""', '"extensions":null', '"unheard":1']) {
    t.same((await post(`{"query":"{__typename}",${extra}}`)).answer.data, { __typename: 'Query' }, extra)
  }
})

t.test('a query string with anything twice, or with broken parts, is a 400', async (t) => {
  for (const parameters of ['', 'query={__typename}&query={__typename}', 'query={__typename}&variables=1', 'query={__typename}&variables={', 'query={__typename}&variables={}&variables={}', 'query={__typename}&operationName=A&operationName=A', 'query={__typename}&extensions=[]', 'query[]={__typename}']) {
    const { status, answer } = await get(parameters)
    t.equal(status, 400, parameters)
    t.same(codesOf(answer), ['BAD_REQUEST'], parameters)
  }
  t.same((await get(`query=${encodeURIComponent('query($id:ID!){product(id:$id){id}}')}&variables=${encodeURIComponent('{"id":"../x"}')}`)).status, 200)
})

t.test('the answer comes in the media type that the client accepts, or not at all', async (t) => {
  const older = 'application/json; charset=utf-8'
  const newer = 'application/graphql-response+json; charset=utf-8'
  const cases: Array<[accept: string, type: string | null]> = [
    ['*/*', older], ['application/*', older], ['application/json', older], ['application/json; charset=utf-8', older],
    ['application/graphql-response+json', newer], ['application/graphql-response+json;charset=UTF-8', newer],
    [`${newer}, ${older}`, newer], ['application/graphql-response+json, application/json;q=0.9', newer], ['application/json, application/graphql-response+json;q=0.9', older],
    ['text/html', null], ['image/*', null], ['application/json;q=0', null], ['application/json; charset=utf-16', null]
  ]
  for (const [accept, type] of cases) {
    const ran = await post(good, { ...json, accept })
    const refused = await post('{"query":"{ nope }"}', { ...json, accept })
    t.equal(ran.status, type === null ? 406 : 200, accept)
    t.equal(ran.headers.get('content-type'), type ?? older, accept)
    t.equal(refused.status, type === null ? 406 : type === newer ? 400 : 200, accept)
    t.same(codesOf(refused.answer), [type === null ? 'NOT_ACCEPTABLE' : 'GRAPHQL_VALIDATION_FAILED'], accept)
    t.notOk('data' in refused.answer, 'nothing ran')
  }
})

t.test('a body of 64 KiB is read, one byte more is not', async (t) => {
  const padded = (bytes: number) => good.slice(0, -1).padEnd(bytes - 1, ' ') + '}'
  t.equal((await post(padded(64 * 1024))).status, 200)
  const { status, answer } = await post(padded(64 * 1024 + 1))
  t.equal(status, 413)
  t.same(codesOf(answer), ['BAD_REQUEST'])
})

t.test('an address of 8 KiB is read, one character more is not', async (t) => {
  const padded = (length: number) => 'query={__typename}&x='.padEnd(length - '/graphql?'.length, 'x')
  t.equal((await get(padded(8 * 1024))).status, 200)
  const { status, answer } = await get(padded(8 * 1024 + 1))
  t.equal(status, 414)
  t.same(codesOf(answer), ['BAD_REQUEST'])
})

t.test('__proto__ and constructor are names like any other, and change nothing', async (t) => {
  const bodies = [
    '{"query":"{__typename}","__proto__":{"polluted":true}}',
    '{"query":"{__typename}","constructor":{"prototype":{"polluted":true}}}',
    '{"query":"query($id:ID){__typename order(id:$id){id}}","variables":{"__proto__":{"id":"x"},"constructor":{"prototype":{"polluted":true}}}}',
    '{"query":"{__typename}","extensions":{"__proto__":{"polluted":true}}}',
    '{"query":"query __proto__{__typename}","operationName":"__proto__"}',
    '{"query":"query constructor{__typename}","operationName":"constructor"}',
    '{"query":"{__proto__:__typename constructor:__typename __typename}"}'
  ]
  for (const body of bodies) t.match((await post(body)).answer.data, { __typename: 'Query' }, body)
  t.same(codesOf((await post('{"query":"query A{__typename}","operationName":"constructor"}')).answer), ['OPERATION_RESOLUTION_FAILURE'])
  t.same(codesOf((await post('{"query":"query A{...constructor}"}')).answer), ['GRAPHQL_VALIDATION_FAILED'])
  await get('query={__typename}&__proto__=1&__proto__[polluted]=1&constructor=1')
  t.notOk('polluted' in {})
})

t.test('every answer has a request id and is kept nowhere', async (t) => {
  for (const { headers, answer } of [await post(good), await post('{'), await post('{"query":"{ nope }"}'), await get('')]) {
    t.match(headers.get('x-request-id'), /^[0-9a-f-]{36}$/)
    t.equal(headers.get('cache-control'), 'no-store')
    for (const { extensions } of answer.errors ?? []) t.equal(extensions['requestId'], headers.get('x-request-id'))
  }
})
