import fc from 'fast-check'

/** The bytes of one HTTP request: a good one in which some things, or many, are not what they should be. */
export type RawRequest = Buffer

const questions = [
  '{ session { authenticated } }',
  '{ shop { name products(first: 2) { nodes { name price { formatted(locale: "de-DE") } } } } }',
  'query Q($id: ID!) { product(id: $id) { name } }',
  '{ node(id: "gid://bigcartel/Product/1") { id } }',
  '{ __schema { types { name } } }',
  'mutation { __typename }',
  'fragment F on Shop { name } { shop { ...F ...F } }'
]

const paths = [
  '/', '/auth', '/auth?returnTo=/graphiql', '/callback?code=abc&state=abc', '/callback?error=access_denied&state=abc', '/session', '/sessions', '/sessions/abc',
  '/logout', '/logout/all', '/disconnect', '/shop-info', '/graphql', `/graphql?query=${encodeURIComponent('{ session { authenticated } }')}`, '/graphiql', '/graphiql/main.js',
  '/graphql', '/graphql', '/graphql', '/schema.graphql', '/healthz', '/readyz', '/metrics', '/webhooks/bigcartel', '/nowhere'
]

const method = fc.oneof(
  { weight: 40, arbitrary: fc.constantFrom('GET', 'POST') },
  { weight: 5, arbitrary: fc.constantFrom('DELETE', 'PUT', 'HEAD', 'OPTIONS', 'PATCH', 'TRACE', 'PROPFIND') },
  { weight: 1, arbitrary: fc.constantFrom('get', 'G T', '') }
)
const version = fc.oneof({ weight: 40, arbitrary: fc.constant('1.1') }, { weight: 1, arbitrary: fc.constantFrom('1.0', '2.0', 'x') })

const nasty = fc.constantFrom(
  '', '\0', '%00', '%', '%zz', '%c0%af', '\r\n', '\r\nset-cookie: a=b', '\t', ' ', '../', '//', '\\', '?', '&', '#', ';', ',', '"', '\'', '<script>', '{', '}', '[', '$', '__proto__',
  'constructor[prototype]', 'é', '😀', '\u2028', 'ｆ', '1e400', '-1', '9'.repeat(40), 'a'.repeat(3_000), '('.repeat(300), '{a'.repeat(200), '\u001b[31m'
)

/** A text with a few of its places broken. */
function broken (text: string): fc.Arbitrary<string> {
  const cut = fc.record({ at: fc.nat({ max: text.length }), length: fc.nat({ max: 4 }), put: fc.oneof(nasty, fc.string({ maxLength: 6, unit: 'binary' })) })
  return fc.array(cut, { minLength: 0, maxLength: 2 }).map((cuts) => cuts.reduce((whole, { at, length, put }) => whole.slice(0, at) + put + whole.slice(at + length), text))
}

/** One of them; one time in five it is broken. */
const anyOf = (texts: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...texts).chain((text) => fc.oneof({ weight: 4, arbitrary: fc.constant(text) }, { weight: 1, arbitrary: broken(text) }))

const json: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...questions).map((query) => JSON.stringify({ query, variables: { id: '1' }, operationName: null })),
  fc.record({ query: fc.oneof(anyOf(questions), fc.jsonValue()), variables: fc.jsonValue(), operationName: fc.jsonValue(), extensions: fc.jsonValue() }, { requiredKeys: [] }).map((body) => JSON.stringify(body)),
  fc.constantFrom('', 'null', '[]', '1', '"', '{"query":', '[{"query":"{a}"},{"query":"{b}"}]', '{"__proto__":{"a":1}}', '['.repeat(5_000), `{"query":"{ a }","variables":${'{"a":'.repeat(500)}`)
)
const body = fc.oneof(json.chain(broken), json, anyOf(['a=b&returnTo=/x', '{"type":"account.closed","account_id":1}']), fc.string({ maxLength: 200, unit: 'binary' }))

/** A cookie that is good, and what may be done to it. */
const headers = (cookie: string): fc.Arbitrary<string[]> => {
  const line = (name: string, values: readonly string[]) => fc.tuple(fc.oneof({ weight: 30, arbitrary: fc.constant(name) }, { weight: 1, arbitrary: broken(name) }), anyOf(values)).map(([name, value]) => `${name}: ${value}`)
  return fc.array(fc.oneof(
    { weight: 12, arbitrary: line('content-type', ['application/json', 'application/json', 'application/json', 'application/graphql-response+json', 'application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x', 'application/json; charset=utf-16']) },
    { weight: 6, arbitrary: line('accept', ['*/*', 'application/json', 'application/graphql-response+json', 'text/html', 'image/*;q=x']) },
    { weight: 12, arbitrary: line('cookie', [cookie, `${cookie}; ${cookie}`, 'bcg_session=', 'bcg_session=x.y; bcg_login=z']) },
    { weight: 6, arbitrary: line('origin', ['http://localhost:3000', 'http://localhost:3000', 'null', 'https://evil.example']) },
    line('sec-fetch-site', ['same-origin', 'cross-site', 'none']),
    line('x-bigcartel-gateway', ['1']),
    line('x-forwarded-for', ['1.2.3.4', '::1, 10.0.0.1']),
    line('x-webhook-signature', ['0'.repeat(64), 'x']),
    line('host', ['evil.example', 'localhost:99999']),
    line('content-encoding', ['gzip', 'br']),
    line('transfer-encoding', ['chunked', 'gzip, chunked', 'identity']),
    line('content-length', ['0', '5', '-1', '99999999', '1, 2']),
    line('expect', ['100-continue', 'x']),
    line('upgrade', ['websocket', 'h2c']),
    line('if-none-match', ['"x"', '*']),
    line('range', ['bytes=0-1', 'bytes=9-']),
    line('x-padding', ['a', 'a'.repeat(20_000)])
  ), { maxLength: 6 })
}

/** Requests of all kinds; those that end sessions come without the good cookie, so that the others still meet somebody who is signed in. */
export function anyRequest (cookie: string): fc.Arbitrary<RawRequest> {
  return fc.record({ method, path: anyOf(paths), body, withLength: fc.nat({ max: 9 }).map((n) => n > 0), version }).chain(({ path, ...rest }) => {
    const ends = /^\/(?:logout|disconnect|sessions\/)/.test(path)
    return headers(ends ? 'bcg_session=none' : cookie).map((lines) => bytesOf({ ...rest, path, lines }))
  })
}

function bytesOf ({ method, path, body, lines, withLength, version }: { method: string, path: string, body: string, lines: string[], withLength: boolean, version: string }): RawRequest {
  const content = Buffer.from(body)
  const length = withLength ? [`content-length: ${content.length}`] : []
  const head = [`${method} ${path} HTTP/${version}`, 'host: localhost:3000', 'connection: close', ...length, ...lines, '', ''].join('\r\n')
  return Buffer.concat([Buffer.from(head), content])
}
