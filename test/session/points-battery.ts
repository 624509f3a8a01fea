import { randomUUID } from 'node:crypto'
import type { Test } from 'tap'
import type { SessionLimits, SessionStore } from '../../src/session/session-store.ts'
import { facts } from './session-store-battery.ts'

const limits: SessionLimits = { idleSeconds: 1_000, absoluteSeconds: 2_000, budget: { points: 200, perSecond: 2 } }

/** What every session store must do with the points of a session. */
export async function pointsBattery (t: Test, { make, pass }: { make: (limits: SessionLimits) => SessionStore, pass: (sessionId: string, seconds: number) => Promise<void> }): Promise<void> {
  /** Clocks that tick between two commands bring a few points back. */
  const isAbout = (t: Test, found: number | undefined, points: number, message = '') => t.ok(found !== undefined && found >= points && found <= points + 10, `${message} ${found} of ${points}`)
  const begin = async () => {
    const store = make(limits)
    const sessionId = randomUUID()
    await store.create(sessionId, facts)
    const budget = async () => (await store.open(sessionId))?.budget
    return { store, sessionId, budget, available: async () => (await budget())?.available() }
  }

  await t.test('what is spent is gone at once, and comes back with time, up to the limit', async (t) => {
    const { sessionId, budget, available } = await begin()
    t.equal(await available(), 200)
    const spending = await budget()
    spending?.charge(150)
    isAbout(t, spending?.available(), 50, 'on the spot')
    isAbout(t, await available(), 50, 'at the next visit')
    isAbout(t, await available(), 50, 'once only')
    await pass(sessionId, 25)
    isAbout(t, await available(), 100, 'after 25 s')
    await pass(sessionId, 500)
    t.equal(await available(), 200, 'never more than the limit')
  })

  await t.test('what is given back is back, and never more than there was', async (t) => {
    const { budget, available } = await begin()
    const spending = await budget()
    spending?.charge(120)
    await available()
    spending?.charge(-100)
    isAbout(t, await available(), 180)
    spending?.charge(-100)
    await available()
    t.equal(await available(), 200)
  })

  await t.test('requests under way at once see what the others have spent', async (t) => {
    const { budget, available } = await begin()
    const [one, two] = await Promise.all([budget(), budget()])
    one?.charge(150)
    isAbout(t, two?.available(), 50)
    await available() // a third one settles
    isAbout(t, two?.available(), 50, 'then still')
    two?.charge(60)
    t.ok(Number(await available()) < 0, 'below nothing')
  })

  await t.test('sessions spend their own points', async (t) => {
    const [one, other] = [await begin(), await begin()]
    ;(await one.budget())?.charge(200)
    t.equal(await other.available(), 200)
  })
}
