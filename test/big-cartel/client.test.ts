import t, { type Test } from 'tap'
import { getEventListeners } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fetchAccount, firstAccountId } from '../../src/big-cartel/account.ts'
import { listArtists } from '../../src/big-cartel/artist.ts'
import type { UpstreamCall } from '../../src/big-cartel/client.ts'
import type { Credential } from '../../src/big-cartel/credential.ts'
import { fetchProduct } from '../../src/big-cartel/product.ts'
import { resourceId, type ResourceId } from '../../src/big-cartel/resource-id.ts'
import { GatewayError } from '../../src/errors.ts'
import { sellers, startSandbox, type FaultSpec } from '../helpers/sandbox.ts'
import { bind, fixedCredential, startClient, startUpstream } from './upstream.ts'

const { accountId } = sellers.usual

/** A sandbox, a client for it, and what each call asks for: the account of the usual seller. */
async function scene (t: Test, settings: Parameters<typeof startClient>[2] = {}) {
  const { apiUrl, control, close } = await startSandbox(t)
  const token = (await control.token()).access_token
  const credential = fixedCredential(accountId, token)
  const client = startClient(t, apiUrl, settings)
  return {
    client,
    control,
    close,
    credential,
    token,
    api: bind(client, { credential }),
    fault: (action: FaultSpec['action'], spec: Partial<FaultSpec> = {}) => control.fault({ path: '/v1/**', ...spec, action }),
    countCalls: async () => (await control.calls()).total
  }
}

function idOf (text: string): ResourceId {
  const id = resourceId(text)
  if (id === null) throw new Error(`${text} is no id`)
  return id
}

t.test('a call bears the token and says who calls and what it reads', async t => {
  const { api, control } = await scene(t)
  t.match(await fetchAccount(api), { id: accountId, subdomain: sellers.usual.subdomain })
  const { total, calls } = await control.calls()
  t.equal(total, 1)
  t.match(calls[0], { method: 'GET', url: `/v1/accounts/${accountId}`, status: 200, userAgent: 'gateway-tests (https://example.com)' })
})

t.test('a sign-in learns its account', async t => {
  const { client, token, countCalls } = await scene(t)
  const api = bind(client, { credential: fixedCredential('', token) })
  t.equal(await firstAccountId(api), accountId)
  t.equal(await countCalls(), 1)
  await t.rejects(fetchAccount(api), { code: 'INTERNAL_ERROR' }, 'and can ask for nothing else before')
  t.equal(await countCalls(), 1)
})

t.test('an answer that is no success becomes its error, after one call', async t => {
  const { api, fault, control, countCalls } = await scene(t)
  const cases: ReadonlyArray<readonly [FaultSpec['action'], object]> = [
    [{ type: 'status', status: 400 }, { code: 'UPSTREAM_REJECTED', detail: 'The sandbox was told to fail here.', upstream: { status: 400 } }],
    [{ type: 'status', status: 400, body: { error: 'No such filter.' } }, { code: 'UPSTREAM_REJECTED', detail: 'No such filter.' }],
    [{ type: 'status', status: 404, body: '<h1>Not Found</h1>' }, { code: 'NOT_FOUND', upstream: { status: 404 } }],
    [{ type: 'status', status: 501 }, { code: 'UPSTREAM_ERROR', upstream: { status: 501 } }],
    [{ type: 'status', status: 429, headers: { 'retry-after': 'later' } }, { code: 'UPSTREAM_RATE_LIMITED', retryAfterMs: undefined, retryable: true }],
    [{ type: 'status', status: 429, headers: { 'retry-after': '60' } }, { code: 'UPSTREAM_RATE_LIMITED', retryAfterMs: 60_000 }],
    [{ type: 'status', status: 503, headers: { 'retry-after': '60' } }, { code: 'UPSTREAM_UNAVAILABLE', retryAfterMs: 60_000, upstream: { status: 503 } }],
    [{ type: 'status', status: 204, body: '' }, { code: 'UPSTREAM_INVALID_RESPONSE', upstream: { status: 204 } }],
    [{ type: 'status', status: 200, body: '' }, { code: 'UPSTREAM_INVALID_RESPONSE', upstream: { status: 200 } }],
    [{ type: 'status', status: 200, body: {} }, { code: 'UPSTREAM_INVALID_RESPONSE', upstream: { status: 200 } }],
    [{ type: 'status', status: 200, body: '{"data":{"type":' }, { code: 'UPSTREAM_INVALID_RESPONSE' }],
    [{ type: 'garbage' }, { code: 'UPSTREAM_INVALID_RESPONSE', upstream: { status: 200 } }]
  ]
  for (const [action, expected] of cases) {
    await control.clearFaults()
    await control.resetCalls()
    await fault(action)
    await t.rejects(fetchAccount(api), { name: 'GatewayError', ...expected }, JSON.stringify(action))
    t.equal(await countCalls(), 1)
  }
})

