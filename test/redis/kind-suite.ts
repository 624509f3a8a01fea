import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Test } from 'tap'
import { createRedisSharedCache } from '../../src/cache/redis-shared-cache.ts'
import { createRedisLoginStore } from '../../src/oauth/redis-login-store.ts'
import { keyHash, keys } from '../../src/redis/keys.ts'
import { createRedisSessionStore } from '../../src/session/redis-session-store.ts'
import { createRedisTokenStore } from '../../src/tokens/redis-token-store.ts'
import { createSealer } from '../../src/tokens/sealing.ts'
import { sharedCacheBattery } from '../cache/shared-cache-battery.ts'
import { startGateway } from '../helpers/gateway.ts'
import { connectBySettings, type RedisKind } from '../helpers/redis-kind.ts'
import { age } from '../helpers/redis-time.ts'
import { startSandbox } from '../helpers/sandbox.ts'
import { loginStoreBattery } from '../oauth/login-store-battery.ts'
import { accountBattery } from '../session/account-battery.ts'
import { sessionStoreBattery } from '../session/session-store-battery.ts'
import { tokenStoreBattery } from '../tokens/token-store-battery.ts'

const limits = { idleSeconds: 1_000, absoluteSeconds: 2_000 }

/** What must hold on every kind of Redis: all stores, and a seller's whole visit. */
export async function kindSuite (t: Test, { settings, adminSettings }: RedisKind): Promise<void> {
  const client = await connectBySettings(t, settings)
  const admin = await connectBySettings(t, adminSettings)
  const sealer = createSealer([{ kid: 'k1', key: randomBytes(32) }])
  const tokens = createRedisTokenStore(client, sealer)

  await t.test('tokens', async (t) => await tokenStoreBattery(t, () => ({
    store: tokens,
    pass: async (ms) => { await sleep(ms) },
    endSuspicion: async (sessionId) => { await admin.hset(keys.token(keyHash(sessionId)), 'suspect', 1) }
  })))
  await t.test('sessions', async (t) => await sessionStoreBattery(t, {
    make: (limits) => createRedisSessionStore(client, sealer, limits),
    pass: async (sessionId, seconds) => await age(admin, keys.session(keyHash(sessionId)), { fields: ['started', 'seen', 'ends'], seconds })
  }))
  await t.test('sessions of an account', async (t) => await accountBattery(t, createRedisSessionStore(client, sealer, limits), tokens))
  await t.test('sign-ins', async (t) => await loginStoreBattery(t, createRedisLoginStore(client, sealer), async (state, seconds) =>
    await age(admin, keys.login(keyHash(state)), { fields: ['due'], seconds })))
  await t.test('answers that instances share', async (t) => {
    const [here, there] = [createRedisSharedCache(client, sealer), createRedisSharedCache(client, sealer)]
    t.teardown(() => { here.close(); there.close() })
    await sharedCacheBattery(t, here, there)
  })
  await t.test('a seller signs in, asks with a token that has just ended, sees the sessions and signs out everywhere', async (t) => await visit(t, settings))
}

async function visit (t: Test, settings: Record<string, string>): Promise<void> {
  const sandbox = await startSandbox(t, { tokenProfile: 'article', rotation: 'strict', expiresIn: 3_600 })
  const gateway = await startGateway(t, sandbox, settings)
  const [here, there] = [gateway.browser(), gateway.browser()]
  t.equal((await gateway.browser().request('/readyz')).status, 200)
  for (const browser of [here, there]) t.equal((await browser.signIn('harbourpress')).status, 303)
  await sandbox.control.expire()
  t.match(await here.graphql('{ shop { name } }'), { data: { shop: { name: 'Harbour Press' } } })
  t.match(await (await here.request('/sessions')).json(), [{ current: false }, { current: true }])
  t.equal((await here.request('/logout/all', { method: 'POST' })).status, 204)
  for (const browser of [here, there]) t.match(await (await browser.request('/session')).json(), { authenticated: false })
}
