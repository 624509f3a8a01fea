import { createHmac, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import t from 'tap'
import { keyHash, keys } from '../../src/redis/keys.ts'
import { parseTokenKeys } from '../../src/setting-values.ts'
import { createSealer } from '../../src/tokens/sealing.ts'
import type { Browser } from '../helpers/browser.ts'
import type { FaultSpec } from '../helpers/sandbox.ts'
import { until } from '../helpers/until.ts'
import { endCooldowns } from '../oauth/due.ts'
import { alsoAt } from '../oauth/fleet.ts'
import { encodingsOf } from './encodings.ts'
import { startPair } from './fleet.ts'
import { dumpOf } from './redis-dump.ts'

const clientSecret = `client-secret-${randomBytes(24).toString('base64url')}`
const { sandbox, redis, here, there, secrets } = await startPair(t, { provider: { clientSecret, rotation: 'grace' }, changes: { LOG_LEVEL: 'trace', CACHE: 'on' }, keepsData: true })
const sealer = createSealer(parseTokenKeys(secrets.TOKEN_KEYS) ?? [])

const canaries = new Map<string, string>([['client secret', clientSecret], ['session secret', secrets.SESSION_SECRET], ['master key', secrets.TOKEN_KEYS.replace('k1:', '')]])
const answers: string[] = []
const stored: string[] = []
/** Where secrets do belong: the cookies that are set, and the address at Big Cartel. */
const allowed: string[] = []

/** Keeps what a browser is told, headers and body; answers the status. */
async function heard (asking: Promise<Response>): Promise<number> {
  const { status, headers, url, ...response } = await asking.then(async (answer) => ({ status: answer.status, headers: answer.headers, url: answer.url, text: await answer.text() }))
  for (const [name, value] of headers) {
    const belongs = name === 'set-cookie' || (name === 'location' && new URL(url).pathname === '/auth')
    const kept = belongs ? allowed : answers
    kept.push(`${name}: ${value}`)
  }
  answers.push(response.text)
  return status
}

/** Keeps a copy of Redis, and remembers the tokens that are about. */
async function look (): Promise<void> {
  stored.push(JSON.stringify(await dumpOf(redis)))
  const { accessTokens, refreshTokens } = await sandbox.control.issued()
  for (const { token } of accessTokens) canaries.set(`access token ${token}`, token)
  for (const { token } of refreshTokens) canaries.set(`refresh token ${token}`, token)
}

/** Starts a sign-in and remembers all its secrets. */
async function startSignIn (browser: Browser): Promise<URL> {
  const response = await browser.request('/auth?returnTo=/graphiql')
  const location = response.headers.get('location') ?? ''
  await heard(Promise.resolve(response))
  const callback = await sandbox.approve(location)
  const state = callback.searchParams.get('state') ?? ''
  const place = keys.login(keyHash(state))
  const sealed = await redis.client.hget(place, 'verifier') ?? ''
  const verifier = sealer.open(sealed, { owner: state, place, field: 'verifier', version: 1 }) ?? ''
  remember({ state, verifier, code: callback.searchParams.get('code') ?? '', nonce: browser.cookies.get('bcg_login') ?? '' })
  return callback
}

function remember (found: Record<string, string>): void {
  for (const [name, secret] of Object.entries(found)) canaries.set(`${name} ${canaries.size}`, secret)
}

async function signIn (browser: Browser): Promise<void> {
  await heard(browser.callback(await startSignIn(browser)))
  const cookie = decodeURIComponent(browser.cookies.get('bcg_session') ?? '')
  const [sessionId = '', signature = ''] = cookie.split('.')
  remember({ 'session id': sessionId, signature })
}

/** `access token` of `access token at_1234`, `code` of `code 17`. */
const kindOf = (name: string): string => name.replace(/ (?:\d+|[ar]t_\S+)$/, '')

async function failWith (path: string, action: FaultSpec['action']): Promise<void> {
  await sandbox.control.clearFaults()
  await sandbox.control.fault({ path, action })
}

/** Bytes that are no request, with secrets in them; answers what comes back. */
async function sendRaw (text: string): Promise<string> {
  const socket = connect(Number(new URL(here.url).port), '127.0.0.1')
  let received = ''
  socket.setEncoding('utf8').on('data', (part) => { received += part })
  socket.end(text)
  await once(socket, 'close')
  return received
}

const browser = here.browser()

t.test('I18: a sign-in with its detours', async (t) => {
  const callback = await startSignIn(browser)
  const path = callback.pathname + callback.search
  await look()
  t.equal(await heard(there.browser().callback(callback)), 400, 'in a wrong browser')
  t.equal(await heard(browser.request(path, { method: 'POST' })), 405)
  t.equal(await heard(browser.request(`/nowhere${callback.search}`)), 404)
  t.equal(await heard(browser.request(`/callback%zz${callback.search}`)), 400)
  t.equal(await heard(browser.request(`${path}&code=twice`, { headers: { accept: 'text/html' } })), 400)
  t.equal(await heard(browser.request(`${path}&iss=https://evil.example`)), 400, 'spends the state')
  await signIn(browser)
  const done = canaries.size
  for (let time = 0; time < 2; time++) t.equal(await heard(browser.callback(await startSignIn(browser))), 303)
  t.ok(canaries.size > done)
  await signIn(browser)
  await look()
})

t.test('I18: requests, refreshes, and trouble that quotes secrets', async (t) => {
  for (const gateway of [here, there]) {
    const visit = alsoAt(gateway, browser)
    for (const path of ['/', '/session', '/sessions', '/shop-info', '/metrics', '/readyz']) t.equal(await heard(visit.request(path)), 200, path)
    t.equal(await heard(visit.request('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ shop { name } account { orders { nodes { id } } } }"}' })), 200)
  }
  const quoted = JSON.stringify([await sandbox.control.issued(), [...canaries.values()]])
  const json = { 'content-type': 'application/json' }
  const troubles: FaultSpec['action'][] = [
    { type: 'status', status: 500, body: quoted },
    { type: 'status', status: 401, body: { error: 'invalid_client', error_description: quoted }, headers: { ...json, 'www-authenticate': `Basic realm="${clientSecret}"` } },
    { type: 'status', status: 302, headers: { location: `/elsewhere?secret=${encodeURIComponent(clientSecret)}` } },
    { type: 'status', status: 429, body: quoted, headers: { 'retry-after': '1' } },
    { type: 'status', status: 200, body: { access_token: 7, refresh_token: quoted }, headers: json },
    { type: 'status', status: 200, body: quoted },
    { type: 'halfBody' },
    { type: 'reset' }
  ]
  for (const [index, action] of troubles.entries()) {
    await endCooldowns(redis)
    await sandbox.control.expire()
    await failWith(index % 2 === 0 ? '/oauth/token' : '/**', action)
    const query = { query: `{ t${index}: shop { products(first: ${index + 1}) { nodes { id } } } }` } // asked for the first time: not kept
    await heard(alsoAt(index % 2 === 0 ? here : there, browser).request('/graphql', { method: 'POST', headers: json, body: JSON.stringify(query) }))
    await look()
    await failWith('/oauth/token', action)
    t.ok(await heard(here.browser().callback(await startSignIn(here.browser()))) >= 400, 'a browser without the nonce')
    const other = there.browser()
    t.ok(await heard(other.callback(await startSignIn(other))) >= 400, `a sign-in meets ${action.type}`)
  }
  await sandbox.control.clearFaults()
  await endCooldowns(redis)
})

