import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { connectRedis, guarded } from '../../src/redis/client.ts'
import { freePort, startRedis } from '../helpers/redis-server.ts'

const quiet = { info: () => {}, warn: () => {} }

t.test('without a server a connection starts all the same, says why it does not answer, and closes', async (t) => {
  const port = await freePort()
  const host = '127.0.0.1'
  const stores: Array<Parameters<typeof connectRedis>[0]> = [
    { kind: 'redis', url: `redis://:a-password@${host}:${port}` },
    { kind: 'cluster', nodes: [{ host, port }], access: { password: 'a-password' } },
    { kind: 'sentinel', sentinels: [{ host, port }], name: 'main', access: { password: 'a-password' }, sentinelAccess: { password: 'a-password' } }
  ]
  for (const store of stores) {
    const warnings: object[] = []
    const { client, ping, close } = connectRedis(store, { ...quiet, warn: (fields) => { warnings.push(fields) } })
    const answer = await ping()
    t.match(answer, { up: false, reason: /^\w+$/ }, store.kind)
    await t.rejects(guarded(client.get('x')), { code: 'STORE_UNAVAILABLE', retryAfterMs: 1_000 }, store.kind)
    await sleep(30)
    t.notMatch(JSON.stringify([answer, warnings]), 'a-password')
    await close()
  }
})

t.test('a command fails at once while the server is away, and goes through soon after it is back', async (t) => {
  const redis = await startRedis(t)
  const { client, ping, close } = connectRedis({ kind: 'redis', url: redis.url }, quiet)
  t.teardown(close)
  const up = async () => { while (!(await ping()).up) await sleep(10) }
  await up()
  await redis.stop()
  const startedAt = performance.now()
  await t.rejects(guarded(client.get('x')), { code: 'STORE_UNAVAILABLE' })
  t.ok(performance.now() - startedAt < 900, 'sooner than a command is given up')
  await redis.start()
  await up()
  t.ok(performance.now() - startedAt < 3_000)
  t.equal(await client.sessionOpen('x', 'y', 'z', 1, 1, 1, 1, 0), null, 'the scripts are known to the new server')
})

t.test('a server that hangs is given up after a second', async (t) => {
  const redis = await startRedis(t)
  const { client, ping, close } = connectRedis({ kind: 'redis', url: redis.url }, quiet)
  t.teardown(close)
  while (!(await ping()).up) await sleep(10)
  await redis.client.call('CLIENT', 'PAUSE', '4000', 'ALL')
  const startedAt = performance.now()
  await t.rejects(guarded(client.get('x')), { code: 'STORE_UNAVAILABLE' })
  t.ok(performance.now() - startedAt < 3_000)
})

t.test('a server that has become a replica is left and found again', async (t) => {
  const redis = await startRedis(t)
  const { client, ping, close } = connectRedis({ kind: 'redis', url: redis.url }, quiet)
  t.teardown(close)
  while (!(await ping()).up) await sleep(10)
  await redis.client.call('REPLICAOF', '127.0.0.1', String(await freePort()))
  await t.rejects(guarded(client.set('x', '1', 'PX', 1_000)), { code: 'STORE_UNAVAILABLE' })
  await redis.client.call('REPLICAOF', 'NO', 'ONE')
  const deadline = performance.now() + 3_000
  const written = async (): Promise<boolean> => await client.set('x', '1', 'PX', 1_000).then(() => true, () => false)
  while (!await written() && performance.now() < deadline) await sleep(10)
  t.ok(performance.now() < deadline)
})
