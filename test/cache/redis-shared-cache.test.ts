import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { createRedisSharedCache } from '../../src/cache/redis-shared-cache.ts'
import { createSealer } from '../../src/tokens/sealing.ts'
import type { Browser } from '../helpers/browser.ts'
import { figure } from '../helpers/figures.ts'
import { connectTo } from '../helpers/redis-client.ts'
import { startRedis } from '../helpers/redis-server.ts'
import { alsoAt, startFleet } from '../oauth/fleet.ts'
import { asking, sharedCacheBattery } from './shared-cache-battery.ts'

const key = randomBytes(32)
const sealer = createSealer([{ kid: 'k1', key }])

t.test('the battery', async (t) => {
  const client = await connectTo(t, await startRedis(t))
  const [here, there] = [createRedisSharedCache(client, sealer), createRedisSharedCache(client, sealer)]
  t.teardown(() => { here.close(); there.close() })
  await sharedCacheBattery(t, here, there)
})

t.test('Redis opens nothing, neither with another key nor with the right one without the session; what was tampered with or moved is not found', async (t) => {
  const redis = await startRedis(t)
  const client = await connectTo(t, redis)
  const cache = createRedisSharedCache(client, sealer)
  const other = createRedisSharedCache(client, createSealer([{ kid: 'k1', key: randomBytes(32) }]))
  t.teardown(() => { cache.close(); other.close() })
  const [one, two] = [asking('1', ['accounts', '1'], 'session one'), asking('1', ['accounts', '1'], 'session two')]
  await cache.write(one, '{"data":"The Secret Draft"}', '')
  const [name = ''] = await redis.client.keys('bcg:c:*')
  t.notMatch(await redis.client.get(name), /Secret|session/)
  t.notMatch(name, /session/)
  t.equal((await other.read(one)).kept, null)

  await cache.write(two, '{}', '')
  const [elsewhere = ''] = (await redis.client.keys('bcg:c:*')).filter((found) => found !== name)
  await redis.client.copy(name, elsewhere, 'REPLACE')
  t.equal((await cache.read(two)).kept, null, 'moved')
  await redis.client.append(name, 'x')
  t.equal((await cache.read(one)).kept, null, 'tampered with')
})

t.test('who was away hears that something may have been missed', async (t) => {
  const redis = await startRedis(t)
  const cache = createRedisSharedCache(await connectTo(t, redis), sealer)
  t.teardown(() => cache.close())
  const missed: null[] = []
  cache.onDrop((dropped) => { if (dropped === null) missed.push(dropped) })
  while (missed.length === 0) await sleep(5)
  await redis.stop()
  await redis.start()
  while (missed.length === 1) await sleep(5)
  await redis.client.publish('bcg:drops', 'no such message')
  while (missed.length === 2) await sleep(5)
  t.equal(missed.length, 3, 'and so does who is told what it does not understand')
})

t.test('two instances share what one has asked, drop it together, and leave nothing behind', async (t) => {
  const { sandbox, redis, gateways: [first, second] } = await startFleet(t, { instances: 2, changes: { CACHE: 'on' } })
  if (first === undefined || second === undefined) throw new RangeError('there are two')
  const here = first.browser()
  await here.signIn('harbourpress')
  const there = alsoAt(second, here)
  const question = '{ account { timeZone } shop { products(first: 50) { nodes { name price { amount } } } } }'
  const calls = async (browser: Browser): Promise<number> => {
    await sandbox.control.resetCalls()
    t.match(await browser.graphql(question), { data: { account: { timeZone: 'Europe/London' }, shop: { products: { nodes: [{ name: 'Heron at Low Tide' }] } } } })
    return (await sandbox.control.calls()).total
  }
  t.equal(await calls(here), 2)
  while ((await redis.client.keys('bcg:c:*')).length < 2) await sleep(5) // nobody waits for it to be written
  t.same([await calls(there), await calls(there), await calls(here)], [0, 0, 0])

  for (const name of await redis.client.keys('*')) t.ok(await redis.client.pttl(name) > 0, `${name} ends by itself`)
  for (const name of await redis.client.keys('bcg:c:*')) t.notMatch(await redis.client.get(name), /Heron|London/)

  await here.request('/logout/all', { method: 'POST' })
  await here.signIn('harbourpress')
  t.equal(await calls(here), 2)
  t.ok(await figure(first, 'gateway_cache_lookups_total', { source: 'api', outcome: 'miss' }) >= 1)
  t.equal(await figure(second, 'gateway_cache_lookups_total', { source: 'api', outcome: 'shared-hit' }), 2)
})
