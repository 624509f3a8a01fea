import { asking, created, granted, lease, refusedForGood, second, type Stories } from './scene.ts'

/** What becomes of a session whose refresh fails. */
export const failureStories: Stories = {
  'refused for good: everybody gets the same clean answer and nobody asks again': async (t, scene) => {
    const { store, sessionId } = scene
    await created(scene)
    t.equal(await store.fail(sessionId, await granted(scene, 'one'), refusedForGood), 'REAUTH')
    for (const owner of ['one', 'two']) t.same(await store.begin(sessionId, asking(owner)), { kind: 'REAUTH', reason: 'invalid_grant' })
    t.same(await store.read(sessionId), { kind: 'REAUTH', reason: 'invalid_grant' })
  },
  'who is told of a refusal that somebody else has recorded hears the same': async (t, scene) => {
    const { store, sessionId } = scene
    await created(scene)
    const grant = await granted(scene, 'one')
    await store.fail(sessionId, grant, refusedForGood)
    t.equal(await store.fail(sessionId, grant, { kind: 'ambiguous', reason: 'UPSTREAM_ERROR', cooldownMs: 50 }), 'REAUTH')
  },
  'a late failure counts for nothing once somebody has moved on, though the refresh token has stayed the same': async (t, scene) => {
    const { store, sessionId } = scene
    for (const failure of [refusedForGood, { kind: 'ambiguous', reason: 'UPSTREAM_ERROR', cooldownMs: lease.long }] as const) {
      await created(scene)
      const late = await granted(scene, 'one', lease.short)
      await scene.pass(lease.over)
      await store.commit(sessionId, await granted(scene, 'two'), { ...second, refreshToken: null })
      t.equal(await store.fail(sessionId, late, failure), 'STALE', failure.kind)
      t.match(await store.read(sessionId), { kind: 'OK', version: 2, accessToken: 'access-2' }, 'nobody is signed out')
      t.match(await granted(scene, 'three', lease.long, 2), { refreshToken: 'refresh-1' }, 'and nobody is held back')
    }
  },
  'trouble at the provider holds refreshes back for a while, then they go on': async (t, scene) => {
    const { store, sessionId } = scene
    await created(scene)
    for (const kind of ['transient', 'ambiguous'] as const) {
      const grant = await granted(scene, kind)
      t.equal(await store.fail(sessionId, grant, { kind, reason: 'UPSTREAM_ERROR', cooldownMs: lease.short }), 'COOLDOWN')
      const cooling = await store.begin(sessionId, asking('next'))
      t.match(cooling, { kind: 'COOLDOWN', reason: 'UPSTREAM_ERROR' })
      t.ok(cooling.kind === 'COOLDOWN' && cooling.ms > 0 && cooling.ms <= lease.short)
      t.match(await store.read(sessionId), { kind: 'OK', accessToken: 'access-1' }, 'the tokens stay')
      await scene.pass(lease.over)
    }
    t.match(await granted(scene, 'later'), { refreshToken: 'refresh-1' })
  },
  'success ends the cooldown that somebody else has caused': async (t, scene) => {
    const { store, sessionId } = scene
    await created(scene)
    const late = await granted(scene, 'one', lease.short)
    await scene.pass(lease.over)
    await store.fail(sessionId, await granted(scene, 'two'), { kind: 'transient', reason: 'UPSTREAM_RATE_LIMITED', cooldownMs: lease.long })
    t.equal(await store.commit(sessionId, late, second), 'OK')
    t.match(await granted(scene, 'three', lease.long, 2), { version: 2 })
  },
  'a refusal after somebody else’s lost intent is only suspect: that holder may still deliver': async (t, scene) => {
    const { store, sessionId } = scene
    await created(scene)
    const lost = await granted(scene, 'one', lease.short)
    await scene.pass(lease.over)
    t.equal(await store.fail(sessionId, await granted(scene, 'two'), refusedForGood), 'SUSPECT')
    t.match(await store.begin(sessionId, asking('three')), { kind: 'SUSPECT', ms: Number })
    t.match(await store.read(sessionId), { kind: 'OK' }, 'nobody is signed out yet')
    t.equal(await store.commit(sessionId, lost, second), 'OK')
    t.match(await granted(scene, 'three', lease.long, 2), { refreshToken: 'refresh-2' })
  },
  'what stays suspect becomes a refusal': async (t, scene) => {
    const { store, sessionId } = scene
    await created(scene)
    await granted(scene, 'one', lease.short)
    await scene.pass(lease.over)
    t.equal(await store.fail(sessionId, await granted(scene, 'two'), refusedForGood), 'SUSPECT')
    await scene.endSuspicion(sessionId)
    t.same(await store.begin(sessionId, asking('three')), { kind: 'REAUTH', reason: 'invalid_grant' })
    t.same(await store.read(sessionId), { kind: 'REAUTH', reason: 'invalid_grant' })
  },
  'an ambiguous failure keeps the intent, a transient one takes it back': async (t, scene) => {
    const { store, sessionId } = scene
    for (const [kind, outcome] of [['ambiguous', 'SUSPECT'], ['transient', 'REAUTH']] as const) {
      await created(scene)
      await store.fail(sessionId, await granted(scene, 'one'), { kind, reason: 'UPSTREAM_ERROR', cooldownMs: 20 })
      await scene.pass(50)
      t.equal(await store.fail(sessionId, await granted(scene, 'two'), refusedForGood), outcome, kind)
    }
  },
  'tokens that the API refuses are refused to all, unless they were renewed meanwhile': async (t, scene) => {
    const { store, sessionId } = scene
    await created(scene)
    await store.commit(sessionId, await granted(scene, 'one'), second)
    await store.refuse(sessionId, 1, 'refused')
    t.match(await store.read(sessionId), { kind: 'OK', version: 2 }, 'somebody has moved on')
    await store.refuse(sessionId, 2, 'refused')
    t.same(await store.read(sessionId), { kind: 'REAUTH', reason: 'refused' })
    t.same(await store.begin(sessionId, asking('two')), { kind: 'REAUTH', reason: 'refused' })
  }
}
