import { asking, created, first, granted, lease, second, type Stories } from './scene.ts'

/** Who may refresh, and what becomes of what they bring. */
export const refreshStories: Stories = {
  'the first to ask is granted the refresh token, all others are told to wait': async (t, scene) => {
    await created(scene)
    t.match(await granted(scene, 'one'), { owner: 'one', version: 1, refreshToken: 'refresh-1' })
    const busy = await scene.store.begin(scene.sessionId, asking('two'))
    t.match(busy, { kind: 'BUSY', ms: Number })
    t.ok(busy.kind === 'BUSY' && busy.ms > 0 && busy.ms <= lease.long)
  },
  'an owner that asks again is granted again: its first answer may have been lost on the way': async (t, scene) => {
    await created(scene)
    t.same(await granted(scene, 'one'), await granted(scene, 'one'))
  },
  'a session without tokens grants nothing, and asking makes none': async (t, { store, sessionId }) => {
    t.same(await store.begin(sessionId, asking('one')), { kind: 'GONE' })
    t.same(await store.read(sessionId), { kind: 'GONE' })
  },
  'without a refresh token only a new sign-in helps, yet the access token stays in use': async (t, scene) => {
    await created(scene, { refreshToken: null })
    t.same(await scene.store.begin(scene.sessionId, asking('one')), { kind: 'REAUTH', reason: 'no_refresh_token' })
    t.match(await scene.store.read(scene.sessionId), { kind: 'OK', accessToken: 'access-1', refreshable: false })
  },
  'who has seen an old version is sent to read the new one': async (t, scene) => {
    await created(scene)
    t.equal(await scene.store.commit(scene.sessionId, await granted(scene, 'one'), second), 'OK')
    t.same(await scene.store.begin(scene.sessionId, asking('two')), { kind: 'FRESH' })
    t.match(await scene.store.read(scene.sessionId), { kind: 'OK', version: 2, accessToken: 'access-2', refreshable: true })
  },
  'a commit frees the lock for the next refresh': async (t, scene) => {
    await created(scene)
    await scene.store.commit(scene.sessionId, await granted(scene, 'one'), second)
    t.match(await granted(scene, 'two', lease.long, 2), { version: 2, refreshToken: 'refresh-2' })
  },
  'a lease runs out, and the next one is granted': async (t, scene) => {
    await created(scene)
    await granted(scene, 'one', lease.short)
    await scene.pass(lease.over)
    t.match(await granted(scene, 'two'), { owner: 'two', refreshToken: 'refresh-1' })
  },
  'a beaten lease holds on': async (t, scene) => {
    await created(scene)
    await granted(scene, 'one', lease.short)
    t.equal(await scene.store.beat(scene.sessionId, 'one', lease.long), true)
    await scene.pass(lease.over)
    t.match(await scene.store.begin(scene.sessionId, asking('two')), { kind: 'BUSY' })
  },
  'only the holder beats, and only while it holds': async (t, scene) => {
    const { store, sessionId } = scene
    t.equal(await store.beat(sessionId, 'one', lease.long), false, 'nothing there')
    await created(scene)
    await granted(scene, 'one', lease.short)
    t.equal(await store.beat(sessionId, 'two', lease.long), false, 'somebody else’s')
    await scene.pass(lease.over)
    t.equal(await store.beat(sessionId, 'one', lease.long), false, 'run out')
    t.match(await granted(scene, 'two'), { owner: 'two' }, 'a late beat takes nothing back')
  },
  'a late commit of a holder that lost its lease counts if nobody has moved on': async (t, scene) => {
    await created(scene)
    const late = await granted(scene, 'one', lease.short)
    await scene.pass(lease.over)
    await granted(scene, 'two')
    t.equal(await scene.store.commit(scene.sessionId, late, second), 'OK')
    t.match(await scene.store.read(scene.sessionId), { version: 2, accessToken: 'access-2' })
  },
  'a late commit counts for nothing once somebody has moved on': async (t, scene) => {
    const { store, sessionId } = scene
    await created(scene)
    const late = await granted(scene, 'one', lease.short)
    await scene.pass(lease.over)
    t.equal(await store.commit(sessionId, await granted(scene, 'two'), second), 'OK')
    t.equal(await store.commit(sessionId, late, { ...second, accessToken: 'access-late' }), 'STALE')
    t.equal(await store.fail(sessionId, late, { kind: 'terminal', reason: 'invalid_grant', cooldownMs: 0 }), 'STALE')
    t.match(await store.read(sessionId), { kind: 'OK', version: 2, accessToken: 'access-2' })
  },
  'a commit that is sent twice, because its first answer was lost, counts once and is told the same': async (t, scene) => {
    const { store, sessionId } = scene
    await created(scene)
    const grant = await granted(scene, 'one')
    for (const time of ['once', 'twice']) t.equal(await store.commit(sessionId, grant, second), 'OK', time)
    t.match(await store.read(sessionId), { version: 2 })
    t.equal(await store.commit(sessionId, await granted(scene, 'two', lease.long, 2), { ...second, accessToken: 'access-3', refreshToken: 'refresh-3' }), 'OK')
    t.equal(await store.commit(sessionId, grant, second), 'STALE', 'once somebody has moved on it is theirs')
    t.match(await store.read(sessionId), { version: 3, accessToken: 'access-3' })
  },
  'an answer without a refresh token keeps the old one, and its twin is fenced off all the same': async (t, scene) => {
    const { store, sessionId } = scene
    await created(scene)
    const late = await granted(scene, 'one', lease.short)
    await scene.pass(lease.over)
    t.equal(await store.commit(sessionId, await granted(scene, 'two'), { ...second, refreshToken: null }), 'OK')
    t.match(await granted(scene, 'three', lease.long, 2), { version: 2, refreshToken: 'refresh-1' })
    t.equal(await store.commit(sessionId, late, { ...first, refreshToken: null }), 'STALE')
    t.match(await store.read(sessionId), { version: 2, accessToken: 'access-2', refreshable: true })
  }
}
