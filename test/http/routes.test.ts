import t from 'tap'
import { errorCodes, describeError, type ErrorCode } from '../../src/errors.ts'
import { startGateway } from '../helpers/gateway.ts'
import { startSandbox } from '../helpers/sandbox.ts'

const sandbox = await startSandbox(t)
const gateway = await startGateway(t, sandbox, { CORS_ORIGINS: 'https://shop.example,http://localhost:5173' })
const json = { 'content-type': 'application/json' }
const html = { accept: 'text/html,application/xhtml+xml' }

interface Asked { method?: string, headers?: Record<string, string>, body?: string }

async function ask (path: string, asked: Asked = {}) {
  const response = await fetch(gateway.url + path, { redirect: 'manual', ...asked })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

t.test('an error of a REST route is a problem document with a code of ours', async (t) => {
  const cases: Array<[path: string, asked: Asked, code: ErrorCode, status: number]> = [
    ['/nope', {}, 'NOT_FOUND', 404], ['/nope', { method: 'POST', headers: json, body: '{' }, 'NOT_FOUND', 404], ['/graphql/', {}, 'NOT_FOUND', 404], ['//graphql', {}, 'NOT_FOUND', 404], ['/assets/none/page.css', {}, 'NOT_FOUND', 404],
    ['/session', { method: 'DELETE', headers: json }, 'METHOD_NOT_ALLOWED', 405], ['/', { method: 'POST', headers: json, body: '{}' }, 'METHOD_NOT_ALLOWED', 405], ['/schema.graphql', { method: 'PUT' }, 'METHOD_NOT_ALLOWED', 405], ['/logout', {}, 'METHOD_NOT_ALLOWED', 405],
    ['/shop-info', {}, 'UNAUTHENTICATED', 401], ['/callback', {}, 'LOGIN_FAILED', 400], ['/callback?code=x&state=y', {}, 'LOGIN_STATE_INVALID', 400],
    ['/logout', { method: 'POST', headers: { ...json, origin: 'https://evil.example' } }, 'CSRF_REJECTED', 403], ['/auth', { headers: { 'sec-fetch-dest': 'iframe' } }, 'BAD_REQUEST', 400]
  ]
  for (const [path, asked, code, status] of cases) {
    const { status: answered, headers, text } = await ask(path, asked)
    t.equal(answered, status, path)
    t.match(headers.get('content-type'), /^application\/problem\+json/)
    t.equal(headers.get('cache-control'), 'no-store')
    const problem = JSON.parse(text)
    t.same(Object.keys(problem), ['status', 'code', 'title', 'detail'])
    t.match(problem, { status, code, title: describeError(code).title, detail: /\S/ }, path)
  }
})

t.test('a wrong method is told the right ones, and a HEAD starts nothing', async (t) => {
  for (const [path, allow] of [['/', 'GET'], ['/session', 'GET'], ['/logout', 'POST'], ['/graphql', 'GET, POST'], ['/auth', 'GET'], ['/schema.graphql', 'GET']] as const) {
    for (const method of allow.includes('POST') ? ['PUT', 'HEAD'] : ['POST', 'HEAD', 'PATCH']) {
      const { status, headers } = await ask(path, { method, headers: method === 'HEAD' ? {} : json })
      t.same([status, headers.get('allow'), headers.get('set-cookie')], [405, allow, null], `${method} ${path}`)
    }
  }
})

t.test('a monitor may ask by HEAD whether the gateway lives and is ready', async (t) => {
  for (const path of ['/healthz', '/readyz']) {
    const { status, headers, text } = await ask(path, { method: 'HEAD' })
    t.same([status, text], [200, ''], path)
    t.ok(headers.get('x-request-id'))
    t.match(await ask(path, { method: 'POST', headers: json }), { status: 405 })
  }
})

t.test('people who land on a sign-in that fails get a page; programs get the problem', async (t) => {
  for (const path of ['/callback', '/callback?code=x&state=y', '/callback?error=access_denied&state=y']) {
    const page = await ask(path, { headers: html })
    t.equal(page.headers.get('content-type'), 'text/html; charset=utf-8', path)
    t.equal(page.status, (await ask(path)).status)
    t.match(page.headers.get('content-security-policy'), /^default-src 'none'; style-src 'self'/)
    t.match(page.text, /<code>LOGIN_[A-Z_]+<\/code>/)
    t.match(page.text, 'href="/auth"')
  }
  t.match((await ask('/nope', { headers: html })).headers.get('content-type'), 'problem+json', 'no page for an address that nobody is sent to')
})

t.test('every answer has a request id of its own and says little to snoopers', async (t) => {
  const seen = new Set<string>()
  const asked: Array<[path: string, asked?: Asked]> = [
    ['/'], ['/session'], ['/auth'], ['/callback'], ['/shop-info'], ['/graphql'], ['/graphiql'], ['/schema.graphql'], ['/healthz'], ['/readyz'], ['/nope'], ['/logout', { method: 'POST', headers: json }],
    ['/graphql', { method: 'PUT' }], ['/graphiql/none.js'], [/href="(\/assets\/[^"]+)"/.exec((await ask('/')).text)?.[1] ?? '/'], ['/graphql', { method: 'POST', headers: { ...json, origin: 'https://evil.example' } }]
  ]
  for (const [path, how] of asked) {
    const { headers } = await ask(path, { ...how, headers: { ...how?.headers, 'x-request-id': 'forged' } })
    t.match(headers.get('x-request-id'), /^[0-9a-f-]{36}$/, path)
    seen.add(headers.get('x-request-id') ?? '')
    t.equal(headers.get('x-content-type-options'), 'nosniff', path)
    t.match(headers.get('x-frame-options'), /SAMEORIGIN|DENY/)
    t.match(headers.get('referrer-policy'), /^(no-referrer|same-origin)$/)
    t.notOk(headers.get('x-powered-by'))
    t.notOk(headers.get('strict-transport-security'), 'not over plain http')
  }
  t.equal(seen.size, asked.length)
})

