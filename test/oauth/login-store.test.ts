import { randomBytes } from 'node:crypto'
import t from 'tap'
import { loginLimits } from '../../src/oauth/login-store.ts'
import { createMemoryLoginStore } from '../../src/oauth/memory-login-store.ts'
import { createRedisLoginStore } from '../../src/oauth/redis-login-store.ts'
import { keyHash, keys } from '../../src/redis/keys.ts'
import { createSealer } from '../../src/tokens/sealing.ts'
import { connectTo } from '../helpers/redis-client.ts'
import { startRedis } from '../helpers/redis-server.ts'
import { age } from '../helpers/redis-time.ts'
import { login, loginStoreBattery } from './login-store-battery.ts'

t.test('sign-ins in the process', async (t) => {
  let now = 1_750_000_000_000
  await loginStoreBattery(t, createMemoryLoginStore(() => now), async (_state, seconds) => { now += seconds * 1_000 })
  const store = createMemoryLoginStore(() => now)
  await store.start('old', login)
  now += loginLimits.rememberSeconds * 1_000
  await store.start('new', login)
  t.same(await store.take('old', 'browser-1'), { kind: 'UNKNOWN' })
  t.same(await createMemoryLoginStore().take('x', 'y'), { kind: 'UNKNOWN' })
})

t.test('sign-ins in Redis', async (t) => {
  const redis = await startRedis(t)
  const client = await connectTo(t, redis)
  const store = createRedisLoginStore(client, createSealer([{ kid: 'k1', key: randomBytes(32) }]))
  const pass = async (state: string, seconds: number) => await age(redis.client, keys.login(keyHash(state)), { fields: ['due'], seconds })
  await loginStoreBattery(t, store, pass)

  await t.test('a verifier opens only with the state and the key that it was sealed with', async (t) => {
    for (const [name, other] of [['another key', createSealer([{ kid: 'k1', key: randomBytes(32) }])], ['a retired key', createSealer([{ kid: 'k2', key: randomBytes(32) }])]] as const) {
      await store.start(name, login)
      t.same(await createRedisLoginStore(client, other).take(name, 'browser-1'), { kind: 'UNKNOWN' }, name)
    }
    await store.start('donor', login)
    await store.start('thief', login)
    await redis.client.hset(keys.login(keyHash('thief')), 'verifier', await redis.client.hget(keys.login(keyHash('donor')), 'verifier') ?? '')
    t.same(await store.take('thief', 'browser-1'), { kind: 'UNKNOWN' }, 'moved from another sign-in')
  })
  await t.test('who asks again, because the first answer was lost, takes it again; somebody else does not', async (t) => {
    await store.start('asked twice', login)
    const take = async (attempt: string) => (await client.loginTake(keys.login(keyHash('asked twice')), 'browser-1', 60, attempt))[0]
    t.same([await take('one'), await take('one'), await take('two')], ['TAKEN', 'TAKEN', 'FINISHED'])
  })
  await t.test('every key has a time to live', async (t) => {
    const left = await redis.client.keys('*')
    t.ok(left.length > 3)
    for (const key of left) t.ok(await redis.client.pttl(key) > 0, key)
  })
  await t.test('without Redis nothing starts and nothing is taken', async (t) => {
    await redis.stop()
    await t.rejects(store.start('x', login), { code: 'STORE_UNAVAILABLE' })
    await t.rejects(store.take('x', 'browser-1'), { code: 'STORE_UNAVAILABLE' })
  })
})
