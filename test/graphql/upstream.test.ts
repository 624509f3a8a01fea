import t from 'tap'
import type { FaultSpec } from '../helpers/sandbox.ts'
import { codesOf, openScene } from './scene.ts'

const impatient = { UPSTREAM_TIMEOUT_MS: '1500', REQUEST_TIMEOUT_MS: '8000' }
const { ask, sandbox, gateway } = await openScene(t, 'harbourpress', impatient)
/** Most of its calls go well, so that no breaker opens. */
const orders = [1, 2, 3, 4, 5, 6].map((number) => `o${number}`)
const query = `{ session { authenticated } product(id: "1") { name } ${orders.map((name) => `${name}: order(number: "NONE-${name}") { id }`).join(' ')} category(id: "2086390001") { name } }`
const siblings = { session: { authenticated: true }, product: null, ...Object.fromEntries(orders.map((name) => [name, null])), category: { name: 'Linocut Prints' } }

type Case = [name: string, action: FaultSpec['action'], code: string, extensions: Record<string, unknown>]
const page = '<!doctype html><title>502 Bad Gateway</title>'
const cases: Case[] = [
  ['500', { type: 'status', status: 500 }, 'UPSTREAM_ERROR', { upstream: { status: 500 }, retryable: true }],
  ['501', { type: 'status', status: 501 }, 'UPSTREAM_ERROR', { upstream: { status: 501 } }],
  ['502 with a page', { type: 'status', status: 502, body: page }, 'UPSTREAM_ERROR', { upstream: { status: 502 }, retryable: true }],
  ['503 with a long Retry-After', { type: 'status', status: 503, headers: { 'retry-after': '120' } }, 'UPSTREAM_UNAVAILABLE', { upstream: { status: 503 }, retryable: true, retryAfterMs: 120_000 }],
  ['503 with a Retry-After that is none', { type: 'status', status: 503, headers: { 'retry-after': 'soon' } }, 'UPSTREAM_UNAVAILABLE', { upstream: { status: 503 }, retryable: true }],
  ['429 with a long Retry-After', { type: 'status', status: 429, headers: { 'retry-after': '30' } }, 'UPSTREAM_RATE_LIMITED', { upstream: { status: 429 }, retryable: true, retryAfterMs: 30_000 }],
  ['429 without one', { type: 'status', status: 429 }, 'UPSTREAM_RATE_LIMITED', { upstream: { status: 429 }, retryable: true }],
  ['429 with a Retry-After that is a date', { type: 'status', status: 429, headers: { 'retry-after': new Date(Date.now() + 600_000).toUTCString() } }, 'UPSTREAM_RATE_LIMITED', { upstream: { status: 429 }, retryable: true, retryAfterMs: Number }],
  ['429 with a Retry-After that is none', { type: 'status', status: 429, headers: { 'retry-after': 'soon' } }, 'UPSTREAM_RATE_LIMITED', { upstream: { status: 429 }, retryable: true }],
  ['503 with a Retry-After that is a date', { type: 'status', status: 503, headers: { 'retry-after': new Date(Date.now() + 600_000).toUTCString() } }, 'UPSTREAM_UNAVAILABLE', { upstream: { status: 503 }, retryable: true, retryAfterMs: Number }],
  ['more than 10 MB', { type: 'huge' }, 'UPSTREAM_INVALID_RESPONSE', { upstream: { status: 200 }, retryable: false }],
  ['an error in OAuth\'s form', { type: 'status', status: 400, body: { error: 'invalid_request' } }, 'UPSTREAM_REJECTED', { upstream: { status: 400 } }],
  ['no answer', { type: 'hang' }, 'UPSTREAM_TIMEOUT', { upstream: {}, retryable: true }],
  ['a page of HTML', { type: 'garbage' }, 'UPSTREAM_INVALID_RESPONSE', { upstream: { status: 200 }, retryable: false }],
  ['nothing', { type: 'status', status: 200, body: '' }, 'UPSTREAM_INVALID_RESPONSE', { upstream: { status: 200 } }],
  ['a document without data', { type: 'status', status: 200, body: { meta: {} } }, 'UPSTREAM_INVALID_RESPONSE', { upstream: { status: 200 } }],
  ['a document with nothing in it', { type: 'status', status: 200, body: { data: null } }, 'UPSTREAM_INVALID_RESPONSE', { upstream: { status: 200 } }],
  ['reset', { type: 'reset' }, 'UPSTREAM_UNAVAILABLE', { upstream: {}, retryable: true }],
  ['403', { type: 'status', status: 403 }, 'UPSTREAM_REJECTED', { upstream: { status: 403 }, retryable: false }],
  ['400', { type: 'status', status: 400 }, 'UPSTREAM_REJECTED', { upstream: { status: 400 }, retryable: false }],
  ['an error in neither form', { type: 'status', status: 409, body: ['?'] }, 'UPSTREAM_REJECTED', { upstream: { status: 409 }, retryable: false }],
  ['a list instead of one', { type: 'status', status: 200, body: { data: [] } }, 'UPSTREAM_INVALID_RESPONSE', { upstream: { status: 200 } }],
  ['resources without type and id', { type: 'status', status: 200, body: { data: { attributes: { name: 'x' } } } }, 'UPSTREAM_INVALID_RESPONSE', { upstream: { status: 200 } }],
  ['a redirect', { type: 'status', status: 302, headers: { location: 'http://127.0.0.1:1/' } }, 'UPSTREAM_INVALID_RESPONSE', { upstream: { status: 302 }, retryable: false }]
]

