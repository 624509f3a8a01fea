import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import type { GatewayEvent } from '../../src/events.ts'
import { keyHash, keys } from '../../src/redis/keys.ts'
import { createMemoryTokenStore } from '../../src/tokens/memory-token-store.ts'
import { createRedisTokenStore } from '../../src/tokens/redis-token-store.ts'
import { createSealer } from '../../src/tokens/sealing.ts'
import { suspectMs, tombstoneMs } from '../../src/tokens/token-store.ts'
import { connectTo } from '../helpers/redis-client.ts'
import { startRedis } from '../helpers/redis-server.ts'
import { asking, created, granted, lease, limitSeconds, refusedForGood, second } from './scene.ts'
import { tokenStoreBattery } from './token-store-battery.ts'

t.test('tokens in the process', async (t) => {
  let now = 1_750_000_000_000
  const pass = async (ms: number) => { now += ms }
  await tokenStoreBattery(t, () => ({ store: createMemoryTokenStore(() => now), pass, endSuspicion: () => pass(suspectMs) }))

  await t.test('a tombstone goes after a while, and what has run out makes room at the next sign-in', async (t) => {
    const scene = { store: createMemoryTokenStore(() => now), pass, endSuspicion: () => pass(suspectMs), sessionId: 'x' }
    await scene.store.create('x', { accessToken: 'a', refreshToken: 'r', lifetimeMs: null }, 10_000)
    await scene.store.refuse('x', 1, 'refused')
    await pass(tombstoneMs - 1)
    t.same(await scene.store.read('x'), { kind: 'REAUTH', reason: 'refused' })
    await pass(1)
    await created({ ...scene, sessionId: 'y' })
    t.same(await scene.store.read('x'), { kind: 'GONE' })
  })
})

