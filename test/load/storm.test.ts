import t from 'tap'
import type { Browser } from '../helpers/browser.ts'
import { countCommands } from '../helpers/redis-commands.ts'
import { startSandboxProcess } from '../helpers/sandbox-process.ts'
import { tokenCalls } from '../oauth/endpoint.ts'
import { alsoAt } from '../oauth/fleet.ts'
import { askAtOnce, type Fleet, heldLocks, several, startFleet, storedVersion } from '../faults/fleet.ts'

/** How a token comes to its end: its time is up, or Big Cartel refuses it before that. */
const ends: Record<string, (fleet: Fleet) => Promise<void>> = {
  'an expired': async ({ expire }) => await expire(),
  'a refused': async ({ sandbox }) => {
    await sandbox.control.expire()
    await sandbox.control.resetCalls()
  }
}

const storms = [
  { end: 'an expired', tokenLatencyMs: 0 },
  { end: 'an expired', tokenLatencyMs: 300 },
  { end: 'an expired', tokenLatencyMs: 3_500 },
  { end: 'a refused', tokenLatencyMs: 300 }
]

t.test('however many ask at once, one asks the token endpoint', async (t) => {
  const fleet = await startFleet(t, { bigCartel: await startSandboxProcess(t) })
  const { redis, sandbox } = fleet
  const everywhere = await signedInAt(await several(8, async () => await fleet.start()))
  await askAtOnce(everywhere, 25) // what starts cold is not what is looked at
  const commands = await countCommands(t, redis.client)
  for (const [instances, requests] of [[1, 500], [4, 25], [8, 200]] as const) {
    const browsers = everywhere.slice(0, instances)
    await t.test(`I1: ${instances} × ${requests} requests on a token that is over and can be renewed once make one token call, and all are answered`, async (t) => {
      for (const { end, tokenLatencyMs } of storms) {
        const story = `${instances} × ${requests}, ${end} token, ${tokenLatencyMs} ms`
        await sandbox.control.settings({ tokenLatencyMs })
        await ends[end]?.(fleet)
        const version = await storedVersion(redis)
        commands.reset()
        const startedAt = performance.now()
        t.same(await askAtOnce(browsers, requests), { ok: instances * requests }, story)
        const elapsedMs = Math.round(performance.now() - startedAt)
        const asked = commands.names().length
        const calls = await tokenCalls(sandbox)
        t.comment(`figure: I1 ${story}: ${calls} token call, ${elapsedMs} ms, ${asked} Redis commands`)
        t.equal(calls, 1, story)
        t.equal(await storedVersion(redis), version + 1, story)
        t.equal(await heldLocks(redis), 0, 'no lock is left')
        if (instances === 8) t.ok(asked <= 2_500, `I13: a storm of 1,600 costs ${asked} Redis commands`)
      }
    })
  }

  await t.test('I13: a request with a fresh token costs one trip to Redis', async (t) => {
    commands.reset()
    t.same(await askAtOnce(everywhere.slice(0, 1), 100), { ok: 100 })
    t.comment(`figure: I13 100 requests: ${commands.names().length} Redis commands`)
    t.same(commands.names(), Array(100).fill('evalsha'))
  })
})

/** One session, known at every instance. */
async function signedInAt (gateways: ReadonlyArray<{ browser: () => Browser }>): Promise<Browser[]> {
  const [first] = gateways
  if (first === undefined) return []
  const browser = first.browser()
  await browser.signIn()
  return gateways.map((gateway) => alsoAt(gateway, browser))
}