t.test('whatever goes wrong at Big Cartel spoils its own field alone, with the right code', async (t) => {
  for (const [name, action, code, extensions] of cases) {
    await sandbox.control.fault({ path: '/v1/accounts/*/products/*', action })
    const answer = await ask(query)
    t.same(answer.data, siblings, name)
    t.same(codesOf(answer), [code], name)
    const [error] = answer.errors ?? []
    t.match(error, { path: ['product'], extensions: { service: 'bigcartel', requestId: /^[0-9a-f-]{36}$/, ...extensions } }, name)
    if (!('retryAfterMs' in extensions)) t.notOk(error !== undefined && 'retryAfterMs' in error.extensions, name)
    t.notMatch(JSON.stringify(answer), /<!doctype|127\.0\.0\.1|stack/, 'nothing of the answer or the machine gets out')
    await sandbox.control.clearFaults()
  }
})

t.test('a body that stops half way is given up in time', async (t) => {
  await sandbox.control.fault({ path: '/v1/accounts/*/categories/*', action: { type: 'stall' } })
  const answer = await ask('{ session { authenticated } category(id: "2086390001") { name } artist(id: "2086390007") { name } }')
  t.same([answer.data, codesOf(answer)], [{ session: { authenticated: true }, category: null, artist: { name: 'Tomos Penrose' } }, ['UPSTREAM_TIMEOUT']])
  await sandbox.control.clearFaults()
})

t.test('an answer that breaks off half way is asked for again, then given up', async (t) => {
  const existing = '{ session { authenticated } category(id: "2086390001") { name } }'
  await sandbox.control.fault({ path: '/v1/accounts/*/categories/*', action: { type: 'halfBody' }, times: 1 })
  t.match(await ask(existing), { data: { category: { name: 'Linocut Prints' } }, errors: undefined })
  await sandbox.control.fault({ path: '/v1/accounts/*/categories/*', action: { type: 'halfBody' } })
  const answer = await ask(existing)
  t.same([answer.data, codesOf(answer)], [{ session: { authenticated: true }, category: null }, ['UPSTREAM_UNAVAILABLE']])
  await sandbox.control.clearFaults()
})