t.test('over https browsers are told to stay there', async (t) => {
  const secure = await startGateway(t, sandbox, { REDIRECT_URI: 'https://gateway.example.com/callback' })
  t.match((await fetch(`${secure.url}/healthz`)).headers.get('strict-transport-security'), /max-age=\d{7,}/)
})

t.test('an answer that is no page loads and runs nothing, should it ever be shown as one', async (t) => {
  for (const path of ['/session', '/nope', '/schema.graphql', '/healthz', '/graphql?query={__typename}']) {
    const { headers } = await ask(path)
    t.equal(headers.get('content-security-policy'), "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'", path)
    t.equal(headers.get('x-frame-options'), 'DENY')
  }
})

t.test('the home page knows who is signed in, and is kept by nobody', async (t) => {
  const browser = gateway.browser()
  const visit = async () => {
    const response = await browser.request('/')
    t.equal(response.headers.get('cache-control'), 'no-store')
    t.match(response.headers.get('content-security-policy'), /^default-src 'none'/)
    return await response.text()
  }
  t.match(await visit(), 'Sign in with Big Cartel')
  await browser.signIn('fernandmoss')
  t.match(await visit(), /Fern &amp; Moss/)
  await browser.request('/logout', { method: 'POST' })
  t.match(await visit(), 'Sign in with Big Cartel')
})

t.test('without GraphiQL there is no such route, and the home page leads elsewhere', async (t) => {
  const plain = await startGateway(t, sandbox, { GRAPHIQL: 'off' })
  t.equal((await fetch(`${plain.url}/graphiql`)).status, 404)
  t.notMatch(await (await fetch(plain.url)).text(), 'href="/graphiql')
})

t.test('/shop-info is the account in plain form, for its seller only', async (t) => {
  const browser = gateway.browser()
  t.equal((await browser.request('/shop-info')).status, 401)
  await browser.signIn('paperkiosk')
  const response = await browser.request('/shop-info')
  t.equal(response.status, 200)
  t.equal(response.headers.get('cache-control'), 'no-store')
  t.match(await response.json(), { id: '391756', subdomain: 'paperkiosk', storeName: 'Paper Kiosk', currency: { code: 'EUR' }, country: { code: 'NL' }, plan: { name: 'Diamond' } })

  await sandbox.control.fault({ path: '/v1/accounts/*', action: { type: 'status', status: 429, headers: { 'retry-after': '30' } } })
  const limited = await browser.request('/shop-info')
  t.equal(limited.status, 429)
  t.equal(limited.headers.get('retry-after'), '30')
  t.match(await limited.json(), { code: 'UPSTREAM_RATE_LIMITED' })
  await sandbox.control.clearFaults()
})

t.test('pages of listed origins may call with the cookie, others may not', async (t) => {
  const preflight = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' }
  for (const [origin, allowed] of [['https://shop.example', true], ['http://localhost:5173', true], ['https://evil.example', false], ['https://shop.example.evil.example', false], ['http://shop.example', false], ['null', false]] as const) {
    const asked = await ask('/graphql', { method: 'OPTIONS', headers: { origin, ...preflight } })
    t.equal(asked.headers.get('access-control-allow-origin'), allowed ? origin : null, origin)
    if (allowed) t.equal(asked.headers.get('access-control-allow-methods'), 'GET, POST, DELETE', 'every method of a route')
    const answered = await ask('/graphql', { method: 'POST', headers: { ...json, origin }, body: '{"query":"{ session { authenticated } }"}' })
    t.equal(answered.status, allowed ? 200 : 403, origin)
    t.equal(answered.headers.get('access-control-allow-origin'), allowed ? origin : null)
    if (!allowed) continue
    t.equal(asked.headers.get('access-control-allow-credentials'), 'true')
    t.equal(answered.headers.get('access-control-allow-credentials'), 'true')
    t.match(answered.headers.get('vary'), /origin/i, 'caches keep the origins apart')
    t.match(answered.headers.get('access-control-expose-headers'), 'x-request-id')
  }
  const closed = await startGateway(t, sandbox)
  const answer = await fetch(`${closed.url}/session`, { headers: { origin: 'https://shop.example' } })
  t.equal(answer.headers.get('access-control-allow-origin'), null, 'by default nobody is listed')
})

t.test('every code has a status, a title and a mend', async (t) => {
  t.ok(errorCodes.length > 30)
  for (const code of errorCodes) {
    const { status, title, detail } = describeError(code)
    t.match(code, /^[A-Z]+(_[A-Z]+)*$/)
    t.ok(status >= 400 && status <= 599, code)
    t.match(title, /^[A-Z].*[^.]$/, code)
    t.match(detail, /^[A-Z].*\.$/, code)
  }
})