t.test('artists that are switched off', async t => {
  const { client, control, countCalls } = await scene(t)
  const { accountId, subdomain } = sellers.tiny
  const { access_token: token } = await control.token(subdomain)
  const api = bind(client, { credential: fixedCredential(accountId, token) })
  await t.rejects(listArtists(api, { offset: 0, limit: 20 }), { code: 'ARTISTS_DISABLED', upstream: { status: 403 } })
  t.equal(await countCalls(), 1)
})

t.test('what may pass is tried again, twice at most', async t => {
  const { api, fault, control, countCalls } = await scene(t)
  const passing: ReadonlyArray<readonly [FaultSpec['action'], number]> = [
    [{ type: 'status', status: 500 }, 1],
    [{ type: 'status', status: 502, body: '<h1>Bad Gateway</h1>' }, 2],
    [{ type: 'status', status: 503 }, 1],
    [{ type: 'reset' }, 1],
    [{ type: 'halfBody' }, 1]
  ]
  for (const [action, times] of passing) {
    await control.resetCalls()
    await fault(action, { times })
    t.match(await fetchAccount(api), { id: accountId }, JSON.stringify(action))
    t.equal(await countCalls(), times + 1)
  }
  const lasting: ReadonlyArray<readonly [FaultSpec['action'], object]> = [
    [{ type: 'status', status: 500 }, { code: 'UPSTREAM_ERROR', upstream: { status: 500 }, retryable: true }],
    [{ type: 'reset' }, { code: 'UPSTREAM_UNAVAILABLE', upstream: {}, retryable: true }],
    [{ type: 'halfBody' }, { code: 'UPSTREAM_UNAVAILABLE', upstream: { status: 200 }, retryable: true }]
  ]
  for (const [action, expected] of lasting) {
    await control.clearFaults()
    await control.resetCalls()
    await fault(action)
    await t.rejects(fetchAccount(api), { name: 'GatewayError', ...expected }, JSON.stringify(action))
    t.equal(await countCalls(), 3)
  }
})

t.test('Retry-After is waited for when it fits', async t => {
  const { client, credential, fault, control, countCalls } = await scene(t)
  await fault({ type: 'status', status: 429, headers: { 'retry-after': '1' } }, { times: 1 })
  const start = Date.now()
  t.match(await fetchAccount(bind(client, { credential })), { id: accountId })
  t.ok(Date.now() - start >= 990, 'it was waited for')
  t.equal(await countCalls(), 2)

  await control.resetCalls()
  await fault({ type: 'status', status: 429, headers: { 'retry-after': '1' } }, { times: 1 })
  await t.rejects(fetchAccount(bind(client, { credential, deadline: Date.now() + 900 })), { code: 'UPSTREAM_RATE_LIMITED', retryAfterMs: 1000 })
  t.equal(await countCalls(), 1)
})

