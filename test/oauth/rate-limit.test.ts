import t from 'tap'
import { startRedis } from '../helpers/redis-server.ts'
import { startGateway } from '../helpers/gateway.ts'
import { startSandbox } from '../helpers/sandbox.ts'
import { outcomeOf, startFleet } from './fleet.ts'

const start = async (url: string, headers: Record<string, string> = {}): Promise<Response> => await fetch(`${url}/auth`, { redirect: 'manual', headers })
const limits = { LIMIT_SIGN_INS: '30' }

t.test('thirty sign-ins a minute from one address, at however many instances; then 429 with Retry-After', async (t) => {
  const { gateways, gateway, redis } = await startFleet(t, { instances: 2, changes: limits })
  const [, second = gateway] = gateways
  for (let time = 0; time < 30; time++) t.equal((await start(time % 2 === 0 ? gateway.url : second.url)).status, 302)
  for (const { url } of [gateway, second]) {
    const answer = await start(url)
    t.match(Number(answer.headers.get('retry-after')), /^([1-9]|[1-5]\d|60)$/)
    t.same(answer.headers.getSetCookie(), [])
    t.equal(await outcomeOf(answer), '429 RATE_LIMITED')
    const page = await start(url, { accept: 'text/html' })
    t.equal(page.status, 429)
    t.match(await page.text(), '<code>RATE_LIMITED</code>')
  }
  const [key = '', ...others] = await redis.client.keys('bcg:r:*')
  t.same(others, [])
  t.match(key, /^bcg:r:\{[\w-]{43}\}$/, 'the address is not stored')
  const ttlMs = await redis.client.pttl(key)
  t.ok(ttlMs > 0 && ttlMs <= 60_000)
  t.equal((await redis.client.keys('bcg:o:*')).length, 30, 'what was refused has begun nothing')
  await redis.client.del(key)
  t.equal((await start(gateway.url)).status, 302, 'once the minute is over')
})

t.test('without Redis the process counts', async (t) => {
  const { url } = await startGateway(t, await startSandbox(t), limits)
  for (let time = 0; time < 30; time++) t.equal((await start(url)).status, 302)
  t.equal(await outcomeOf(await start(url)), '429 RATE_LIMITED')
})

t.test('a count whose time to live was lost gets one again', async (t) => {
  const { gateway, redis } = await startFleet(t, { changes: limits })
  await start(gateway.url)
  const [key = ''] = await redis.client.keys('bcg:r:*')
  await redis.client.persist(key)
  await start(gateway.url)
  t.ok(await redis.client.pttl(key) > 0)
})

t.test('X-Forwarded-For helps nobody, unless a proxy of ours says so', async (t) => {
  const from = (address: string): Record<string, string> => ({ 'x-forwarded-for': address })
  const sandbox = await startSandbox(t)
  const plain = await startGateway(t, sandbox, { LIMIT_SIGN_INS: '3' })
  const outcomes = async (url: string, addresses: string[]): Promise<number[]> => {
    const statuses: number[] = []
    for (const address of addresses) statuses.push((await start(url, from(address))).status)
    return statuses
  }
  t.same(await outcomes(plain.url, ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4', '192.0.2.5']), [302, 302, 302, 429, 429])
  const proxied = await startGateway(t, sandbox, { LIMIT_SIGN_INS: '3', TRUST_PROXY: 'loopback' })
  t.same(await outcomes(proxied.url, ['192.0.2.1', '192.0.2.1', '192.0.2.1', '192.0.2.1', '192.0.2.2']), [302, 302, 302, 429, 302], 'each client for itself')
  t.same(await outcomes(proxied.url, ['198.51.100.1, 192.0.2.1', '203.0.113.9, 192.0.2.1']), [429, 429], 'what a client writes before the proxy does')
  t.same(await outcomes(proxied.url, ['2001:db8:1:2::1', '2001:db8:1:2::2', '2001:db8:1:2:ffff::3', '2001:db8:1:2::4', '2001:db8:1:3::1']), [302, 302, 302, 429, 302], 'a network counts as one')
})

t.test('while Redis is away no sign-in starts', async (t) => {
  const redis = await startRedis(t)
  const { url } = await startGateway(t, await startSandbox(t), { REDIS_URL: redis.url, ...limits })
  await redis.stop()
  const answer = await start(url)
  t.equal(answer.headers.get('retry-after'), '1')
  t.equal(await outcomeOf(answer), '503 STORE_UNAVAILABLE')
})

t.test('callbacks and webhooks have limits of their own, in the process', async (t) => {
  const { gateway, redis, sandbox } = await startFleet(t, { changes: { LIMIT_SIGN_INS: '2' } })
  const callback = async (): Promise<string> => await outcomeOf(await fetch(`${gateway.url}/callback?code=x&state=y`, { redirect: 'manual' }))
  for (let time = 0; time < 8; time++) t.equal(await callback(), '400 LOGIN_STATE_INVALID')
  t.equal(await callback(), '429 RATE_LIMITED')
  const webhook = async (): Promise<Response> => await fetch(`${gateway.url}/webhooks/bigcartel`, { method: 'POST', body: '{}', headers: { 'x-webhook-signature': '0'.repeat(64) } })
  const answers = await Promise.all(Array.from({ length: 610 }, async () => (await webhook()).status))
  t.same([401, 429].map((status) => answers.filter((answer) => answer === status).length), [600, 10])
  t.same(await redis.client.keys('*'), [], 'nothing of it is written')
  t.equal((await sandbox.control.calls()).total, 0)
})
