import t from 'tap'
import { getEventListeners } from 'node:events'
import { fetchAccount } from '../../src/big-cartel/account.ts'
import type { Credential } from '../../src/big-cartel/credential.ts'
import type { FaultSpec } from '../helpers/sandbox.ts'
import { accountId, scene } from './scene.ts'
import { bind } from './upstream.ts'

t.test('what may pass is tried again, twice at most', async (t) => {
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

t.test('Retry-After is waited for when it fits', async (t) => {
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

t.test('a call that hangs is given up after its time, and not repeated', async (t) => {
  const { api, fault, countCalls } = await scene(t, { timeoutMs: 200 })
  await fault({ type: 'hang' })
  const start = Date.now()
  await t.rejects(fetchAccount(api), { code: 'UPSTREAM_TIMEOUT', retryable: true, upstream: {} })
  t.ok(Date.now() - start < 1000)
  t.equal(await countCalls(), 1)
})

t.test('the deadline ends all', async (t) => {
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

t.test('a caller who leaves takes the calls along', async (t) => {
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

t.test('a caller who leaves between two tries is not waited for', async (t) => {
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

t.test('who waits for a turn leaves at the deadline, and asks nobody', async (t) => {
  const { client, credential, fault, countCalls } = await scene(t, { concurrency: 1, timeoutMs: 1500 })
  await fault({ type: 'hang' })
  const first = t.rejects(fetchAccount(bind(client, { credential })), { code: 'UPSTREAM_TIMEOUT' })
  const start = Date.now()
  await t.rejects(fetchAccount(bind(client, { credential, deadline: start + 100 })), { code: 'UPSTREAM_TIMEOUT' })
  t.ok(Date.now() - start < 1200, 'before the call ahead is given up')
  await first
  t.equal(await countCalls(), 1)
})

t.test('many calls of one caller leave nothing behind on its signal', async (t) => {
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
