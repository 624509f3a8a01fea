import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { createCallMeter } from '../../src/big-cartel/call-meter.ts'
import { createBigCartel } from '../../src/big-cartel/client.ts'
import type { UpstreamSettings } from '../../src/big-cartel/means.ts'
import type { Credential } from '../../src/big-cartel/credential.ts'
import { GatewayError } from '../../src/errors.ts'
import { bind, fixedCredential, startClient, startUpstream } from './upstream.ts'

/** A server that takes 30 ms and gives each answer a number of its own, and who is asking it. */
async function scene (t: Test, settings: Partial<UpstreamSettings> = {}) {
  let answered = 0
  const paused = { ms: 30 }
  const left: string[] = []
  const { url, requests } = await startUpstream(t, async (request, response) => {
    const number = String(++answered)
    response.on('close', () => { if (!response.writableFinished) left.push(number) })
    await sleep(paused.ms)
    response.end(JSON.stringify({ data: { type: 'things', id: number, attributes: { token: request.headers.authorization } } }))
  })
  const client = startClient(t, `${url}/v1`, settings)
  const credential = (accountId: string, secret = `session of ${accountId}`): Credential => ({ ...fixedCredential(accountId, `token of ${accountId}`), secret })
  const ask = async (accountId: string, list = 'products', { secret, ...binding }: Partial<Parameters<typeof bind>[1]> & { secret?: string } = {}): Promise<string> =>
    (await bind(client, { credential: credential(accountId, secret), ...binding }).get(['accounts', accountId, list])).single().id
  return { client, credential, ask, requests, paused, left }
}

t.test('what was asked a moment ago is not asked again, by the same session', async (t) => {
  const { ask, requests } = await scene(t)
  const first = await ask('1')
  t.equal(await ask('1'), first)
  t.equal(requests.length, 1)
  t.not(await ask('1', 'artists'), first)
  t.not(await ask('1', 'products', { secret: 'another session' }), first, 'another session of the account asks for itself')
  t.not(await ask('2'), first, 'another account too')
  t.equal(requests.length, 4)
})

t.test('orders are never kept, but asked once by those who ask at the same time', async (t) => {
  const { ask, requests } = await scene(t)
  t.equal(new Set(await Promise.all(Array.from({ length: 50 }, () => ask('1', 'orders')))).size, 1)
  t.equal(requests.length, 1)
  await ask('1', 'orders')
  t.equal(requests.length, 2)
})

t.test('switched off, nothing is kept; what is under way is shared all the same', async (t) => {
  const { ask, requests } = await scene(t, { cache: false })
  await Promise.all([ask('1'), ask('1')])
  t.equal(requests.length, 1)
  await ask('1')
  t.equal(requests.length, 2)
})

t.test('the call is on the account of who asked first', async (t) => {
  const { ask } = await scene(t)
  const [first, second, third] = [createCallMeter(), createCallMeter(), createCallMeter()]
  await Promise.all([ask('1', 'products', { meter: first }), ask('1', 'products', { meter: second })])
  await ask('1', 'products', { meter: third })
  t.same([first.calls(), second.calls(), third.calls()], [1, 0, 0])
})

t.test('one operation’s limit is not another’s', async (t) => {
  const { ask, requests } = await scene(t)
  const used = createCallMeter(0)
  const [refused, answered] = await Promise.allSettled([ask('1', 'products', { meter: used }), ask('1')])
  t.match(refused, { status: 'rejected', reason: { code: 'UPSTREAM_CALL_LIMIT' } })
  t.equal(answered.status, 'fulfilled')
  t.equal(requests.length, 1)
})

t.test('one who leaves does not take along what another waits for; the last one does', async (t) => {
  const { ask, requests, paused, left } = await scene(t)
  paused.ms = 300
  const [one, other] = [new AbortController(), new AbortController()]
  const reason = new Error('left')
  const first = t.rejects(ask('1', 'products', { signal: one.signal }), reason)
  const second = ask('1', 'products', { signal: other.signal })
  setTimeout(() => one.abort(reason), 50)
  await first
  t.match(await second, /\d/)
  t.equal(requests.length, 1, 'it was not asked anew')
  t.same(left, [])
  paused.ms = 20_000

  const both = [one, other].map(() => new AbortController())
  const all = Promise.all(both.map(async ({ signal }) => await t.rejects(ask('2', 'orders', { signal }), reason)))
  setTimeout(() => { for (const leaving of both) leaving.abort(reason) }, 50)
  await all
  while (left.length === 0) await sleep(5)
  t.same(left, ['2'], 'the call itself was ended')
})