t.test('a short trouble is over before the caller hears of it, and every try is counted', async (t) => {
  const { ask, sandbox } = await openScene(t, 'harbourpress', impatient)
  for (const action of [{ type: 'status', status: 503 }, { type: 'status', status: 500 }, { type: 'reset' }, { type: 'status', status: 429, headers: { 'retry-after': '0' } }] as const) {
    await sandbox.control.fault({ path: '/v1/accounts/*/categories/*', action, times: 2 })
    const { data, errors, calls } = await ask('{ category(id: "2086390001") { name } }')
    t.same([data, errors, calls.length], [{ category: { name: 'Linocut Prints' } }, undefined, 3], JSON.stringify(action))
    await sandbox.control.clearFaults()
  }
})

t.test('404 for one object is null and no error; for a list or the account it is an error', async (t) => {
  await sandbox.control.fault({ path: '/v1/**', action: { type: 'status', status: 404 } })
  t.match(await ask('{ product(id: "1") { id } category(id: "1") { id } }'), { data: { product: null, category: null }, errors: undefined })
  for (const asked of ['{ shop { name } }', '{ shop { products(first: 1) { nodes { id } } } }']) {
    t.same(codesOf(await ask(asked)), ['NOT_FOUND'])
  }
  await sandbox.control.clearFaults()
})

t.test('a field of the account that cannot be told is null; what must not be null takes its parent along', async (t) => {
  const { ask, sandbox } = await openScene(t, 'harbourpress', impatient)
  await sandbox.control.fault({ path: '/v1/accounts/208639', action: { type: 'status', status: 502 } })
  const answer = await ask('{ session { authenticated } account { timeZone } shop { description currency { code } products(first: 1) { nodes { price { amount } name } } } }')
  t.match(answer.data, { session: { authenticated: true }, account: { timeZone: null }, shop: { description: null, currency: null, products: { nodes: [{ price: null, name: 'Heron at Low Tide' }] } } })
  t.same(codesOf(answer), Array(4).fill('UPSTREAM_ERROR'), 'one failure, told once for each field')
  t.same(answer.errors?.map(({ path }) => path?.join('.')).sort(), ['account.timeZone', 'shop.currency', 'shop.description', 'shop.products.nodes.0.price'])
  t.ok(answer.errors?.some(({ path }) => path?.includes(0)), 'the place in a list is a number')
  t.equal(answer.calls.filter((call) => call === '').length, 3, 'the account is asked for once, and that call is tried three times')

  const whole = await ask('{ session { authenticated } shop { name } }')
  t.same([whole.data, codesOf(whole)], [{ session: { authenticated: true }, shop: null }, ['UPSTREAM_ERROR']], 'a shop without a name is none; its neighbours stay')
  await sandbox.control.clearFaults()
})

t.test('a list that fails is null alone: its neighbours, its shop and its account stay', async (t) => {
  const { ask, sandbox } = await openScene(t, 'harbourpress', impatient)
  const lists = { shop: ['products', 'categories', 'artists', 'pages'], account: ['orders', 'discounts', 'carts'] }
  const every = `{ shop { name ${lists.shop.map((list) => `${list}(first: 1) { nodes { id } }`).join(' ')} } account { timeZone ${lists.account.map((list) => `${list}(first: 1) { nodes { id } }`).join(' ')} } }`
  const { data: whole } = await ask(every) as { data: Record<string, Record<string, unknown>> } // as asked
  for (const [parent, names] of Object.entries(lists)) {
    for (const list of names) {
      await sandbox.control.fault({ path: `/v1/accounts/*/${list}`, action: { type: 'status', status: 501 } })
      const answer = await ask(every)
      t.same(answer.data, { ...whole, [parent]: { ...whole[parent], [list]: null } }, list)
      t.match(answer.errors, [{ path: [parent, list], extensions: { code: 'UPSTREAM_ERROR' } }])
      t.equal(answer.errors?.length, 1)
      await sandbox.control.clearFaults()
    }
  }
})

t.test('nothing of all that is logged as a surprise, and the gateway is ready', async (t) => {
  t.notMatch(gateway.logged(), 'unexpected error')
  t.equal((await fetch(`${gateway.url}/readyz`)).status, 200)
})
