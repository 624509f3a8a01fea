import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { until } from '../helpers/until.ts'
import { tokenCalls } from '../oauth/endpoint.ts'
import { alsoAt } from '../oauth/fleet.ts'
import { ask, askAtOnce, heldLocks, startFleet, storedVersion } from './fleet.ts'

t.jobs = 3 // mostly they wait
for (const rotation of ['strict', 'grace'] as const) {
  for (const seconds of [2, 4.5, 8]) {
    t.test(`I4: the leader stands still for ${seconds} s while Big Cartel answers, rotation ${rotation}: the newest refresh token is kept`, { buffered: true }, async (t) => {
      const { redis, sandbox, start, expire } = await startFleet(t, { provider: { rotation, tokenLatencyMs: 300 } })
      const [leader, other] = await Promise.all([start(), start()])
      const here = leader.browser()
      await here.signIn()
      const there = alsoAt(other, here)
      await expire()
      const asking = ask(here)
      await until(async () => await tokenCalls(sandbox) === 1)
      leader.kill('SIGSTOP')
      const askingToo = askAtOnce([there], 20)
      await sleep(seconds * 1_000)
      leader.kill('SIGCONT')

      t.same(await askingToo, { ok: 20 }, 'whoever asks another instance is answered')
      t.equal(await asking, 'ok', 'and so is who asked this one')
      const calls = await tokenCalls(sandbox)
      t.ok(calls <= 2, `${calls} token call(s)`)
      await until(async () => await heldLocks(redis) === 0)
      t.equal(await storedVersion(redis), 2, 'one of them was saved, once')

      const tokens = (await sandbox.control.issued()).refreshTokens
      t.equal(tokens.length, 2, 'Big Cartel has made one new refresh token')
      await sandbox.control.settings({ graceSeconds: 0 })
      await expire()
      t.same(await askAtOnce([here, there], 10), { ok: 20 }, 'and that is the one that is kept: it can be spent')
      t.same((await sandbox.control.issued()).refreshTokens.map(({ used }) => used), [true, true, false])
      t.comment(`figure: I4 ${rotation}, stopped for ${seconds} s: ${calls} token call(s), 21 of 21 answered`)
    })
  }
}
