import t from 'tap'
import { callsOf, startRedisProxy, type RedisProxy } from '../helpers/redis-proxy.ts'
import { startTcpDoor, type TcpDoor } from '../helpers/tcp-door.ts'
import { until } from '../helpers/until.ts'
import { tokenCalls } from '../oauth/endpoint.ts'
import { alsoAt } from '../oauth/fleet.ts'
import { ask, askAtOnce, askUntil, type Fleet, heldLocks, startFleet, storedVersion } from './fleet.ts'

/** What stands between the leader and the others: its way to Redis and its way to the token endpoint. */
interface Stage extends Fleet { proxy: RedisProxy, door: TcpDoor }

interface Moment {
  /** How often the token endpoint is asked in all. */
  calls: number
  /** Whether Big Cartel has spent the refresh token and we have not saved what it gave for it. */
  isBetween: boolean
  /** Prepares the stage; the answer resolves when the leader is there. */
  prepare: (stage: Stage) => Promise<() => Promise<void>>
}

/** The leader's next call of a script is held, or its reply is. */
const holding = (script: string, action: 'hold' | 'hold reply') => async ({ proxy }: Stage) => {
  const { struck } = proxy.strike(callsOf(script), action)
  return async () => await struck
}

const moments: Record<string, Moment> = {
  'after it was granted the refresh': {
    calls: 1,
    isBetween: false,
    prepare: holding('token_begin', 'hold reply')
  },
  'before its request is sent': {
    calls: 1,
    isBetween: false,
    prepare: async ({ door }) => {
      door.shut()
      return async () => await until(() => door.waiting() === 1)
    }
  },
  'after its request was sent and before anything is done': {
    calls: 2,
    isBetween: false,
    prepare: async ({ sandbox }) => {
      await sandbox.control.fault({ path: '/oauth/token', times: 1, action: { type: 'hang' } })
      return async () => await until(async () => await tokenCalls(sandbox) === 1)
    }
  },
  'after its request was carried out': {
    calls: 2,
    isBetween: true,
    prepare: async ({ sandbox }) => {
      await sandbox.control.fault({ path: '/oauth/token', times: 1, when: 'after', action: { type: 'hang' } })
      return async () => await until(async () => (await sandbox.control.issued()).refreshTokens.length === 2)
    }
  },
  'after the answer': {
    calls: 2,
    isBetween: true,
    prepare: holding('token_commit', 'hold')
  },
  'after the new tokens were saved': {
    calls: 1,
    isBetween: false,
    prepare: holding('token_commit', 'hold reply')
  }
}

t.jobs = 4 // mostly they wait for a lease to run out
for (const rotation of ['grace', 'strict'] as const) {
  for (const [name, { calls, isBetween, prepare }] of Object.entries(moments)) {
    t.test(`I3: the leader is killed ${name}, rotation ${rotation}`, { buffered: true }, async (t) => {
      const fleet = await startFleet(t, { provider: { rotation } })
      const { redis, sandbox, start, expire } = fleet
      const proxy = await startRedisProxy(t, redis)
      const door = await startTcpDoor(t, sandbox.tokenUrl)
      const [leader, other] = await Promise.all([start({ REDIS_URL: proxy.url, BIGCARTEL_TOKEN_URL: door.url }), start()])
      const here = leader.browser()
      await here.signIn()
      const there = alsoAt(other, here)
      await expire()
      const arrived = await prepare({ ...fleet, proxy, door })
      const { outcome } = await askUntil(arrived(), async () => await ask(here).catch(() => 'cut off'))
      leader.kill('SIGKILL')
      await leader.exited

      const startedAt = performance.now()
      const outcomes = await askAtOnce([there], 20)
      const elapsedMs = Math.round(performance.now() - startedAt)
      const expected = isBetween && rotation === 'strict' ? 'REAUTH_REQUIRED' : 'ok'
      t.same(outcomes, { [expected]: 20 })
      t.equal(await ask(there), expected, 'and it stays so')
      t.equal(await tokenCalls(sandbox), calls)
      t.equal(await heldLocks(redis), 0)
      if (expected === 'ok') t.equal(await storedVersion(redis), 2)
      t.comment(`figure: I3 ${rotation}, killed ${name}: ${calls} token call(s), 20 × ${Object.keys(outcomes).join()} after ${elapsedMs} ms`)
      t.equal(await outcome, 'cut off')
      if (expected === 'ok') return
      await there.signIn()
      t.equal(await ask(there), 'ok', 'a new sign-in mends it')
    })
  }
}
