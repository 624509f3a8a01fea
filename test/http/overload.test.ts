import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { figure } from '../helpers/figures.ts'
import { startGateway } from '../helpers/gateway.ts'
import { startSandbox } from '../helpers/sandbox.ts'

const room = 10
const origin = 'https://shop.example'
const json = { 'content-type': 'application/json' }

t.test('with as many requests under way as there is room for, the next is turned away in its own form, and it all ends with them', async (t) => {
  const sandbox = await startSandbox(t)
  const gateway = await startGateway(t, sandbox, { LIMIT_REQUESTS: String(room), CORS_ORIGINS: origin, UPSTREAM_TIMEOUT_MS: '30000', REQUEST_TIMEOUT_MS: '60000' })
  const browser = gateway.browser()
  await browser.signIn()
  const underWay = async () => await figure(gateway, 'gateway_requests_under_way')
  const until = async (count: number) => { while (await underWay() !== count) await sleep(10) }
  await until(0)

  await sandbox.control.fault({ path: '/v1/**', times: 1, delayMs: 8_000, action: { type: 'delay' } })
  const leaving = new AbortController()
  const cookie = `bcg_session=${browser.cookies.get('bcg_session')}`
  const gone = fetch(`${gateway.url}/shop-info`, { headers: { cookie }, signal: leaving.signal }).catch(() => 'gone')
  const staying = Array.from({ length: room - 1 }, async () => (await browser.request('/shop-info')).status)
  await until(room)

  await t.test('a request is turned away before it costs anything', async (t) => {
    const answer = await fetch(`${gateway.url}/session`, { headers: { cookie: 'bcg_session=whatever', origin } })
    t.equal(answer.status, 503)
    t.match(answer.headers.get('retry-after'), /^[123]$/)
    t.equal(answer.headers.get('access-control-allow-origin'), origin, 'a page of a listed origin can read why')
    t.match(await answer.json(), { status: 503, code: 'THROTTLED' })
    t.equal((await fetch(`${gateway.url}/logout`, { method: 'POST', headers: { origin: 'https://evil.example' } })).status, 403)
  })
  await t.test('in the form of GraphQL at /graphql', async (t) => {
    const answer = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers: json, body: '{"query":"{ __typename }"}' })
    t.equal(answer.status, 503)
    t.ok(Number(answer.headers.get('retry-after')) >= 1)
    t.match(await answer.json(), { errors: [{ extensions: { code: 'THROTTLED', retryAfterMs: Number } }] })
  })
  await t.test('as a page where a person is looking', async (t) => {
    const answer = await fetch(gateway.url, { headers: { accept: 'text/html' } })
    t.equal(answer.status, 503)
    t.match(await answer.text(), 'THROTTLED')
  })
  await t.test('but never what operators and Big Cartel send', async (t) => {
    for (const path of ['/healthz', '/readyz', '/metrics']) t.equal((await fetch(gateway.url + path)).status, 200, path)
    t.equal((await fetch(`${gateway.url}/webhooks/bigcartel`, { method: 'POST', headers: json, body: '{}' })).status, 401)
  })

  t.equal(await figure(gateway, 'gateway_requests_shed_total'), 3)
  t.notMatch(gateway.logged(), '"level":50', 'and the log is not flooded with errors')
  leaving.abort()
  t.equal(await gone, 'gone')
  await until(room - 1)
  t.equal((await fetch(`${gateway.url}/session`)).status, 200, 'who leaves makes room')
  t.same([...new Set(await Promise.all(staying))], [200], 'who was there first is answered')
  await until(0)
})
