import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { Redis } from 'ioredis'
import t from 'tap'
import type { RedisClient } from '../../src/redis/client.ts'
import { keyHash, keys } from '../../src/redis/keys.ts'
import { createMemoryTokenStore } from '../../src/tokens/memory-token-store.ts'
import { createRedisTokenStore } from '../../src/tokens/redis-token-store.ts'
import { createSealer } from '../../src/tokens/sealing.ts'
import { suspectMs, tombstoneMs } from '../../src/tokens/token-store.ts'
import { connectTo } from '../helpers/redis-client.ts'
import { startRedis } from '../helpers/redis-server.ts'
import { createPlayer, type Stage } from './player.ts'
import { anyStep, type Lapse, type Step } from './step.ts'

/** On its own clock a lease ends before a cooldown, a cooldown with a suspicion, and all before a tombstone. */
function memoryStage (): Stage {
  let now = 1_750_000_000_000
  const lengths: Record<Lapse, number> = { leases: 10, cooldowns: suspectMs, tombstones: tombstoneMs }
  return {
    store: createMemoryTokenStore(() => now),
    leaseMs: lengths.leases,
    cooldownMs: lengths.cooldowns,
    lapse: async (what) => { now += lengths[what] }
  }
}

/** Nothing runs out by itself while the steps are played; time goes by when keys are taken away. */
function redisStage (client: RedisClient, plain: Redis): Stage {
  const hour = 3_600_000
  const lapse = async (what: Lapse, hash: string): Promise<void> => {
    const token = keys.token(hash)
    await plain.del(keys.lock(hash))
    if (what === 'leases') return
    await plain.del(keys.cooldown(hash))
    if (await plain.hexists(token, 'suspect') === 1) await plain.hset(token, 'suspect', 1)
    if (what === 'tombstones' && await plain.hget(token, 'state') === 'reauth') await plain.del(token)
  }
  return {
    store: createRedisTokenStore(client, createSealer([{ kid: 'k1', key: randomBytes(32) }])),
    leaseMs: hour,
    cooldownMs: hour,
    lapse: async (what, sessionIds) => { for (const sessionId of sessionIds) await lapse(what, keyHash(sessionId)) }
  }
}

/** Watches what is stored for each session: a version only grows, and within one version the tokens stay what they are. */
function onlyNewer (): (step: Step, reading: { version?: number, accessToken?: string }) => void {
  const newest = new Map<number, { version: number, accessToken: string | undefined }>()
  return ({ do: what, session }, { version, accessToken }) => {
    if (what === 'create') newest.delete(session)
    if (version === undefined) return
    const before = newest.get(session)
    assert.ok(before === undefined || version > before.version || (version === before.version && accessToken === before.accessToken), `version ${version} after ${before?.version}`)
    newest.set(session, { version, accessToken })
  }
}

t.test('I5: whatever several owners do to a few sessions, Redis answers as the model does, and no token is replaced by an older one', async (t) => {
  const redis = await startRedis(t)
  const client = await connectTo(t, redis)
  const seen = new Map<string, number>()
  let played = 0

  await fc.assert(fc.asyncProperty(fc.array(anyStep, { minLength: 20, maxLength: 60, size: 'max' }), async (steps) => {
    const sessionIds = [randomUUID(), randomUUID()]
    const model = createPlayer(memoryStage(), sessionIds)
    const real = createPlayer(redisStage(client, redis.client), sessionIds)
    for (const session of [0, 1]) for (const play of [model, real]) await play({ do: 'create', session, refreshable: true, expires: true })
    const check = onlyNewer()
    for (const step of steps) {
      const expected = await model(step)
      assert.deepEqual(await real(step), expected, `after ${JSON.stringify(step)}`)
      check(step, expected.reading)
      const kind = JSON.stringify(expected).match(/"answer":(?:\{"kind":)?"([A-Z]+)"/)?.[1] ?? ''
      seen.set(kind, (seen.get(kind) ?? 0) + 1)
      played++
    }
  }), { numRuns: 300 }) // a failure prints its seed, and the shortest steps that lead to it

  t.comment(`figure: I5: ${played} steps, the same answer from both stores after each`)
  t.ok(played >= 10_000, `${played} steps`)
  for (const kind of ['GRANT', 'BUSY', 'FRESH', 'GONE', 'REAUTH', 'COOLDOWN', 'SUSPECT', 'OK', 'STALE']) {
    t.ok((seen.get(kind) ?? 0) > 10, `${kind} was among the answers ${seen.get(kind) ?? 0} times`)
  }
})
