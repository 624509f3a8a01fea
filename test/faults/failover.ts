import { setTimeout as sleep } from 'node:timers/promises'
import type { Test } from 'tap'
import type { RedisProcess } from '../helpers/redis-process.ts'
import { until } from '../helpers/until.ts'
import { askUntilAllHear, outcomesInTheEnd, startStorm, tally, type Storm } from './storm-scene.ts'

/** What a request may hear while a new master is being chosen: the right answer, or when to come again. */
const allowed = ['right', 'STORE_UNAVAILABLE, later', 'REFRESH_TIMEOUT, later']

/** Many requests at several gateways on a token that has ended, in calm weather: one of them renews it for all. */
export async function calmStorm (t: Test, { kind, settings }: { kind: string, settings: Record<string, string> }): Promise<void> {
  const [instances, requests] = [4, 25]
  const storm = await startStorm(t, settings, { instances, tokenLatencyMs: 300 })
  const startedAt = performance.now()
  const { outcomes, toldLater } = await outcomesInTheEnd(storm, requests)
  const calls = await storm.tokenCalls()
  t.comment(`figure: I14 ${kind}: ${instances} × ${requests} requests, ${calls} token call, ${tally(outcomes)}, ${toldLater} told to come later first, ${Math.round(performance.now() - startedAt)} ms`)
  t.equal(calls, 1)
  t.same(outcomes, Array(instances * requests).fill('right'))
  t.ok(toldLater <= outcomes.length / 10, 'as good as all are answered at once')
}

/**
 * The master of the session is struck while the token call is under way. Nobody is signed out: the holder keeps
 * the new tokens until there is a new master to save them at.
 */
export async function failover (t: Test, { kind, settings, masterOf, signal }: {
  kind: string, settings: Record<string, string>, masterOf: (storm: Storm) => Promise<RedisProcess>, signal: 'SIGKILL' | 'SIGSTOP'
}): Promise<void> {
  const storm = await startStorm(t, settings, { instances: 3, tokenLatencyMs: 1_500 })
  const cookies = storm.browsers.map((browser) => new Map(browser.cookies))
  const master = await masterOf(storm)
  const stormy = storm.ask(40)
  await until(async () => await storm.tokenCalls() > 0)
  await sleep(200) // the grant has reached the replica, the tokens are not there yet
  await master.kill(signal)
  const { outcomes, tookMs } = await askUntilAllHear(storm, 'right')
  const all = [...await stormy, ...outcomes]
  const calls = await storm.tokenCalls()
  t.comment(`figure: I14 ${kind}, ${signal} of the master during the token call: first right answers at all gateways after ${tookMs} ms, ${calls} token call(s), ${tally(all)}`)
  t.same(all.filter((outcome) => !allowed.includes(outcome)), [], 'every answer is right or says when to come again')
  t.equal(outcomes.filter((outcome) => outcome === 'right').length, 3, 'each gateway gives right answers again')
  t.ok(calls <= 2, 'a lease that ran out meanwhile may cost a second call')
  t.same(await storm.ask(5), Array(15).fill('right'), 'and goes on so')
  t.same(storm.browsers.map((browser) => browser.cookies), cookies, 'the cookies are untouched')
  for (const gateway of storm.gateways) t.equal(await Promise.race([gateway.exited, 'running']), 'running')
}
