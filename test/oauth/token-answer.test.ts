import t from 'tap'
import { classify, refusalError, type TokenRefusal } from '../../src/oauth/token-answer.ts'
import { freePort } from '../helpers/redis-server.ts'
import { startSandbox, type FaultSpec } from '../helpers/sandbox.ts'
import { endpointOf, tokenCalls } from './endpoint.ts'

type Expected = Partial<Record<'kind' | 'code' | 'status' | 'sent' | 'retryAfterMs' | 'reason', unknown>>
type Action = FaultSpec['action']

const answer = (status: number, body: unknown = {}, headers: Record<string, string> = {}): Action => ({ type: 'status', status, body, headers })
const misconfigured = { kind: 'misconfigured', code: 'UPSTREAM_AUTH_MISCONFIGURED' }
const unreadable = { kind: 'ambiguous', code: 'UPSTREAM_INVALID_RESPONSE', status: 200 }
const challenge = { 'www-authenticate': 'Basic realm="oauth"' }

const table: Array<[story: string, action: Action, expected: Expected]> = [
  ['invalid_grant', answer(400, { error: 'invalid_grant' }), { kind: 'terminal', reason: 'invalid_grant' }],
  ['invalid_grant with words', answer(400, { error: 'invalid_grant', error_description: 'revoked' }), { kind: 'terminal' }],
  ['invalid_grant as a 401 without a challenge', answer(401, { error: 'invalid_grant' }), { kind: 'terminal' }],
  ['invalid_grant inside a 500 is not the seller’s refusal', answer(500, { error: 'invalid_grant' }), { kind: 'ambiguous', code: 'UPSTREAM_ERROR' }],
  ['invalid_grant inside a 200 is no grant and no refusal', answer(200, { error: 'invalid_grant' }), unreadable],
  ['invalid_client', answer(401, { error: 'invalid_client' }, challenge), misconfigured],
  ['invalid_client as a 400', answer(400, { error: 'invalid_client' }), { ...misconfigured, status: 400 }],
  ['unauthorized_client', answer(400, { error: 'unauthorized_client' }), misconfigured],
  ['unsupported_grant_type', answer(400, { error: 'unsupported_grant_type' }), misconfigured],
  ['a bare challenge', answer(401, '', challenge), { ...misconfigured, status: 401 }],
  ['a 401 without a challenge', answer(401, 'no'), misconfigured],
  ['a 403 from a firewall', answer(403, '<h1>Blocked</h1>'), misconfigured],
  ['404', answer(404, 'not here'), { ...misconfigured, status: 404 }],
  ['a redirect, which is not followed', answer(302, '', { location: '/oauth/token' }), { ...misconfigured, status: 302 }],
  ['a redirect that keeps the method', answer(307, '', { location: '/oauth/token' }), misconfigured],
  ['408: it has waited for us, or says so', answer(408), { kind: 'ambiguous', code: 'UPSTREAM_TIMEOUT', status: 408 }],
  ['429', answer(429, 'slow down', { 'retry-after': '7' }), { kind: 'transient', code: 'UPSTREAM_RATE_LIMITED', sent: true, retryAfterMs: 7_000 }],
  ['429 with a fraction of a second', answer(429, '', { 'retry-after': '0.0123456' }), { kind: 'transient', retryAfterMs: null }],
  ['429 without a time', answer(429), { kind: 'transient', retryAfterMs: null }],
  ['429 with a date, which counts for an hour at most', answer(429, '', { 'retry-after': new Date(Date.now() + 86_400_000).toUTCString() }), { retryAfterMs: 3_600_000 }],
  ['429 with a date that has passed', answer(429, '', { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }), { retryAfterMs: null }],
  ['429 with nonsense', answer(429, '', { 'retry-after': '-3' }), { retryAfterMs: null }],
  ['500', answer(500), { kind: 'ambiguous', code: 'UPSTREAM_ERROR', status: 500 }],
  ['503 with a page', answer(503, '<h1>Maintenance</h1>'), { kind: 'ambiguous', code: 'UPSTREAM_ERROR', status: 503 }],
  ['a page in place of the answer', { type: 'garbage' }, unreadable],
  ['201', answer(201, { access_token: 'at_1' }), { kind: 'ambiguous', code: 'UPSTREAM_INVALID_RESPONSE', status: 201 }],
  ['204', answer(204, ''), { kind: 'ambiguous', status: 204 }],
  ['304', answer(304, ''), { ...misconfigured, status: 304 }],
  ['an empty body', answer(200, ''), unreadable],
  ['null', answer(200, 'null'), unreadable],
  ['a list', answer(200, [{ access_token: 'at_1' }]), unreadable],
  ['a text', answer(200, '"at_1"'), unreadable],
  ['no token', answer(200, { account_id: 7 }), unreadable],
  ['a token that is null', answer(200, { access_token: null }), unreadable],
  ['a token that is a number', answer(200, { access_token: 7 }), unreadable],
  ['a token that is empty', answer(200, { access_token: '' }), unreadable],
  ['a token with a line break', answer(200, { access_token: 'a\r\nb' }), unreadable],
  ['a token of 20 KB', answer(200, { access_token: 'x'.repeat(20_000) }), unreadable],
  ['a refresh token that is a number', answer(200, { access_token: 'at_1', refresh_token: 7 }), unreadable],
  ['another type of token', answer(200, { access_token: 'at_1', token_type: 'mac' }), unreadable],
  ['an account id that is an object', answer(200, { access_token: 'at_1', account_id: {} }), unreadable],
  ['an account id that is a path', answer(200, { access_token: 'at_1', account_id: '../x' }), unreadable],
  ['a body of more than 64 KB', answer(200, { access_token: 'at_1', padding: 'x'.repeat(66_000) }), { kind: 'ambiguous', code: 'UPSTREAM_INVALID_RESPONSE', status: null }],
  ['half an answer', { type: 'halfBody' }, { kind: 'ambiguous', code: 'UPSTREAM_UNAVAILABLE', status: null }],
  ['a broken connection', { type: 'reset' }, { kind: 'ambiguous', code: 'UPSTREAM_UNAVAILABLE', status: null }],
  ['silence', { type: 'hang' }, { kind: 'ambiguous', code: 'UPSTREAM_TIMEOUT', status: null }]
]

