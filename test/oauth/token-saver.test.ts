import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { GatewayError } from '../../src/errors.ts'
import { unheard, type GatewayEvent } from '../../src/events.ts'
import { createTokenSaver } from '../../src/oauth/token-saver.ts'
import { createMemoryTokenStore } from '../../src/tokens/memory-token-store.ts'
import type { TokenStore } from '../../src/tokens/token-store.ts'

const tokens = { accessToken: 'access-2', refreshToken: 'refresh-2', lifetimeMs: 60_000 }

/** A store that can be away, a session in it, and the right to refresh it. */
async function startAway () {
  const store = createMemoryTokenStore()
  await store.create('one', { accessToken: 'access-1', refreshToken: 'refresh-1', lifetimeMs: 0 }, 600)
  const beginning = await store.begin('one', { owner: 'me', leaseMs: 3_000, seenVersion: 1 })
  if (beginning.kind !== 'GRANT') throw new Error('not granted')
  let isAway = true
  const commit: TokenStore['commit'] = async (...asked) => {
    if (isAway) throw new GatewayError('STORE_UNAVAILABLE')
    return await store.commit(...asked)
  }
  return { store, commit, grant: beginning.grant, comeBack: () => { isAway = false } }
}

t.test('new tokens are saved as soon as the store is back', async (t) => {
  const { store, commit, grant, comeBack } = await startAway()
  const told: GatewayEvent[] = []
  const saving = createTokenSaver({ commit }, (event) => told.push(event)).save('one', grant, tokens)
  await sleep(200)
  comeBack()
  t.equal(await saving, 'OK')
  t.match(await store.read('one'), { accessToken: 'access-2' })
  const [retried] = told
  t.match(retried, { event: 'commit_retried', saved: true })
  t.ok(retried?.event === 'commit_retried' && retried.tries > 1)
})

t.test('who waits is told after a while; saving goes on, also while the process shuts down', async (t) => {
  const { store, commit, grant, comeBack } = await startAway()
  const saver = createTokenSaver({ commit }, unheard)
  await t.rejects(saver.save('one', grant, tokens), { code: 'STORE_UNAVAILABLE', retryAfterMs: 1_000 })
  t.match(await store.read('one'), { version: 1 })
  const drained = saver.drain()
  comeBack()
  await drained
  t.match(await store.read('one'), { version: 2, accessToken: 'access-2' })
})

t.test('shutting down does not wait for a store that stays away', async (t) => {
  const { commit, grant } = await startAway()
  const saver = createTokenSaver({ commit }, unheard)
  const saving = t.rejects(saver.save('one', grant, tokens))
  const startedAt = performance.now()
  await saver.drain()
  t.ok(performance.now() - startedAt < 10_000)
  await saving
})
