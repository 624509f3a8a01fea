import { randomUUID } from 'node:crypto'
import type { Test } from 'tap'
import type { SessionFacts, SessionLimits, SessionStore } from '../../src/session/session-store.ts'

/** One adapter, and the time as it sees it. */
export interface SessionStoreUnderTest {
  make: (limits: SessionLimits) => SessionStore
  /** Lets time go by for this session. */
  pass: (sessionId: string, seconds: number) => Promise<void>
}

export const facts: SessionFacts = { account: { id: '208639', subdomain: 'harbourpress', storeName: 'Harbour Press' }, browser: 'Firefox on Linux' }
const limits: SessionLimits = { idleSeconds: 1_000, absoluteSeconds: 2_000 }

/** What every session store must do. */
export async function sessionStoreBattery (t: Test, { make, pass }: SessionStoreUnderTest): Promise<void> {
  /** Clocks that tick between two commands may be a little off. */
  const isAbout = (t: Test, left: number | undefined, seconds: number, message = '') => {
    t.ok(left !== undefined && left <= seconds * 1_000 && left > seconds * 1_000 - 2_000, `${message} ${left} ms of ${seconds} s`)
  }

  await t.test('a session is opened as it was created, by its own id only', async (t) => {
    const store = make(limits)
    const sessionId = randomUUID()
    t.equal(await store.open(sessionId), null)
    await store.create(sessionId, facts)
    const opened = await store.open(sessionId)
    t.same(opened?.facts, facts)
    isAbout(t, opened?.leftMs, 1_000)
    t.equal(await store.open(`${sessionId}x`), null)
  })

  await t.test('an id is created once: a second session under it changes nothing', async (t) => {
    const store = make(limits)
    const sessionId = randomUUID()
    await store.create(sessionId, facts)
    await store.create(sessionId, { ...facts, account: { ...facts.account, id: '1' } })
    t.equal((await store.open(sessionId))?.facts.account.id, '208639')
  })

  await t.test('an ended session stays ended, and ending it again is no trouble', async (t) => {
    const store = make(limits)
    const sessionId = randomUUID()
    await store.create(sessionId, facts)
    await store.end(sessionId)
    await store.end(sessionId)
    t.equal(await store.open(sessionId), null)
    t.equal(await store.open(sessionId), null, 'looking does not bring it back')
  })

  await t.test('a visit moves the idle limit on, but not more often than once a minute', async (t) => {
    const store = make(limits)
    const sessionId = randomUUID()
    await store.create(sessionId, facts)
    await pass(sessionId, 50)
    isAbout(t, (await store.open(sessionId))?.leftMs, 950, 'not yet moved')
    await pass(sessionId, 20)
    isAbout(t, (await store.open(sessionId))?.leftMs, 1_000, 'moved')
  })

  await t.test('without a visit a session ends at its idle limit', async (t) => {
    const store = make(limits)
    const sessionId = randomUUID()
    await store.create(sessionId, facts)
    await pass(sessionId, 999)
    t.not(await store.open(sessionId), null)
    await pass(sessionId, 1_000)
    t.equal(await store.open(sessionId), null)
  })

  await t.test('however often it is visited, a session ends at its absolute limit', async (t) => {
    const store = make(limits)
    const sessionId = randomUUID()
    await store.create(sessionId, facts)
    await pass(sessionId, 900)
    isAbout(t, (await store.open(sessionId))?.leftMs, 1_000)
    await pass(sessionId, 900)
    isAbout(t, (await store.open(sessionId))?.leftMs, 200, 'the absolute limit is nearer')
    await pass(sessionId, 201)
    t.equal(await store.open(sessionId), null)
  })

  await t.test('an absolute limit below the idle limit holds from the start', async (t) => {
    const store = make({ idleSeconds: 1_000, absoluteSeconds: 300 })
    const sessionId = randomUUID()
    await store.create(sessionId, facts)
    isAbout(t, (await store.open(sessionId))?.leftMs, 300)
  })

  await t.test('the shortest idle limit is moved on by visits too', async (t) => {
    const store = make({ idleSeconds: 60, absoluteSeconds: 2_000 })
    const sessionId = randomUUID()
    await store.create(sessionId, facts)
    for (let visit = 0; visit < 4; visit++) {
      await pass(sessionId, 40)
      isAbout(t, (await store.open(sessionId))?.leftMs, 60, `visit ${visit}`)
    }
  })
}