t.test('whatever the token endpoint does, its meaning is known, and it is asked once', async (t) => {
  const sandbox = await startSandbox(t, { tokenProfile: 'article' })
  const endpoint = endpointOf(t, sandbox)
  for (const [story, action, expected] of table) {
    await sandbox.control.clearFaults()
    await sandbox.control.resetCalls()
    await sandbox.control.fault({ path: '/oauth/token', action })
    t.match(await endpoint.refresh('rt_1', action.type === 'hang' ? 150 : 4_000), expected, story)
    t.equal(await tokenCalls(sandbox), 1, story)
  }
})

t.test('an answer with more, or less, than the standard asks for is a grant', async (t) => {
  const sandbox = await startSandbox(t)
  const endpoint = endpointOf(t, sandbox)
  const granted: Array<[body: Record<string, unknown>, expected: object]> = [
    [{ access_token: 'at_1' }, { accountId: null, tokens: { accessToken: 'at_1', refreshToken: null, lifetimeMs: null } }],
    [{ access_token: 'at_1', account_id: '7', token_type: 'Bearer' }, { accountId: '7' }],
    [{ access_token: 'at_1', token_type: null, scope: null, refresh_token: null, expires_in: null, id_token: null, account_id: null }, { accountId: null, tokens: { refreshToken: null, lifetimeMs: null } }],
    [{ access_token: 'at_1', expires_in: '3600', refresh_token: 'rt_2', error: null, extra: { a: [1] } }, { tokens: { refreshToken: 'rt_2', lifetimeMs: 3_600_000 } }],
    [{ access_token: 'at_1', expires_in: -5, scope: '' }, { tokens: { lifetimeMs: 60_000 } }],
    [JSON.parse('{"access_token":"at_1","__proto__":{"account_id":"8"}}'), { accountId: null }]
  ]
  for (const [body, expected] of granted) {
    await sandbox.control.clearFaults()
    await sandbox.control.fault({ path: '/oauth/token', action: answer(200, JSON.stringify(body)) })
    t.match(await endpoint.refresh('rt_1', 4_000), { kind: 'ok', ...expected }, JSON.stringify(body))
  }
})

t.test('an address where nobody listens has received nothing', async (t) => {
  const url = `http://127.0.0.1:${await freePort()}/oauth/token`
  const endpoint = endpointOf(t, { clientId: 'c', clientSecret: 's', authorizeUrl: url, tokenUrl: url, deauthorizeUrl: url })
  t.match(await endpoint.refresh('rt_1', 4_000), { kind: 'transient', sent: false, code: 'UPSTREAM_UNAVAILABLE', status: null })
})

t.test('trouble before the request could be read is told from trouble after it', async (t) => {
  const failure = (code: string) => Object.assign(new Error(code), { code })
  for (const code of ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'CERT_HAS_EXPIRED', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'ERR_TLS_CERT_ALTNAME_INVALID', 'ERR_SSL_WRONG_VERSION_NUMBER']) {
    t.match(classify(failure(code), undefined), { kind: 'transient', sent: false }, code)
  }
  for (const code of ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT', 'HPE_INVALID_CONSTANT']) {
    t.match(classify(failure(code), undefined), { kind: 'ambiguous' }, code)
  }
  t.match(classify('a thing that is no error', undefined), { kind: 'ambiguous', code: 'UPSTREAM_INVALID_RESPONSE' })
})

t.test('the caller is told who must do what', async (t) => {
  const cause = new Error('below')
  const told: Array<[refusal: TokenRefusal, expected: object]> = [
    [{ kind: 'terminal', reason: 'invalid_grant', cause }, { code: 'LOGIN_FAILED', status: 400, cause }],
    [{ kind: 'misconfigured', code: 'UPSTREAM_AUTH_MISCONFIGURED', status: 401, cause }, { code: 'UPSTREAM_AUTH_MISCONFIGURED', status: 502, upstream: { status: 401 } }],
    [{ kind: 'transient', code: 'UPSTREAM_RATE_LIMITED', status: 429, sent: true, retryAfterMs: 7_000, cause }, { code: 'UPSTREAM_RATE_LIMITED', retryAfterMs: 7_000, retryable: true }],
    [{ kind: 'ambiguous', code: 'UPSTREAM_TIMEOUT', status: null, cause }, { code: 'UPSTREAM_TIMEOUT', status: 504, upstream: {} }]
  ]
  for (const [refusal, expected] of told) t.match(refusalError(refusal), expected, refusal.kind)
})
