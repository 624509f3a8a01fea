import { randomBytes } from 'node:crypto'
import t, { type Test } from 'tap'
import { loginLimits, type LoginStore } from '../../src/oauth/login-store.ts'
import { createMemoryLoginStore } from '../../src/oauth/memory-login-store.ts'
import { createRedisLoginStore } from '../../src/oauth/redis-login-store.ts'
import { keyHash, keys } from '../../src/redis/keys.ts'
import { createSealer } from '../../src/tokens/sealing.ts'
import { connectTo } from '../helpers/redis-client.ts'
import { startRedis } from '../helpers/redis-server.ts'

const login = { browser: 'browser-1', returnTo: '/graphiql', verifier: 'verifier-1' }
const taken = { kind: 'TAKEN', returnTo: '/graphiql', verifier: 'verifier-1' }

/** What every store of sign-ins must do. @param pass lets time go by for one of them */
async function loginStoreBattery (t: Test, store: LoginStore, pass: (state: string, seconds: number) => Promise<void>): Promise<void> {
  await t.test('a sign-in is taken once, and remembers for a minute where it led', async (t) => {
    await store.start('once', login)
    t.same(await store.take('once', 'browser-1'), taken)
    for (let time = 0; time < 2; time++) t.same(await store.take('once', 'browser-1'), { kind: 'FINISHED', returnTo: '/graphiql' })
    await pass('once', loginLimits.finishedSeconds)
    t.same(await store.take('once', 'browser-1'), { kind: 'UNKNOWN' })
  })
  await t.test('of many who take it at once, one gets it', async (t) => {
    await store.start('race', login)
    const takings = await Promise.all(Array.from({ length: 20 }, async () => (await store.take('race', 'browser-1')).kind))
    t.equal(takings.filter((kind) => kind === 'TAKEN').length, 1)
    t.equal(takings.filter((kind) => kind === 'FINISHED').length, 19)
  })
  await t.test('another browser gets nothing, before and after, and spoils nothing', async (t) => {
    await store.start('bound', login)
    t.same(await store.take('bound', 'browser-2'), { kind: 'WRONG_BROWSER' })
    t.same(await store.take('bound', 'browser-1'), taken)
    t.same(await store.take('bound', 'browser-2'), { kind: 'WRONG_BROWSER' })
  })
  await t.test('late is told from unknown, for a while', async (t) => {
    t.same(await store.take('late', 'browser-1'), { kind: 'UNKNOWN' })
    await store.start('late', login)
    await pass('late', loginLimits.dueSeconds - 1)
    t.same(await store.take('late', 'browser-2'), { kind: 'WRONG_BROWSER' })
    await pass('late', 2)
    t.same(await store.take('late', 'browser-1'), { kind: 'EXPIRED' })
    await pass('late', loginLimits.rememberSeconds - loginLimits.dueSeconds)
    t.same(await store.take('late', 'browser-1'), { kind: 'UNKNOWN' })
  })
}

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
  const pass = async (state: string, seconds: number) => {
    const place = keys.login(keyHash(state))
    const left = await redis.client.pttl(place)
    await redis.client.hincrby(place, 'due', -seconds * 1_000)
    await redis.client.pexpire(place, left - seconds * 1_000)
  }
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
