import t from 'tap'
import { callsOf, startRedisProxy, type StrikeAction } from '../helpers/redis-proxy.ts'
import { until } from '../helpers/until.ts'
import { tokenCalls } from '../oauth/endpoint.ts'
import { alsoAt } from '../oauth/fleet.ts'
import { ask, askAtOnce, askUntil, heldLocks, startFleet, storedVersion } from './fleet.ts'

const losses: Array<[name: string, action: StrikeAction]> = [
  ['the connection breaks before the new tokens are saved', 'cut'],
  ['the connection breaks after they were saved, before Redis could say so', 'cut reply'],
  ['they do not get to Redis', 'hold'],
  ['they were saved, and the reply does not come', 'hold reply']
]

t.test('a trip to Redis that fails while new tokens are saved', async (t) => {
  const { redis, sandbox, start, expire } = await startFleet(t)
  const proxy = await startRedisProxy(t, redis)
  const [leader, other] = await Promise.all([start({ REDIS_URL: proxy.url }), start()])
  const here = leader.browser()
  await here.signIn()
  for (const [name, action] of losses) {
    await t.test(`I3: ${name}: they are saved once, and everybody is answered with them`, async (t) => {
      await expire()
      const version = await storedVersion(redis)
      const strike = proxy.strike(callsOf('token_commit'), action)
      const startedAt = performance.now()
      const { outcome } = await askUntil(strike.struck, async () => await ask(here)) // who comes later may hear that the store is away
      t.same(await askAtOnce([alsoAt(other, here)], 20), { ok: 20 })
      t.equal(await outcome, 'ok', 'who waits for the one that saves')
      t.comment(`figure: I3 ${name}: 21 of 21 answered in ${Math.round(performance.now() - startedAt)} ms`)
      t.equal(await storedVersion(redis), version + 1)
      t.equal(await tokenCalls(sandbox), 1)
      t.equal(await heldLocks(redis), 0)
      strike.release()
      await until(async () => await ask(here) === 'ok')
    })
  }
  t.notMatch(leader.written(), /stale|superseded/i, 'its own tokens are not taken for those of somebody else')
})