t.test('tokens in Redis', async (t) => {
  const redis = await startRedis(t)
  const client = await connectTo(t, redis)
  const masterKey = { kid: 'k1', key: randomBytes(32) }
  const store = createRedisTokenStore(client, createSealer([masterKey]))
  const endSuspicion = async (sessionId: string) => { await redis.client.hset(keys.token(keyHash(sessionId)), 'suspect', 1) }
  const underTest = { store, pass: async (ms: number) => { await sleep(ms) }, endSuspicion }
  await tokenStoreBattery(t, () => underTest)

  await t.test('every key that any of this has left has a time to live, and names only a hash', async (t) => {
    const left = await redis.client.keys('*')
    t.ok(left.length > 10)
    for (const key of left) {
      t.match(key, /^bcg:[tlf]:\{[A-Za-z0-9_-]{43}\}$/)
      const ttl = await redis.client.pttl(key)
      t.ok(ttl > 0 && ttl <= tombstoneMs, `${ttl} ms`)
    }
  })

  await t.test('the lock, the cooldown and the tombstone go by themselves', async (t) => {
    const scene = { ...underTest, sessionId: 'ttl' }
    const [token, lock, cooldown] = [keys.token(keyHash('ttl')), keys.lock(keyHash('ttl')), keys.cooldown(keyHash('ttl'))]
    const isWithin = async (key: string, most: number) => {
      const ttl = await redis.client.pttl(key)
      t.ok(ttl > most * 0.9 && ttl <= most, `${ttl} of ${most} ms`)
    }
    await created(scene)
    await isWithin(token, limitSeconds * 1_000)
    const grant = await granted(scene, 'one')
    await isWithin(lock, lease.long)
    await store.fail('ttl', grant, { kind: 'transient', reason: 'UPSTREAM_RATE_LIMITED', cooldownMs: 20_000 })
    await isWithin(cooldown, 20_000)
    t.equal(await redis.client.exists(lock), 0)
    await store.fail('ttl', grant, refusedForGood)
    await isWithin(token, tombstoneMs)
    t.strictSame((await redis.client.hkeys(token)).filter((field) => ['access', 'refresh'].includes(field)), [], 'a tombstone holds no tokens')
    await store.remove('ttl')
    t.equal(await redis.client.exists(token, lock, cooldown), 0)
  })

  for (const [name, bury] of [
    ['a refusal by the API', async (sessionId: string) => { await store.refuse(sessionId, 1, 'refused') }],
    ['a suspicion that has run out', async (sessionId: string) => {
      const scene = { ...underTest, sessionId }
      await granted(scene, 'one', 1)
      await sleep(20)
      await store.fail(sessionId, await granted(scene, 'two'), refusedForGood)
      await endSuspicion(sessionId)
      await store.begin(sessionId, asking('three'))
    }]
  ] as const) {
    await t.test(`the tombstone of ${name} holds no tokens and goes by itself`, async (t) => {
      const place = keys.token(keyHash(name))
      await store.create(name, { accessToken: 'a', refreshToken: 'r', lifetimeMs: null }, 10 * tombstoneMs / 1_000)
      await bury(name)
      t.match(await store.read(name), { kind: 'REAUTH' })
      t.ok(await redis.client.pttl(place) <= tombstoneMs)
      t.strictSame((await redis.client.hkeys(place)).filter((field) => ['access', 'refresh'].includes(field)), [])
    })
  }

  await t.test('a refresh token alone that no key opens asks for a new sign-in, and is told', async (t) => {
    const reports: GatewayEvent[] = []
    const told = createRedisTokenStore(client, createSealer([masterKey]), (event) => reports.push(event))
    await created({ ...underTest, sessionId: 'half' })
    await redis.client.hset(keys.token(keyHash('half')), 'refresh', 'nonsense')
    t.match(await told.read('half'), { kind: 'OK' }, 'what opens stays in use')
    t.same(await told.begin('half', asking('one')), { kind: 'REAUTH', reason: 'unsealable' })
    t.same(reports, [{ event: 'token_unsealable', session: keyHash('half') }])
    t.same(await told.begin('half', asking('two')), { kind: 'REAUTH', reason: 'unsealable' })
    t.equal(reports.length, 1, 'once')
  })

  await t.test('what a commit revives from a tombstone lives as long as the session, no longer', async (t) => {
    const scene = { ...underTest, sessionId: 'revived' }
    await created(scene)
    const grant = await granted(scene, 'one')
    await store.refuse('revived', 1, 'refused')
    t.equal(await store.commit('revived', grant, { accessToken: 'a', refreshToken: 'r', lifetimeMs: null }), 'OK')
    t.ok(await redis.client.pttl(keys.token(keyHash('revived'))) <= limitSeconds * 1_000)
  })

  for (const [name, spoil] of [
    ['tampered with', async (key: string) => { await redis.client.hset(key, 'access', 'nonsense', 'refresh', 'nonsense') }],
    ['moved here from another session', async (key: string) => {
      await created({ ...underTest, sessionId: 'donor' })
      await redis.client.hset(key, await redis.client.hgetall(keys.token(keyHash('donor'))))
    }],
    ['of an older version', async (key: string) => { await redis.client.hset(key, 'version', 2) }]
  ] as const) {
    await t.test(`tokens that are ${name} ask for a new sign-in`, async (t) => {
      const scene = { ...underTest, sessionId: name }
      await created(scene)
      await spoil(keys.token(keyHash(name)))
      t.same(await store.read(name), { kind: 'REAUTH', reason: 'unsealable' })
      t.same(await store.begin(name, asking('one', lease.long, 2)), { kind: 'REAUTH', reason: 'unsealable' })
      t.same(await store.read(name), { kind: 'REAUTH', reason: 'unsealable' })
    })
  }

  await t.test('after a rotation of the master key old tokens open; without it they ask for a new sign-in', async (t) => {
    await created({ ...underTest, sessionId: 'rotated' })
    const next = { kid: 'k2', key: randomBytes(32) }
    t.same(await createRedisTokenStore(client, createSealer([next])).read('rotated'), { kind: 'REAUTH', reason: 'unsealable' })
    t.match(await store.read('rotated'), { kind: 'OK' }, 'a node that lacks the key has broken nothing')
    const before = await redis.client.hgetall(keys.token(keyHash('rotated')))

    const reports: GatewayEvent[] = []
    const both = createRedisTokenStore(client, createSealer([next, masterKey]), (event) => reports.push(event))
    t.match(await both.read('rotated'), { kind: 'OK', accessToken: 'access-1' })
    t.match(await both.read('rotated'), { kind: 'OK', accessToken: 'access-1' })
    t.same(reports, [{ event: 'token_resealed', session: keyHash('rotated') }], 'once')
    const after = await redis.client.hgetall(keys.token(keyHash('rotated')))
    t.same({ ...after, access: '', refresh: '' }, { ...before, access: '', refresh: '' }, 'nothing else is changed')

    const alone = createRedisTokenStore(client, createSealer([next]), (event) => reports.push(event))
    t.match(await alone.read('rotated'), { kind: 'OK', accessToken: 'access-1' }, 'the old key is not needed any more')
    t.match(await granted({ ...underTest, store: alone, sessionId: 'rotated' }, 'one'), { refreshToken: 'refresh-1' })
    t.same(await store.read('rotated'), { kind: 'REAUTH', reason: 'unsealable' }, 'and opens nothing')
  })

  await t.test('tokens that are renewed while they are sealed anew are not replaced by the old ones', async (t) => {
    await created({ ...underTest, sessionId: 'racing' })
    const seen = await redis.client.hget(keys.token(keyHash('racing')), 'access') ?? ''
    await store.commit('racing', await granted({ ...underTest, sessionId: 'racing' }, 'one'), second)
    t.equal(await client.tokenReseal(keys.token(keyHash('racing')), seen, 'old access', 'old refresh'), 0)
    t.match(await store.read('racing'), { kind: 'OK', version: 2, accessToken: 'access-2' })
  })

  await t.test('without Redis every question is answered STORE_UNAVAILABLE', async (t) => {
    await redis.stop()
    const grant = { owner: 'one', version: 1, fingerprint: 'f', refreshToken: 'r' }
    const unavailable = { code: 'STORE_UNAVAILABLE', retryAfterMs: 1_000, retryable: true }
    await t.rejects(store.read('x'), unavailable)
    await t.rejects(store.begin('x', asking('one')), unavailable)
    await t.rejects(store.beat('x', 'one', 1_000), unavailable)
    await t.rejects(store.commit('x', grant, { accessToken: 'a', refreshToken: null, lifetimeMs: null }), unavailable)
    await t.rejects(store.fail('x', grant, refusedForGood), unavailable)
    await t.rejects(store.refuse('x', 1, 'refused'), unavailable)
    await t.rejects(store.remove('x'), unavailable)
    await t.rejects(created({ ...underTest, sessionId: 'x' }), unavailable)
  })
})
