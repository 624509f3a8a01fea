import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import t, { type Test } from 'tap'
import { connectTo } from './redis-client.ts'
import { callsOf, startRedisProxy } from './redis-proxy.ts'
import { startRedis } from './redis-server.ts'

/** A Redis, a proxy in front of it and a client that talks through the proxy and does not wait for long. */
async function scene (t: Test) {
  const redis = await startRedis(t)
  const proxy = await startRedisProxy(t, redis)
  const client = new Redis(proxy.url, { commandTimeout: 300, maxRetriesPerRequest: 0, enableOfflineQueue: false, retryStrategy: () => 20 })
  client.on('error', () => {}) // it is cut off on purpose
  t.teardown(() => client.disconnect())
  await once(client, 'ready')
  return { redis, proxy, client }
}

const named = (wanted: string) => ([name = '']: readonly string[]): boolean => name.toLowerCase() === wanted

t.test('all passes, however large and however many at once, in the order in which it was asked', async (t) => {
  const { client } = await scene(t)
  const large = 'ä\r\n'.repeat(100_000)
  await client.hset('hash', { large, other: '1' })
  t.same(await client.hgetall('hash'), { large, other: '1' })
  const answers = await Promise.all(Array.from({ length: 500 }, (_, number) => client.echo(String(number))))
  t.same(answers, Array.from({ length: 500 }, (_, number) => String(number)))
  await t.rejects(client.call('NONSENSE'), /unknown command/)
})

t.test('a cut breaks connections and welcomes new ones; a refusal does not', async (t) => {
  const { proxy, client } = await scene(t)
  proxy.cut()
  await once(client, 'ready')
  t.equal(await client.ping(), 'PONG')
  await proxy.refuse()
  await t.rejects(client.ping())
  const [error] = await once(client, 'error')
  t.equal(error.code, 'ECONNREFUSED')
  await proxy.pass()
  if (client.status !== 'ready') await once(client, 'ready')
  t.equal(await client.ping(), 'PONG')
})

t.test('what is stalled goes nowhere until it is let go', async (t) => {
  const { redis, proxy, client } = await scene(t)
  proxy.stall()
  await t.rejects(client.set('key', 'value'), /timed out/)
  t.equal(await redis.client.get('key'), null)
  await proxy.pass()
  t.equal(await client.get('key'), 'value')
})

t.test('a held command has not run; its successors queue behind it; it is struck once', async (t) => {
  const { redis, proxy, client } = await scene(t)
  const strike = proxy.strike(named('set'), 'hold')
  const answers = [client.set('key', 'first').catch(() => {}), client.append('key', ' second').catch(() => {})]
  await strike.struck
  await sleep(50)
  t.equal(await redis.client.exists('key'), 0)
  strike.release()
  await Promise.all(answers)
  t.equal(await client.get('key'), 'first second')
  await client.set('key', 'third')
})

t.test('a held or cut reply comes of a command that has run, also in the midst of others', async (t) => {
  const { redis, proxy, client } = await scene(t)
  const held = proxy.strike(named('set'), 'hold reply')
  const answers = [client.ping(), client.set('key', 'value'), client.ping()]
  await held.struck
  t.equal(await redis.client.get('key'), 'value')
  t.equal(await answers[0], 'PONG', 'earlier replies have come')
  t.equal(await Promise.race([answers[1], sleep(50, 'nothing')]), 'nothing')
  held.release()
  t.same(await Promise.all(answers), ['PONG', 'OK', 'PONG'])

  const cut = proxy.strike(named('incr'), 'cut reply')
  await t.rejects(client.incr('number'))
  await cut.struck
  t.equal(await redis.client.get('number'), '1')
})

t.test('a cut command has not run, and a strike that is taken back does nothing', async (t) => {
  const { redis, proxy, client } = await scene(t)
  proxy.strike(named('incr'), 'hold').release()
  const cut = proxy.strike(named('incr'), 'cut')
  await t.rejects(client.incr('number'))
  await cut.struck
  t.equal(await redis.client.exists('number'), 0)
})

t.test('a script of the gateway is known by its text and by its hash, among others', async (t) => {
  const redis = await startRedis(t)
  const proxy = await startRedisProxy(t, redis)
  const client = await connectTo(t, proxy)
  for (const way of ['by text', 'by hash']) {
    const strike = proxy.strike(callsOf('token_read'), 'hold')
    const reading = client.tokenRead('key')
    await strike.struck
    strike.release()
    t.equal((await reading).length, 8, way)
  }
})