t.test('a failure is told to all who wait, and not kept', async (t) => {
  let healthy = false
  const { url, requests } = await startUpstream(t, (_request, response) => {
    if (healthy) response.end('{"data":[]}')
    else response.writeHead(501).end()
  })
  const client = startClient(t, `${url}/v1`)
  const api = bind(client, { credential: { ...fixedCredential('1'), secret: 's' } })
  const failures = await Promise.allSettled([api.get(['accounts', '1']), api.get(['accounts', '1'])])
  t.match(failures, [{ reason: { code: 'UPSTREAM_ERROR' } }, { reason: { code: 'UPSTREAM_ERROR' } }])
  healthy = true
  t.same((await api.get(['accounts', '1'])).data, [])
  t.equal(requests.length, 2)
})

t.test('what is forgotten is asked anew, kind by kind or all of an account', async (t) => {
  const { ask, client } = await scene(t)
  const before = { products: await ask('1'), artists: await ask('1', 'artists'), other: await ask('2') }
  await client.forget('1', ['products'])
  t.not(await ask('1'), before.products)
  t.equal(await ask('1', 'artists'), before.artists)
  await client.forget('1')
  t.not(await ask('1', 'artists'), before.artists)
  t.equal(await ask('2'), before.other)
})

t.test('what was asked before it was forgotten is not kept, nor waited for', async (t) => {
  const { ask, client, requests, paused } = await scene(t)
  paused.ms = 500
  const early = ask('1')
  while (requests.length === 0) await sleep(5)
  await client.forget('1')
  paused.ms = 10
  const late = ask('1')
  t.not(await late, await early, 'the earlier one comes last')
  t.equal(await ask('1'), await late, 'the later one is kept')
  t.equal(requests.length, 2)
})

t.test('when access was taken away, nothing that was kept is handed out any more', async (t) => {
  const { url, requests } = await startUpstream(t, (request, response) => {
    if (request.url?.includes('orders')) response.writeHead(401).end()
    else response.end('{"data":[]}')
  })
  const client = startClient(t, `${url}/v1`)
  const gone = new GatewayError('REAUTH_REQUIRED')
  const endings: Array<Partial<Credential>> = [
    { replacement: async () => { throw gone } },
    { replacement: async () => 'another', refused: async () => {} }
  ]
  for (const ending of endings) {
    requests.length = 0
    const api = bind(client, { credential: { ...fixedCredential('1'), secret: 's', ...ending } })
    await api.get(['accounts', '1'])
    await api.get(['accounts', '1'])
    t.equal(requests.length, 1)
    await t.rejects(api.get(['accounts', '1', 'orders']), { code: 'REAUTH_REQUIRED' })
    requests.length = 0
    await api.get(['accounts', '1'])
    t.equal(requests.length, 1)
    await client.forget('1')
  }
})

t.test('a thousand interleaved answers of two sellers, kept, shared and forgotten at random: none is the other’s', async (t) => {
  const { client, credential, paused, requests } = await scene(t, { concurrency: 20 })
  paused.ms = 1
  const lists = ['products', 'artists', 'orders']
  const answers = await Promise.all(Array.from({ length: 1_000 }, async (_, turn) => {
    const accountId = String(1 + turn % 2)
    await sleep(turn % 50)
    if (turn % 100 === 0) await client.forget(accountId)
    const api = bind(client, { credential: credential(accountId) })
    const { attributes } = (await api.get(['accounts', accountId, lists[turn % 3] ?? ''])).single()
    return attributes['token'] === `Bearer token of ${accountId}`
  }))
  t.equal(answers.filter(Boolean).length, 1_000)
  t.ok(requests.length < 500, `${requests.length} calls: most were kept or shared`)
})

t.test('a shared cache that fails costs a call, never an answer', async (t) => {
  const trouble = async (): Promise<never> => { throw new Error('Redis is away') }
  const { url, requests } = await startUpstream(t, (_request, response) => { response.end('{"data":[]}') })
  const events: string[] = []
  const client = createBigCartel(
    { apiUrl: `${url}/v1`, userAgent: 'gateway-tests (https://example.com)', timeoutMs: 2_000, concurrency: 4, cache: true },
    { shared: { read: trouble, write: trouble, drop: trouble, onDrop: () => {} }, onEvent: ({ kind }) => events.push(kind) }
  )
  t.teardown(() => client.close())
  const api = bind(client, { credential: { ...fixedCredential('1'), secret: 's' } })
  t.same((await api.get(['accounts', '1'])).data, [])
  t.same((await api.get(['accounts', '1'])).data, [])
  await client.forget('1')
  t.same((await api.get(['accounts', '1'])).data, [])
  t.equal(requests.length, 2)
  t.same(events, ['cache-failure', 'cache', 'call', 'cache', 'cache-failure', 'cache-failure', 'cache', 'call'])
})
