import t from 'tap'
import { keyHash, keys, sessionKeys } from '../../src/redis/keys.ts'
import { createMemorySessionStore } from '../../src/session/memory-session-store.ts'
import { createRedisSessionStore } from '../../src/session/redis-session-store.ts'
import { sessionsPerAccount } from '../../src/session/session-store.ts'
import { createMemoryTokenStore } from '../../src/tokens/memory-token-store.ts'
import { createRedisTokenStore } from '../../src/tokens/redis-token-store.ts'
import { createSealer } from '../../src/tokens/sealing.ts'
import { connectTo } from '../helpers/redis-client.ts'
import { startRedis } from '../helpers/redis-server.ts'
import { age } from '../helpers/redis-time.ts'
import { accountBattery } from './account-battery.ts'
import { pointsBattery } from './points-battery.ts'
import { facts, sessionStoreBattery } from './session-store-battery.ts'

const limits = { idleSeconds: 1_000, absoluteSeconds: 2_000 }
const tokens = createMemoryTokenStore()
const sealer = createSealer([{ kid: 'k1', key: Buffer.alloc(32) }])

t.test('sessions in the process', async (t) => {
  let now = 1_750_000_000_000
  await sessionStoreBattery(t, { make: (limits) => createMemorySessionStore(limits, tokens, () => now), pass: async (_sessionId, seconds) => { now += seconds * 1_000 } })
  await accountBattery(t, createMemorySessionStore(limits, tokens), tokens)
  await pointsBattery(t, { make: (limits) => createMemorySessionStore(limits, tokens, () => now), pass: async (_sessionId, seconds) => { now += seconds * 1_000 } })

  await t.test('what a caller does to the facts it was given changes nothing in the store', async (t) => {
    const store = createMemorySessionStore(limits, tokens)
    await store.create('x', facts)
    Object.assign((await store.open('x'))?.facts.account ?? {}, { id: '1' })
    t.same((await store.open('x'))?.facts, facts)
  })

  await t.test('what has run out makes room at the next sign-in', async (t) => {
    const store = createMemorySessionStore(limits, tokens, () => now)
    await store.create('old', facts)
    now += 1_000_000
    await store.create('new', facts)
    now -= 1_000_000
    t.equal(await store.open('old'), null)
  })
})