t.test('a call that hangs is given up after its time, and not repeated', async t => {
  const { api, fault, countCalls } = await scene(t, { timeoutMs: 200 })
  await fault({ type: 'hang' })
  const start = Date.now()
  await t.rejects(fetchAccount(api), { code: 'UPSTREAM_TIMEOUT', retryable: true, upstream: {} })
  t.ok(Date.now() - start < 1000)
  t.equal(await countCalls(), 1)
})

t.test('the deadline ends all', async t => {
  const { client, credential, fault, control, countCalls } = await scene(t)
  const within = (ms: number) => bind(client, { credential, deadline: Date.now() + ms })

  await t.rejects(fetchAccount(within(0)), { code: 'UPSTREAM_TIMEOUT' })
  t.equal(await countCalls(), 0, 'nobody is asked when it has passed')

  await fault({ type: 'hang' })
  const start = Date.now()
  await t.rejects(fetchAccount(within(150)), { code: 'UPSTREAM_TIMEOUT' })
  t.ok(Date.now() - start < 1000, 'it is shorter than the time-out of a call')

  const slow: Credential = { ...credential, accessToken: async () => await new Promise<never>(() => {}) }
  await control.resetCalls()
  await t.rejects(fetchAccount(bind(client, { credential: slow, deadline: Date.now() + 50 })), { code: 'UPSTREAM_TIMEOUT' }, 'the token’s time counts')
  t.equal(await countCalls(), 0)
})

t.test('a refused token is replaced once and the call repeated', async t => {
  const { client, token, countCalls, fault } = await scene(t)
  const asked: string[] = []
  const credential: Credential = { ...fixedCredential(accountId, 'stale'), replacement: async refused => { asked.push(refused); return token } }
  t.match(await fetchAccount(bind(client, { credential })), { id: accountId })
  t.same(asked, ['stale'])
  t.equal(await countCalls(), 2)

  await fault({ type: 'status', status: 500 }, { skip: 1, times: 1 })
  t.match(await fetchAccount(bind(client, { credential })), { id: accountId }, 'and retries still work behind it')
  t.equal(await countCalls(), 5)
})

t.test('a replacement that is refused too ends the sign-in', async t => {
  const { client, countCalls } = await scene(t)
  const refused: string[] = []
  const credential: Credential = {
    ...fixedCredential(accountId, 'stale'),
    replacement: async () => 'stale too',
    refused: async token => { refused.push(token) }
  }
  await t.rejects(fetchAccount(bind(client, { credential })), { code: 'REAUTH_REQUIRED', upstream: { status: 401 } })
  t.same(refused, ['stale too'])
  t.equal(await countCalls(), 2)
})

t.test('without a replacement the credential’s own error stands', async t => {
  const { client, countCalls } = await scene(t)
  const gone = new GatewayError('REAUTH_REQUIRED')
  const credential: Credential = { ...fixedCredential(accountId, 'stale'), replacement: async () => { throw gone } }
  await t.rejects(fetchAccount(bind(client, { credential })), gone)
  t.equal(await countCalls(), 1)
})

t.test('a caller who leaves takes the calls along', async t => {
  const { client, credential, fault, countCalls } = await scene(t)
  const reason = new Error('the browser tab was closed')
  await fault({ type: 'hang' })

  const hanging = new AbortController()
  setTimeout(() => hanging.abort(reason), 50)
  await t.rejects(fetchAccount(bind(client, { credential, signal: hanging.signal })), reason, 'in a call')
  t.equal(await countCalls(), 1)

  await t.rejects(fetchAccount(bind(client, { credential, signal: AbortSignal.abort(reason) })), reason, 'before the first')
  t.equal(await countCalls(), 1)
})

t.test('a caller who leaves between two tries is not waited for', async t => {
  const { client, credential, fault, countCalls } = await scene(t)
  const reason = new Error('the browser tab was closed')
  const waiting = new AbortController()
  await fault({ type: 'status', status: 503, headers: { 'retry-after': '5' } })
  setTimeout(() => waiting.abort(reason), 100)
  const start = Date.now()
  await t.rejects(fetchAccount(bind(client, { credential, signal: waiting.signal })), reason)
  t.ok(Date.now() - start < 1000)
  t.equal(await countCalls(), 1)
})

