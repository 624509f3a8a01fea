import { asking, created, first, granted, lease, limitSeconds, refusedForGood, second, type Stories } from './scene.ts'

/** How a record comes into being, ages and goes. */
export const recordStories: Stories = {
  'tokens are read as they were stored, with the time that they have left': async (t, scene) => {
    await created(scene)
    await scene.pass(30)
    const reading = await scene.store.read(scene.sessionId)
    t.match(reading, { kind: 'OK', version: 1, accessToken: 'access-1', refreshable: true, lifetimeMs: 3_600_000 })
    t.ok(reading.kind === 'OK' && reading.leftMs !== null && reading.leftMs <= 3_600_000 - 30 && reading.leftMs > 3_590_000)
  },
  'a token without a lifetime never runs out, one past its lifetime says how long ago': async (t, scene) => {
    await created(scene, { lifetimeMs: null })
    t.match(await scene.store.read(scene.sessionId), { leftMs: null, lifetimeMs: null })
    await scene.store.commit(scene.sessionId, await granted(scene, 'one'), { ...second, lifetimeMs: 20.4 })
    await scene.pass(60)
    const reading = await scene.store.read(scene.sessionId)
    t.ok(reading.kind === 'OK' && reading.leftMs !== null && reading.leftMs < 0)
    await scene.store.commit(scene.sessionId, await granted(scene, 'two', lease.long, 2), { ...second, lifetimeMs: null })
    t.match(await scene.store.read(scene.sessionId), { version: 3, leftMs: null, lifetimeMs: null }, 'an old lifetime does not stay behind')
  },
  'what is removed is gone, and nothing but a sign-in brings it back': async (t, scene) => {
    const { store, sessionId } = scene
    await created(scene)
    const grant = await granted(scene, 'one')
    await store.remove(sessionId)
    t.equal(await store.beat(sessionId, 'one', lease.long), false)
    t.equal(await store.commit(sessionId, grant, second), 'GONE')
    t.equal(await store.fail(sessionId, grant, { kind: 'ambiguous', reason: 'UPSTREAM_ERROR', cooldownMs: 1_000 }), 'GONE')
    t.equal(await store.fail(sessionId, grant, refusedForGood), 'GONE')
    await store.refuse(sessionId, 1, 'refused')
    await store.remove(sessionId)
    t.same(await store.begin(sessionId, asking('two')), { kind: 'GONE' })
    t.same(await store.read(sessionId), { kind: 'GONE' })
  },
  'a sign-in starts afresh whatever was there before': async (t, scene) => {
    await created(scene)
    const grant = await granted(scene, 'one')
    await created(scene, { accessToken: 'access-new', refreshToken: 'refresh-new' })
    t.match(await granted(scene, 'two'), { version: 1, refreshToken: 'refresh-new' }, 'no lock is left')
    t.equal(await scene.store.commit(scene.sessionId, grant, second), 'STALE', 'the lineage is another')
    t.match(await scene.store.read(scene.sessionId), { version: 1, accessToken: 'access-new' })
  },
  'tokens go when the session’s time is up, however often they were renewed': async (t, scene) => {
    await scene.store.create(scene.sessionId, first, 0.4)
    await scene.pass(100)
    t.equal(await scene.store.commit(scene.sessionId, await granted(scene, 'one'), second), 'OK')
    await scene.pass(400)
    t.same(await scene.store.read(scene.sessionId), { kind: 'GONE' })
  },
  'sessions do not meddle with each other': async (t, scene) => {
    const other = { ...scene, sessionId: `${scene.sessionId} other` }
    await created(scene)
    await other.store.create(other.sessionId, first, limitSeconds)
    const grant = await granted(scene, 'one')
    t.match(await granted(other, 'two'), { owner: 'two' })
    await scene.store.fail(scene.sessionId, grant, refusedForGood)
    t.match(await scene.store.read(other.sessionId), { kind: 'OK' })
    await scene.store.remove(other.sessionId)
    t.match(await scene.store.read(scene.sessionId), { kind: 'REAUTH' })
  }
}
