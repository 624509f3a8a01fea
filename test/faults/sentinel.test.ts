import t from 'tap'
import { startSentinels } from '../helpers/redis-sentinel.ts'
import { calmStorm, failover } from './failover.ts'
import { askUntilAllHear, outcomeOf, startStorm, tally } from './storm-scene.ts'

t.test('I14: behind Sentinels a storm of requests on an expired token makes one token call', async (t) => {
  const { settings } = await startSentinels(t)
  await calmStorm(t, { kind: 'Sentinel', settings })
})

for (const [signal, title] of [['SIGKILL', 'dies'], ['SIGSTOP', 'hangs']] as const) {
  t.test(`I14: the master behind Sentinels ${title} in the middle of the token call: nobody is signed out, and no restart is needed`, async (t) => {
    const { settings, master } = await startSentinels(t)
    await failover(t, { kind: 'Sentinel', settings, signal, masterOf: async () => master })
  })
}

t.test('I14: a failover that loses the last commit costs the session one clean REAUTH_REQUIRED, and a new sign-in is all it takes', async (t) => {
  const { settings, master, cutOff } = await startSentinels(t)
  const storm = await startStorm(t, settings, { instances: 1, tokenLatencyMs: 0 })
  await cutOff()
  t.same(await storm.ask(1), ['right'], 'renewed, and saved at the master alone')
  await master.kill('SIGKILL')
  const { outcomes, tookMs } = await askUntilAllHear(storm, 'REAUTH_REQUIRED')
  t.comment(`figure: I14 Sentinel, last commit lost: told after ${tookMs} ms, ${await storm.tokenCalls()} token calls, ${tally(outcomes)}`)
  t.same([...new Set(outcomes)].sort(), ['REAUTH_REQUIRED', 'STORE_UNAVAILABLE, later'])
  const [browser] = storm.browsers
  if (browser === undefined) throw new RangeError('one gateway was asked for')
  await browser.signIn('harbourpress')
  t.equal(await outcomeOf(browser), 'right')
})
