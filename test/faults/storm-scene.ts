import { setTimeout as sleep } from 'node:timers/promises'
import type { Test } from 'tap'
import { keyHash, keys } from '../../src/redis/keys.ts'
import { sessionIdOf, type Browser } from '../helpers/browser.ts'
import { newSecrets } from '../helpers/gateway.ts'
import { startGatewayProcess, type GatewayProcess } from '../helpers/gateway-process.ts'
import { startSandbox, type TestSandbox } from '../helpers/sandbox.ts'

/** Several gateways on one Redis, and one session, whose single-use refresh token is due. */
export interface Storm {
  sandbox: TestSandbox
  gateways: GatewayProcess[]
  /** The same session at each gateway. */
  browsers: Browser[]
  /** A key that lives where all of the session lives. */
  sessionKey: string
  /** So many questions at each gateway at once; what becomes of each. */
  ask: (times: number) => Promise<string[]>
  tokenCalls: () => Promise<number>
}

export async function startStorm (t: Test, settings: Record<string, string>, { instances, tokenLatencyMs }: { instances: number, tokenLatencyMs: number }): Promise<Storm> {
  const sandbox = await startSandbox(t, { tokenProfile: 'article', rotation: 'strict', expiresIn: 3_600 })
  const shared = { ...settings, ...newSecrets() }
  const gateways = await Promise.all(Array.from({ length: instances }, () => startGatewayProcess(t, sandbox, shared)))
  const browsers = gateways.map((gateway) => gateway.browser())
  const [first] = browsers
  if (first === undefined) throw new RangeError('a storm has a gateway at least')
  await first.signIn('harbourpress')
  for (const browser of browsers) first.cookies.forEach((value, name) => browser.cookies.set(name, value))
  await Promise.all(browsers.map(outcomeOf)) // what is done once in a process is done before the storm
  await sandbox.control.settings({ tokenLatencyMs })
  await sandbox.control.expire()
  await sandbox.control.resetCalls()
  return {
    sandbox,
    gateways,
    browsers,
    sessionKey: keys.token(keyHash(sessionIdOf(first))),
    ask: async (times) => await Promise.all(browsers.flatMap((browser) => Array.from({ length: times }, async () => await outcomeOf(browser)))),
    tokenCalls: async () => (await sandbox.control.calls()).byRoute['POST /oauth/token'] ?? 0
  }
}

/** `right`, or the code of the refusal and, where it is to be tried again, whether it says when. */
export async function outcomeOf (browser: Browser): Promise<string> {
  const response = await browser.request('/graphql', {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: '{ account { subdomain owner { firstName } } }' })
  })
  const { data, errors, code } = await response.json() as { data?: { account?: { subdomain: string } }, errors?: Array<{ extensions: { code: string, retryAfterMs?: number } }>, code?: string } // an answer or a problem
  if (response.status === 200 && errors === undefined && data?.account?.subdomain === 'harbourpress') return 'right'
  const [error] = errors ?? []
  const saysWhen = response.headers.has('retry-after') || error?.extensions.retryAfterMs !== undefined
  return `${code ?? error?.extensions.code ?? `status ${response.status}`}${saysWhen ? ', later' : ''}`
}

/** Whoever is told to come later does so: on a machine that has too much to do an answer of Redis may come too late. */
export async function outcomesInTheEnd (storm: Storm, times: number): Promise<{ outcomes: string[], toldLater: number }> {
  const outcomes = await storm.ask(times)
  const later = outcomes.filter((outcome) => outcome.endsWith(', later'))
  const [browser] = storm.browsers
  if (browser === undefined) throw new RangeError('a storm has a gateway at least')
  if (later.length > 0) await sleep(1_000)
  const again = await Promise.all(later.map(async () => await outcomeOf(browser)))
  return { outcomes: [...outcomes.filter((outcome) => !later.includes(outcome)), ...again], toldLater: later.length }
}

/** Asks at each gateway, again and again, until each has given this answer; all that it has heard, and how long it took. */
export async function askUntilAllHear ({ browsers }: Storm, wanted: 'right' | 'REAUTH_REQUIRED', atMostMs = 45_000): Promise<{ outcomes: string[], tookMs: number }> {
  const startedAt = performance.now()
  const outcomes: string[] = []
  await Promise.all(browsers.map(async (browser) => {
    for (;;) {
      const outcome = await outcomeOf(browser)
      outcomes.push(outcome)
      if (outcome === wanted || performance.now() - startedAt > atMostMs) return
      await sleep(50)
    }
  }))
  return { outcomes, tookMs: Math.round(performance.now() - startedAt) }
}

/** How many of each: `12 right, 3 STORE_UNAVAILABLE, later`. */
export function tally (outcomes: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const outcome of outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  return [...counts].map(([outcome, count]) => `${count} × ${outcome}`).join(' + ')
}