t.test('I18: requests that are none', async (t) => {
  const cookie = `bcg_session=${browser.cookies.get('bcg_session')}`
  const [state] = [...canaries].filter(([name]) => name.startsWith('state')).map(([, secret]) => secret)
  for (const text of [
    `GET /callback?code=x&state=${state} HTTP/1.1\r\nhost: x\r\ncookie: ${cookie}\r\nno header at all\r\n\r\n`,
    `GET /session HTTP/1.1\r\nhost: x\r\ncookie: ${cookie}\r\nx-large: ${'x'.repeat(20_000)}\r\n\r\n`,
    `POST /graphql HTTP/1.1\r\nhost: x\r\ncookie: ${cookie}\r\ncontent-length: nonsense\r\n\r\n${cookie}`
  ]) {
    const answer = await sendRaw(text)
    t.match(answer, /^HTTP\/1\.1 4\d\d /)
    answers.push(answer)
  }
  for (const body of [cookie, `{"query":"{ ${cookie} }"}`, `{"query":"query (\\"${cookie}"}`]) {
    t.ok(await heard(browser.request('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${clientSecret}` }, body })) >= 200)
  }
})

t.test('I18: Redis goes and comes back, and all sessions end in every way', async (t) => {
  await redis.stop()
  for (const path of ['/shop-info', '/auth', '/session', '/metrics']) await heard(browser.request(path))
  t.equal(await heard(browser.request('/readyz')), 503)
  await redis.start()
  await until(async () => await heard(browser.request('/session')) === 200)
  for (const path of ['/logout', '/logout/all', '/disconnect']) {
    const visitor = there.browser()
    await signIn(visitor)
    await look()
    t.equal(await heard(visitor.request(path, { method: 'POST' })), 204, path)
  }
  const body = JSON.stringify({ account_id: '208639', type: 'account.closed', payload: {} })
  for (const signature of ['0'.repeat(64), createHmac('sha256', clientSecret).update(body).digest('hex')]) {
    await heard(fetch(`${here.url}/webhooks/bigcartel`, { method: 'POST', body, headers: { 'content-type': 'application/json', 'x-webhook-signature': signature } }))
  }
  await look()
  for (const gateway of [here, there]) {
    t.equal(await heard(fetch(`${gateway.url}/metrics`)), 200)
    gateway.kill('SIGTERM')
    t.equal(await gateway.exited, 0)
  }
})

t.test('I18: none of the secrets is in any log line, figure, answer or place in Redis', async (t) => {
  const places = { logs: here.written() + there.written(), answers: answers.join('\n'), Redis: stored.join('\n') }
  const leaks = (text: string): string[] => [...canaries].filter(([, secret]) => encodingsOf(secret).some((form) => text.includes(form))).map(([name]) => name)
  t.ok([...canaries.values()].every((secret) => secret.length > 10), 'all secrets are known')
  const kinds = new Set([...canaries.keys()].map(kindOf))
  t.same([...kinds].sort(), ['access token', 'client secret', 'code', 'master key', 'nonce', 'refresh token', 'session id', 'session secret', 'signature', 'state', 'verifier'])
  t.same(new Set(leaks(allowed.join('\n')).map(kindOf)), new Set(['state', 'nonce', 'session id', 'signature']), 'the search finds what is there')
  for (const offset of ['', 'x', 'xy']) t.same(leaks(Buffer.from(`${offset}${clientSecret}z`).toString('base64')), ['client secret'], 'in base64 too')
  for (const [place, text] of Object.entries(places)) t.same(leaks(text), [], place)
  for (const outcome of ['session_created', 'sign_in_failed', '"outcome":"put_off"', 'STORE_UNAVAILABLE', 'deauthorized']) t.ok(places.logs.includes(outcome), `the log tells of ${outcome}`)
  t.ok(places.answers.includes('gateway_sign_ins_total') && places.answers.includes('UPSTREAM_AUTH_MISCONFIGURED'))
  t.comment(`figure: I18 ${canaries.size} secrets of ${kinds.size} kinds in ${places.logs.split('\n').length} log lines, ${answers.length} parts of answers and ${stored.length} copies of Redis: ${Object.values(places).flatMap(leaks).length} found`)
})
