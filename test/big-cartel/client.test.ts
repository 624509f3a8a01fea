import t from 'tap'
import { setTimeout as sleep } from 'node:timers/promises'
import { fetchAccount } from '../../src/big-cartel/account.ts'
import { listArtists } from '../../src/big-cartel/artist.ts'
import { createCallMeter } from '../../src/big-cartel/call-meter.ts'
import { fetchProduct } from '../../src/big-cartel/product.ts'
import { resourceId, type ResourceId } from '../../src/big-cartel/resource-id.ts'
import { sellers, type FaultSpec } from '../helpers/sandbox.ts'
import { accountId, scene } from './scene.ts'
import { bind, fixedCredential, startClient, startUpstream } from './upstream.ts'

t.test('a call bears the token and says who calls and what it reads', async (t) => {
  const { api, control } = await scene(t)
  t.match(await fetchAccount(api), { id: accountId, subdomain: sellers.usual.subdomain })
  const { total, calls } = await control.calls()
  t.equal(total, 1)
  t.match(calls[0], { method: 'GET', url: `/v1/accounts/${accountId}`, status: 200, userAgent: 'gateway-tests (https://example.com)' })
})

t.test('an answer that is no success becomes its error, after one call', async (t) => {
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

t.test('artists that are switched off', async (t) => {
  const { client, control, countCalls } = await scene(t)
  const { accountId, subdomain } = sellers.tiny
  const { access_token: token } = await control.token(subdomain)
  const api = bind(client, { credential: fixedCredential(accountId, token) })
  await t.rejects(listArtists(api, { offset: 0, limit: 20 }), { code: 'ARTISTS_DISABLED', upstream: { status: 403 } })
  t.equal(await countCalls(), 1)
})

t.test('each call that leaves is counted, and an operation that has made too many makes no more', async (t) => {
  const { client, credential, fault, control, countCalls } = await scene(t)
  await fault({ type: 'status', status: 500 }, { times: 1 })
  const meter = createCallMeter(3)
  const api = bind(client, { credential, meter })
  await fetchAccount(api)
  t.equal(meter.calls(), 2, 'repeats too')
  await fetchAccount(api)
  await t.rejects(fetchAccount(api), { code: 'UPSTREAM_CALL_LIMIT' })
  t.same([meter.calls(), await countCalls()], [3, 3])

  await control.resetCalls()
  await fault({ type: 'status', status: 500 })
  await t.rejects(fetchAccount(bind(client, { credential, meter: createCallMeter(2) })), { code: 'UPSTREAM_ERROR' }, 'what is over is told, not the limit')
  t.equal(await countCalls(), 2)
})

t.test('ids and search texts cannot leave their place', async (t) => {
  for (const text of ['', '..', '../orders', 'a/b', 'a?b', 'a#b', 'a\n', '\u0000', '%2e', 'ä', 'x'.repeat(41), '__proto__']) {
    t.equal(resourceId(text), null, JSON.stringify(text))
  }
  const { api, control } = await scene(t)
  await t.rejects(fetchProduct(api, resourceId('no-such-product') as ResourceId), { code: 'NOT_FOUND' }) // it is fit
  await t.rejects(api.get(['accounts', accountId, 'products', '../orders?x=1#y']), { code: 'NOT_FOUND' })
  const { calls } = await control.calls()
  t.equal(calls[1]?.url, `/v1/accounts/${accountId}/products/..%2Forders%3Fx%3D1%23y`)
})

t.test('one account’s calls in flight stay within the limit, another’s are not held up', async (t) => {
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

t.test('a Big Cartel that is not there', async (t) => {
  const { api, close } = await scene(t)
  await close()
  await t.rejects(fetchAccount(api), { code: 'UPSTREAM_UNAVAILABLE', upstream: {}, retryable: true })
})
