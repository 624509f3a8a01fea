import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import type { Browser } from '../helpers/browser.ts'
import type { FaultSpec } from '../helpers/sandbox.ts'
import { until } from '../helpers/until.ts'
import { tokenCalls } from '../oauth/endpoint.ts'
import { accountOf, alsoAt, outcomeOf } from '../oauth/fleet.ts'
import { recordOf, startPair } from './fleet.ts'
import { figureOf, heapAtRest, inspectable } from './heap.ts'

const sellers = ['harbourpress', 'fernandmoss', 'paperkiosk'] as const
const sessionsPerSeller = 10
const warmUpMs = 15_000
const soakMs = 40_000
/** Between two requests of a browser. */
const pauseMs = 250
/** So long a refresh may take that meets all trouble there is, several times over. */
const restMs = 30_000
/** What the figures of a heap vary by when nothing is wrong. */
const leakMb = 3

const json = { 'content-type': 'application/json' }

/** What goes wrong at Big Cartel now and then. None of it spends a refresh token unheard: that would cost a session. */
const troubles: FaultSpec[] = [
  { path: '/oauth/token', times: 4, action: { type: 'status', status: 500 } },
  { path: '/oauth/token', times: 3, action: { type: 'reset' } },
  { path: '/oauth/token', times: 2, action: { type: 'status', status: 429, headers: { 'retry-after': '1' } } },
  { path: '/oauth/token', times: 2, action: { type: 'garbage' } },
  { path: '/oauth/token', times: 1, action: { type: 'hang' } },
  { path: '/oauth/token', times: 10, delayMs: 400, action: { type: 'delay' } },
  { path: '/v1/**', times: 5, action: { type: 'status', status: 503, headers: json } },
  { path: '/v1/**', times: 3, action: { type: 'halfBody' } }
]

const { sandbox, redis, here: gone, there, start } = await startPair(t, { provider: { expiresIn: 3 }, changes: { LOG_LEVEL: 'info' } })
const here = await start({}, inspectable)
gone.kill('SIGTERM')

async function startSessions (): Promise<Browser[]> {
  const browsers: Browser[] = []
  for (const seller of sellers) {
    for (const gateway of Array.from({ length: sessionsPerSeller }, (_, index) => index % 2 === 0 ? here : there)) {
      const browser = gateway.browser()
      await browser.signIn(seller)
      browsers.push(browser)
    }
  }
  return browsers
}

const counts: Record<string, number> = {}
const count = (outcome: string): void => { counts[outcome] = (counts[outcome] ?? 0) + 1 }

let asked = 0

/** Asks for what only Big Cartel knows, each time for something else, in the same words: a cache of queries holds one. */
async function ask (browser: Browser): Promise<string> {
  const { errors } = await browser.graphql('query ($id: ID!) { node(id: $id) { id } }', { id: `gid://bigcartel/Order/none-${++asked}` })
  return errors === undefined ? 'ok' : String(errors[0]?.extensions['code'])
}

/** One request: a question of its own, the same that others ask, or one that is not waited for. */
async function visit (browser: Browser): Promise<void> {
  const kind = Math.random()
  if (kind < 0.6) return count(await ask(browser))
  if (kind < 0.9) return count(await outcomeOf(await browser.request('/shop-info')))
  const leaving = AbortSignal.timeout(Math.ceil(Math.random() * 60))
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const gateway = Math.random() < 0.5 ? here : there
  await fetch(`${gateway.url}/shop-info`, { signal: leaving, headers: { cookie } }).then(async (answer) => await answer.text(), () => {})
  count('left')
}

/** Traffic of all sessions on both instances, with trouble every few seconds. */
async function soak (browsers: Browser[], ms: number): Promise<void> {
  const endAt = performance.now() + ms
  const isOn = (): boolean => performance.now() < endAt
  const troubling = (async () => {
    while (isOn()) {
      await sandbox.control.fault(troubles[Math.floor(Math.random() * troubles.length)] ?? { path: '/x', action: { type: 'hang' } })
      await sleep(2_000)
    }
  })()
  await Promise.all(browsers.map(async (browser) => {
    while (isOn()) {
      await visit(alsoAt(Math.random() < 0.5 ? here : there, browser))
      await sleep(pauseMs * (0.5 + Math.random()))
    }
  }))
  await troubling
  await sandbox.control.clearFaults()
  await Promise.race([until(async () => await isAtRest(here) && await isAtRest(there)), sleep(restMs, null, { ref: false })])
}

async function isAtRest (gateway: typeof here): Promise<boolean> {
  const [flights, waiting] = await Promise.all(['gateway_refresh_flights', 'gateway_refresh_waiting'].map(async (name) => await figureOf(gateway, name)))
  return flights === 0 && waiting === 0
}

t.test('I20: after a minute of tokens that live three seconds, trouble and leaving clients nothing is left over and nobody is lost', async (t) => {
  const browsers = await startSessions()
  await soak(browsers, warmUpMs)
  const before = await heapAtRest(here)
  await soak(browsers, soakMs)
  const after = await heapAtRest(here)
  const calls = await tokenCalls(sandbox)
  t.comment(`figure: I20 ${browsers.length} sessions, ${calls} token calls, heap ${before.toFixed(1)} → ${after.toFixed(1)} MB, outcomes ${JSON.stringify(counts)}`)
  t.ok(after - before < leakMb, 'the heap is flat')
  for (const gateway of [here, there]) t.ok(await isAtRest(gateway), 'no flight and no waiter is left')
  t.same(Object.keys(counts).filter((outcome) => !/^(?:ok|200|left|(?:\d+ )?UPSTREAM_\w+)$/.test(outcome)), [], 'nobody was told anything but that Big Cartel was in trouble')
  t.ok((counts['ok'] ?? 0) > calls, 'most were answered')
  for (const browser of browsers) {
    await until(async () => await outcomeOf(await browser.request('/shop-info')) === '200')
    t.ok(await accountOf(browser) !== null)
    const { version } = await recordOf(redis, browser)
    t.ok(Number(version) > 5, `refreshed ${version} times`)
  }
  await until(async () => (await redis.client.keys('bcg:l:*')).length === 0) // no lock is left
})