t.test('each call that leaves is told first, and can be refused', async t => {
  const { client, credential, fault, countCalls } = await scene(t)
  const calls: UpstreamCall[] = []
  await fault({ type: 'status', status: 500 }, { times: 1 })
  await fetchAccount(bind(client, { credential, onCall: call => calls.push(call) }))
  t.same(calls, [{ path: ['accounts', accountId], attempt: 1 }, { path: ['accounts', accountId], attempt: 2 }], 'and no token with it')

  const limit = new GatewayError('UPSTREAM_CALL_LIMIT')
  await t.rejects(fetchAccount(bind(client, { credential, onCall: () => { throw limit } })), limit)
  t.equal(await countCalls(), 2)
})

t.test('ids and search texts cannot leave their place', async t => {
  for (const text of ['', '..', '../orders', 'a/b', 'a?b', 'a#b', 'a\n', '\u0000', '%2e', 'ä', 'x'.repeat(41), '__proto__']) {
    t.equal(resourceId(text), null, JSON.stringify(text))
  }
  const { api, control } = await scene(t)
  await t.rejects(fetchProduct(api, idOf('no-such-product')), { code: 'NOT_FOUND' })
  await t.rejects(api.get(['accounts', accountId, 'products', '../orders?x=1#y']), { code: 'NOT_FOUND' })
  const { calls } = await control.calls()
  t.equal(calls[1]?.url, `/v1/accounts/${accountId}/products/..%2Forders%3Fx%3D1%23y`)
})

t.test('one account’s calls in flight stay within the limit, another’s are not held up', async t => {
  let inFlight = 0
  let most = 0
  const { url, requests } = await startUpstream(t, async (_request, response) => {
    most = Math.max(most, ++inFlight)
    await sleep(50)
    inFlight--
    response.end('{"data":[]}')
  })
  const client = startClient(t, `${url}/v1`, { concurrency: 2 })
  const ask = (accountId: string) => bind(client, { credential: fixedCredential(accountId) }).get(['accounts'])
  await Promise.all(Array.from({ length: 7 }, () => ask('1')))
  t.equal(most, 2, 'over all requests of one account')

  const busy = Promise.all(Array.from({ length: 6 }, () => ask('1')))
  const first = await Promise.race([busy.then(() => 'the busy one'), ask('2').then(() => 'the other')])
  t.equal(first, 'the other')
  await busy
  t.equal(requests.length, 14)
})

t.test('who waits for a turn leaves at the deadline, and asks nobody', async t => {
  const { client, credential, fault, countCalls } = await scene(t, { concurrency: 1, timeoutMs: 1500 })
  await fault({ type: 'hang' })
  const first = t.rejects(fetchAccount(bind(client, { credential })), { code: 'UPSTREAM_TIMEOUT' })
  const start = Date.now()
  await t.rejects(fetchAccount(bind(client, { credential, deadline: start + 100 })), { code: 'UPSTREAM_TIMEOUT' })
  t.ok(Date.now() - start < 1200, 'before the call ahead is given up')
  await first
  t.equal(await countCalls(), 1)
})

t.test('many calls of one caller leave nothing behind on its signal', async t => {
  const { client, credential } = await scene(t)
  const warnings: Error[] = []
  const note = (warning: Error) => { warnings.push(warning) }
  process.on('warning', note)
  t.teardown(() => process.off('warning', note))
  const { signal } = new AbortController()
  const api = bind(client, { credential, signal })
  await Promise.all(Array.from({ length: 50 }, () => fetchAccount(api)))
  t.same(warnings, [])
  t.same(getEventListeners(signal, 'abort'), [])
})

t.test('a Big Cartel that is not there', async t => {
  const { api, close } = await scene(t)
  await close()
  await t.rejects(fetchAccount(api), { code: 'UPSTREAM_UNAVAILABLE', upstream: {}, retryable: true })
})