t.test('sessions in Redis', async (t) => {
  const redis = await startRedis(t)
  const client = await connectTo(t, redis)
  const store = createRedisSessionStore(client, sealer, limits)
  const placeOf = (sessionId: string) => keys.session(keyHash(sessionId))
  const pass = async (sessionId: string, seconds: number) => await age(redis.client, placeOf(sessionId), { fields: ['started', 'seen', 'ends'], seconds })
  await sessionStoreBattery(t, { make: (limits) => createRedisSessionStore(client, sealer, limits), pass })
  await pointsBattery(t, {
    make: (limits) => createRedisSessionStore(client, sealer, limits),
    pass: async (sessionId, seconds) => await age(redis.client, keys.points(keyHash(sessionId)), { fields: ['at'], seconds })
  })
  await accountBattery(t, store, createRedisTokenStore(client, sealer))

  await t.test('a session that its account has lost sight of ends at its next visit that counts', async (t) => {
    await store.create('lost', facts)
    await redis.client.del(keys.account('208639'))
    await store.endAll('208639')
    t.not(await store.open('lost'), null, 'not at once: a look a minute is enough for what should not happen')
    await pass('lost', 300)
    t.equal(await store.open('lost'), null)
    t.equal(await redis.client.exists(placeOf('lost')), 0)
  })

  await t.test('that holds in the last hours of a session too, and where both limits are the same', async (t) => {
    const short = createRedisSessionStore(client, sealer, { idleSeconds: 600, absoluteSeconds: 600 })
    await short.create('short', facts)
    await redis.client.del(keys.account('208639'))
    await short.endAll('208639')
    await pass('short', 300)
    t.equal(await short.open('short'), null)
  })

  await t.test('a session that is being created while all of its account are ended is ended too, however the two fall together', async (t) => {
    /** Ends all sessions of the account elsewhere, up to the last step, just before the session is created. */
    const meanwhile = async (create: () => Promise<number>): Promise<number> => {
      const hashes = await redis.client.zrange(keys.account('208639'), '0', '-1')
      await client.accountEnd(keys.account('208639'), keys.epoch('208639'), 1_000)
      await Promise.all(hashes.map((hash) => redis.client.del(...sessionKeys(hash))))
      return await create()
    }
    const slow = new Proxy(client, {
      get: (target, name) => {
        if (name === 'sessionCreate') return async (...given: string[]) => await meanwhile(async () => await target.sessionCreate(...given))
        const found: unknown = Reflect.get(target, name)
        return typeof found === 'function' ? found.bind(target) as unknown : found
      }
    })
    await createRedisSessionStore(slow, sealer, limits).create('between', facts)
    t.equal(await redis.client.exists(placeOf('between')), 0)
    t.equal(await store.open('between'), null)
    await store.endAll('208639')
  })

  await t.test('a session that ended by itself is not counted among those that are ended, though its tokens were left', async (t) => {
    const tokens = createRedisTokenStore(client, sealer)
    for (const sessionId of ['idle', 'living']) {
      await tokens.create(sessionId, { accessToken: 'a', refreshToken: null, lifetimeMs: null }, 1_000)
      await store.create(sessionId, facts)
    }
    await redis.client.del(placeOf('idle'))
    t.equal(await store.endAll('208639'), 1)
    for (const sessionId of ['idle', 'living']) t.same(await tokens.read(sessionId), { kind: 'GONE' })
  })

  await t.test('a shorter idle limit shortens no session that has begun', async (t) => {
    await store.create('begun', { ...facts, account: { ...facts.account, id: '7' } })
    const shorter = createRedisSessionStore(client, sealer, { idleSeconds: 100, absoluteSeconds: 2_000 })
    await pass('begun', 70)
    t.ok(((await shorter.open('begun'))?.leftMs ?? 0) > 900_000)
    await store.end('begun')
  })

  await t.test('whoever makes room leaves a session alone that is just being created, and clears away what is long over', async (t) => {
    const account = keys.account('208639')
    t.equal(sessionsPerAccount, 20)
    for (let n = 0; n < sessionsPerAccount; n++) await store.create(`crowd ${n}`, facts)
    await client.accountJoin(account, keyHash('creating'), sessionsPerAccount, limits.absoluteSeconds, 60)
    await redis.client.zadd(account, 1, 'long over')
    await store.create('one more', facts)
    t.not(await redis.client.zscore(account, keyHash('creating')), null)
    t.equal(await redis.client.zscore(account, 'long over'), null)
    t.equal(await store.endOne('208639', keyHash('one more')), true)
    t.equal(await redis.client.zscore(account, keyHash('one more')), null, 'nor does the list keep what was ended')
    await store.endAll('208639')
  })

  await t.test('a session whose times were tampered with is not listed, and the others are', async (t) => {
    for (const sessionId of ['odd', 'plain']) await store.create(sessionId, facts)
    for (const odd of ['never', '1e300', '']) {
      await redis.client.hset(placeOf('odd'), 'seen', odd)
      t.ok((await store.list('208639')).some(({ handle }) => handle === keyHash('plain')), odd)
    }
    await store.endAll('208639')
  })

  await t.test('an instance that dies while it ends all sessions leaves them to whoever tries again', async (t) => {
    await store.create('left over', facts)
    await client.accountEnd(keys.account('208639'), keys.epoch('208639'), 1_000)
    t.not(await store.open('left over'), null)
    await store.endAll('208639')
    t.equal(await store.open('left over'), null)
    t.equal(await redis.client.exists(keys.account('208639')), 0)
  })

  await t.test('keys hold the hash of the id and end by themselves', async (t) => {
    await store.create('the-secret-id', facts)
    const left = await redis.client.keys('*')
    t.ok(left.includes(placeOf('the-secret-id')))
    for (const key of left) {
      t.match(key, /^bcg:(?:[stp]:\{[\w-]{43}\}|[ae]:\{[\w-]+\})$/)
      if (key.startsWith('bcg:s:')) t.notMatch(JSON.stringify(await redis.client.hgetall(key)), 'the-secret-id')
      t.ok(await redis.client.pttl(key) > 0)
    }
  })

  const data = JSON.stringify(facts)
  const tampered: Array<[name: string, fields: Record<string, string>]> = [
    ['data that is not JSON', { data: '{' }],
    ['data that is no object', { data: '7' }],
    ['null', { data: 'null' }],
    ['an account that is missing', { data: '{"browser":"x"}' }],
    ['an account that is null', { data: '{"browser":"x","account":null}' }],
    ['an account without a subdomain', { data: '{"browser":"x","account":{"id":"1","storeName":"x"}}' }],
    ['an account without a name', { data: '{"browser":"x","account":{"id":"1","subdomain":"x"}}' }],
    ['an account id that is a number', { data: data.replace('"208639"', '208639') }],
    ['a browser that is a number', { data: '{"browser":1,"account":{"id":"1","subdomain":"x","storeName":"x"}}' }],
    ['an end that is no number', { ends: 'never' }]
  ]
  for (const [name, fields] of tampered) {
    await t.test(`a session with ${name} is none`, async (t) => {
      await store.create(name, facts)
      await redis.client.hset(placeOf(name), fields)
      t.equal(await store.open(name), null)
    })
  }
  await t.test('a session of which a part was deleted is none', async (t) => {
    for (const field of ['data', 'ends', 'started', 'seen']) {
      await store.create(field, facts)
      await redis.client.hdel(placeOf(field), field)
      t.equal(await store.open(field), null)
    }
  })

  await t.test('without Redis every question is answered STORE_UNAVAILABLE', async (t) => {
    await redis.stop()
    await t.rejects(store.create('x', facts), { code: 'STORE_UNAVAILABLE' })
    await t.rejects(store.open('x'), { code: 'STORE_UNAVAILABLE' })
    await t.rejects(store.end('x'), { code: 'STORE_UNAVAILABLE' })
    await t.rejects(store.list('208639'), { code: 'STORE_UNAVAILABLE' })
    await t.rejects(store.endOne('208639', 'x'), { code: 'STORE_UNAVAILABLE' })
    await t.rejects(store.endAll('208639'), { code: 'STORE_UNAVAILABLE' })
  })
})
