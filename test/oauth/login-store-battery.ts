import type { Test } from 'tap'
import { loginLimits, type LoginStore } from '../../src/oauth/login-store.ts'

export const login = { browser: 'browser-1', returnTo: '/graphiql', verifier: 'verifier-1' }
const taken = { kind: 'TAKEN', returnTo: '/graphiql', verifier: 'verifier-1' }

/** What every store of sign-ins must do. @param pass lets time go by for one of them */
export async function loginStoreBattery (t: Test, store: LoginStore, pass: (state: string, seconds: number) => Promise<void>): Promise<void> {
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
