import t, { type Test } from 'tap'
import { connectRedis, guarded } from '../../src/redis/client.ts'
import { keyHash, keys } from '../../src/redis/keys.ts'
import { sessionIdOf } from '../helpers/browser.ts'
import { startGateway } from '../helpers/gateway.ts'
import { freePort, startRedis, type TestRedis } from '../helpers/redis-server.ts'
import { startSandbox } from '../helpers/sandbox.ts'
import { until } from '../helpers/until.ts'

const unavailable = { code: 'STORE_UNAVAILABLE', retryAfterMs: 1_000 }

/** A connection as a user whose rights can be taken away. */
async function scene (t: Test) {
  const redis = await startRedis(t)
  await grant(redis, ['on', '>secret', '~bcg:*', '+@all'])
  const { client, ping, close } = connectRedis({ kind: 'redis', url: redis.url.replace('//', '//gateway:secret@') }, { info: () => {}, warn: () => {} })
  t.teardown(close)
  await until(async () => (await ping()).up)
  return { redis, client, ping }
}

async function grant ({ client }: TestRedis, rules: readonly string[]): Promise<void> {
  await client.call('ACL', 'SETUSER', 'gateway', 'reset', ...rules)
}

t.test('a right that is taken away makes the store unavailable, under its name, and giving it back is enough', async (t) => {
  const { redis, client, ping } = await scene(t)
  await grant(redis, ['on', '>secret', '~bcg:*', '+info'])
  await t.rejects(guarded(client.get('bcg:x')), unavailable)
  t.same(await ping(), { up: false, reason: 'NOPERM' })
  await grant(redis, ['on', '>secret', '~bcg:*', '+@all'])
  t.same(await ping(), { up: true }, 'at once, on the same connection')
})

t.test('a password that has changed makes the store unavailable, under its name, until it is what it was', async (t) => {
  const { redis, client, ping } = await scene(t)
  await grant(redis, ['on', '>another', '~bcg:*', '+@all'])
  await redis.client.call('CLIENT', 'KILL', 'USER', 'gateway')
  await until(async () => { const answer = await ping(); return !answer.up && answer.reason === 'WRONGPASS' })
  await t.rejects(guarded(client.get('bcg:x')), unavailable)
  await grant(redis, ['on', '>secret', '~bcg:*', '+@all'])
  await until(async () => (await ping()).up)
})

t.test('a replica is no store to write to: the gateway is not ready', async (t) => {
  const { redis, ping } = await scene(t)
  await redis.client.call('REPLICAOF', '127.0.0.1', String(await freePort()))
  t.same(await ping(), { up: false, reason: 'READONLY' })
})

t.test('a server that has forgotten the scripts is told them again', async (t) => {
  const { redis, client } = await scene(t)
  for (let time = 0; time < 2; time++) {
    t.equal(await client.tokenBeat(keys.lock('x'), 'nobody', 1), 0)
    await redis.client.script('FLUSH')
  }
})

t.test('a session under a key of the wrong type is 503, not 500, and the cookie stays', async (t) => {
  const redis = await startRedis(t)
  const gateway = await startGateway(t, await startSandbox(t), { REDIS_URL: redis.url })
  const browser = gateway.browser()
  await browser.signIn('harbourpress')
  const sessionId = sessionIdOf(browser)
  for (const key of [keys.token(keyHash(sessionId)), keys.session(keyHash(sessionId))]) {
    await redis.client.set(key, 'odd', 'PX', 60_000)
    const response = await browser.request('/shop-info')
    t.equal(response.status, 503)
    t.match(await response.json(), { code: 'STORE_UNAVAILABLE' })
    t.ok(response.headers.has('retry-after'))
    t.ok(browser.cookies.has('bcg_session'))
  }
})
