import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import type { Browser } from '../helpers/browser.ts'
import type { GatewayProcess } from '../helpers/gateway-process.ts'
import { until } from '../helpers/until.ts'
import { tokenCalls } from '../oauth/endpoint.ts'
import { accountOf, alsoAt, outcomeOf } from '../oauth/fleet.ts'
import { recordOf, startPair } from './fleet.ts'

const random = (): string => randomBytes(32).toString('base64')
const [oldSecret, newSecret] = [random(), random()]
const [oldKey, newKey] = [`k1:${random()}`, `k2:${random()}`]

/** The steps of a rotation as the README has them, each a restart of all instances one after the other. */
const steps = [
  { SESSION_SECRET: `${oldSecret},${newSecret}`, TOKEN_KEYS: `${oldKey},${newKey}` },
  { SESSION_SECRET: `${newSecret},${oldSecret}`, TOKEN_KEYS: `${newKey},${oldKey}` },
  { SESSION_SECRET: newSecret, TOKEN_KEYS: newKey }
]
const beforehand = { SESSION_SECRET: oldSecret, TOKEN_KEYS: oldKey }
const sessions = 6

const { sandbox, redis, here, there, start } = await startPair(t, { provider: { expiresIn: 3 }, changes: beforehand })

interface Seat { gateway: GatewayProcess, busy: number }

/** Two seats behind a load balancer that sends new requests only to whoever sits there, and lets who leaves finish. */
const seats: Seat[] = [{ gateway: here, busy: 0 }, { gateway: there, busy: 0 }]

/** Puts a new instance in each seat, one after the other. */
async function restartAll (settings: Record<string, string>): Promise<void> {
  const coming = await Promise.all(seats.map(async () => await start(settings)))
  for (const [index, gateway] of coming.entries()) {
    const leaving = seats[index]
    seats[index] = { gateway, busy: 0 }
    await until(() => leaving?.busy === 0)
    leaving?.gateway.kill('SIGTERM')
    await leaving?.gateway.exited
  }
}

async function ask (browser: Browser, path = '/shop-info'): Promise<string> {
  const seat = seats[Math.floor(Math.random() * seats.length)]
  if (seat === undefined) throw new RangeError('every seat is taken')
  seat.busy++
  const visit = alsoAt(seat.gateway, browser)
  const outcome = await outcomeOf(await visit.request(path))
  seat.busy--
  browser.cookies.clear()
  visit.cookies.forEach((value, name) => browser.cookies.set(name, value))
  return outcome
}

/** Clients who ask on and on. */
function startTraffic (browsers: Browser[]): { outcomes: Map<string, number>, rounds: () => number, stop: () => Promise<void> } {
  const outcomes = new Map<string, number>()
  const rounds = browsers.map(() => 0)
  const over = new AbortController()
  const clients = browsers.map(async (browser, index) => {
    while (!over.signal.aborted) {
      const outcome = await ask(browser)
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
      rounds[index] = (rounds[index] ?? 0) + 1
      await sleep(40)
    }
  })
  return { outcomes, rounds: () => Math.min(...rounds), stop: async () => { over.abort(); await Promise.all(clients) } }
}

t.test('I16: key and secret are rotated in three steps under traffic, and no request fails', async (t) => {
  const browsers = await Promise.all(Array.from({ length: sessions }, async () => {
    const browser = here.browser()
    await browser.signIn()
    return browser
  }))
  const unfinished = here.browser()
  const callback = await sandbox.approve(await unfinished.start())
  const traffic = startTraffic(browsers)
  for (const step of steps) {
    await restartAll(step)
    const seen = traffic.rounds()
    await until(() => traffic.rounds() > seen + 1) // every session has been by
    if (step === steps[1]) t.equal((await alsoAt(seats[0]?.gateway ?? here, unfinished).callback(callback)).status, 303, 'a sign-in that was begun under the old key')
  }
  await traffic.stop()
  const { outcomes } = traffic
  t.same([...outcomes.keys()], ['200'])
  for (const browser of browsers) {
    t.match(await recordOf(redis, browser), { state: 'ok', access: /^1\.k2\./, refresh: /^1\.k2\./ }, 'sealed with the new key')
    t.equal(await accountOf(alsoAt(seats[0]?.gateway ?? here, browser)), '208639', 'signed with the new secret')
  }
  t.comment(`figure: I16 ${[...outcomes].map(([outcome, count]) => `${count} × ${outcome}`).join(', ')} while ${steps.length * seats.length} restarts rotated key and secret, with ${await tokenCalls(sandbox)} token calls`)
})

t.test('I16: who has been away too long signs in again, cleanly, and elsewhere nothing is spoiled', async (t) => {
  const [seat] = seats
  if (seat === undefined) throw new RangeError('every seat is taken')
  const browser = seat.gateway.browser()
  const latest = steps.at(-1)
  const strangers = [
    { name: 'key', settings: { ...latest, TOKEN_KEYS: `k3:${random()}` }, outcome: '401 REAUTH_REQUIRED' },
    { name: 'key under the same name', settings: { ...latest, TOKEN_KEYS: `k2:${random()}` }, outcome: '401 REAUTH_REQUIRED' },
    { name: 'secret', settings: { ...latest, SESSION_SECRET: random() }, outcome: '401 UNAUTHENTICATED' }
  ]
  for (const { name, settings, outcome } of strangers) {
    await browser.signIn()
    const visitor = alsoAt(await start(settings), browser)
    t.equal(await outcomeOf(await visitor.request('/shop-info')), outcome, `another ${name}`)
    t.match(await visitor.graphql('{ shop { name } }'), { errors: [{ extensions: { code: outcome.slice(4) } }] })
    t.equal(await outcomeOf(await visitor.request('/')), '200')
    t.equal(await outcomeOf(await browser.request('/shop-info')), '200', 'where the key is known, the session goes on')
    t.equal((await visitor.signIn()).status, 303)
    t.equal(await outcomeOf(await visitor.request('/shop-info')), '200', 'a new sign-in mends it')
  }
})
