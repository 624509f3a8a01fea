import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Test } from 'tap'
import { keyHash } from '../../src/redis/keys.ts'
import { sessionsPerAccount, type SessionStore } from '../../src/session/session-store.ts'
import type { TokenStore } from '../../src/tokens/token-store.ts'
import { facts } from './session-store-battery.ts'

const tokensOfOne = { accessToken: 'access', refreshToken: 'refresh', lifetimeMs: null }

/** What every session store must do for an account that has several sessions. */
export async function accountBattery (t: Test, store: SessionStore, tokens: TokenStore): Promise<void> {
  const newAccount = () => ({ ...facts, account: { ...facts.account, id: randomUUID() } })
  /** Sessions with tokens, one after the other: the clocks of both stores count milliseconds. */
  const signIn = async (facts: ReturnType<typeof newAccount>, count: number): Promise<string[]> => {
    const ids: string[] = []
    for (let n = 0; n < count; n++) {
      const id = randomUUID()
      await tokens.create(id, tokensOfOne, 1_000)
      await store.create(id, facts)
      await sleep(2)
      ids.push(id)
    }
    return ids
  }
  const living = async (ids: readonly string[]) => await Promise.all(ids.map(async (id) => await store.open(id) !== null && (await tokens.read(id)).kind === 'OK'))

  await t.test('an account lists its own sessions, the newest first, by handles that open nothing', async (t) => {
    const [mine, theirs] = [newAccount(), newAccount()]
    const [first = '', second = ''] = await signIn(mine, 2)
    await signIn(theirs, 1)
    const list = await store.list(mine.account.id)
    t.same(list.map(({ handle }) => handle), [keyHash(second), keyHash(first)])
    t.match(list[0], { browser: 'Firefox on Linux' })
    for (const at of [list[0]?.createdAt, list[0]?.lastSeenAt]) t.ok(Math.abs(Date.now() - Date.parse(at ?? '')) < 60_000)
    t.equal(await store.open(list[0]?.handle ?? ''), null)
    await store.end(first)
    t.same((await store.list(mine.account.id)).map(({ handle }) => handle), [keyHash(second)])
    t.same(await store.list(randomUUID()), [])
  })

  await t.test('one session is ended by its handle, by its own account only, and its tokens go with it', async (t) => {
    const [mine, theirs] = [newAccount(), newAccount()]
    const [first = '', second = ''] = await signIn(mine, 2)
    t.equal(await store.endOne(theirs.account.id, keyHash(first)), false)
    t.same(await living([first, second]), [true, true])
    t.equal(await store.endOne(mine.account.id, keyHash(first)), true)
    t.same(await living([first, second]), [false, true])
    t.equal((await tokens.read(first)).kind, 'GONE')
    t.equal(await store.endOne(mine.account.id, keyHash(first)), false)
    for (const odd of ['', 'x', '*', '__proto__']) t.equal(await store.endOne(mine.account.id, odd), false)
  })

  await t.test('all sessions of an account end at once, and a later one lives', async (t) => {
    const [mine, theirs] = [newAccount(), newAccount()]
    const ended = await signIn(mine, 3)
    const others = await signIn(theirs, 1)
    await store.endAll(mine.account.id)
    t.same(await living(ended), [false, false, false])
    t.same(await living(others), [true])
    t.same(await store.list(mine.account.id), [])
    await sleep(2)
    t.same(await living(await signIn(mine, 1)), [true])
  })

  await t.test('the oldest session makes room for the twenty-first; sessions that have ended take none', async (t) => {
    const mine = newAccount()
    const ids = await signIn(mine, sessionsPerAccount + 1)
    t.same(await living(ids), [false, ...Array(sessionsPerAccount).fill(true)])
    await Promise.all(ids.slice(-5).map((id) => store.end(id)))
    const later = await signIn(mine, 5)
    t.same(await living([...ids.slice(1, -5), ...later]), Array(sessionsPerAccount).fill(true))
    t.equal((await store.list(mine.account.id)).length, sessionsPerAccount)
  })
}
