import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import type { Browser } from '../helpers/browser.ts'
import type { GatewayProcess } from '../helpers/gateway-process.ts'
import { sellers } from '../helpers/sandbox.ts'
import { until } from '../helpers/until.ts'
import { endTokensIn } from '../oauth/due.ts'
import { tokenCalls } from '../oauth/endpoint.ts'
import { alsoAt } from '../oauth/fleet.ts'
import { ask, askAtOnce, heldLocks, several, startFleet, storedVersion } from './fleet.ts'

t.test('I19: an instance that is told to end in the middle of a refresh saves the new tokens first', async (t) => {
  const { redis, sandbox, start, expire } = await startFleet(t, { provider: { tokenLatencyMs: 3_000 } })
  const [leaving, staying] = await Promise.all([start(), start()])
  const here = leaving.browser()
  await here.signIn()
  await expire()
  const underWay = askAtOnce([here], 20)
  await until(async () => await tokenCalls(sandbox) === 1)
  leaving.kill('SIGTERM')
  const startedAt = performance.now()
  t.same(await underWay, { ok: 20 }, 'the requests that were under way are answered')
  t.equal(await leaving.exited, 0)
  t.comment(`figure: I19 exit 0 ${Math.round(performance.now() - startedAt)} ms after SIGTERM`)
  t.equal(await storedVersion(redis), 2)
  t.equal(await heldLocks(redis), 0)
  t.equal(await ask(alsoAt(staying, here)), 'ok')
  t.equal(await tokenCalls(sandbox), 1)
})

t.test('I19: twenty instances end and begin, half of the fleet at a time, while sellers ask and tokens run out: no rotation is lost', async (t) => {
  const { redis, sandbox, start } = await startFleet(t, { provider: { tokenLatencyMs: 250 } })
  const living = await several(4, start)
  const subdomains = Object.values(sellers).map(({ subdomain }) => subdomain)
  const sessions = await Promise.all([...subdomains, ...subdomains].map(async (subdomain) => await signedIn(living, subdomain)))
  await sandbox.control.resetCalls()
  const traffic = startTraffic(sessions, () => living)
  const expiring = setInterval(() => { endTokensIn(redis, -1_000).catch(t.threw) }, 1_000)
  const startedAt = performance.now()
  for (let round = 0; round < 10; round++) {
    const leaving = living.splice(0, 2)
    for (const instance of leaving) instance.kill('SIGTERM')
    const [fresh, codes] = await Promise.all([several(2, start), Promise.all(leaving.map(({ exited }) => exited))])
    t.same(codes, [0, 0])
    living.push(...fresh)
  }
  const seconds = (performance.now() - startedAt) / 1_000
  clearInterval(expiring)
  const { ok = 0, 'cut off': cutOff = 0, ...failed } = await traffic.end()
  const refreshes = await tokenCalls(sandbox)
  t.comment(`figure: I19 20 restarts in ${seconds.toFixed(1)} s: ${ok} answered, ${cutOff} cut off, ${JSON.stringify(failed)} failed, ${refreshes} tokens renewed`)
  t.same(failed, {}, 'nothing but an answer, ever')
  t.ok(ok > 500 && refreshes > 50, 'there was something to lose')
  t.ok(cutOff <= 1, 'nobody is cut off, but who came in the very moment of an end')
  for (const session of sessions) t.equal(await ask(at(living, session)), 'ok')
  t.equal((await sandbox.control.issued()).refreshTokens.filter(({ used }) => !used).length, sessions.length, 'each session has its newest refresh token and could spend it')
})

async function signedIn ([first]: readonly GatewayProcess[], subdomain: (typeof sellers)[keyof typeof sellers]['subdomain']): Promise<Browser> {
  if (first === undefined) throw new RangeError('nobody to sign in at')
  const browser = first.browser()
  await browser.signIn(subdomain)
  return browser
}

/** The session at one of the instances, whichever. */
function at (living: readonly GatewayProcess[], session: Browser): Browser {
  const gateway = living[Math.floor(Math.random() * living.length)]
  if (gateway === undefined) throw new RangeError('nobody is there')
  return alsoAt(gateway, session)
}

/** Each session asks on and on, at an instance that lives; tells at the end how often each outcome came. */
function startTraffic (sessions: readonly Browser[], living: () => readonly GatewayProcess[]) {
  const counts: Record<string, number> = {}
  const over = new AbortController()
  const loops = sessions.map(async (session) => {
    while (!over.signal.aborted) {
      const outcome = await ask(at(living(), session)).catch(() => 'cut off')
      counts[outcome] = (counts[outcome] ?? 0) + 1
      await sleep(10)
    }
  })
  return {
    end: async () => {
      over.abort()
      await Promise.all(loops)
      return counts
    }
  }
}
