import type { Test } from 'tap'
import { startSandbox as start, type Sandbox, type SandboxOptions } from '../../sandbox/start.ts'
import type { CallReport } from '../../sandbox/control/calls.ts'
import type { Fault, FaultSpec } from '../../sandbox/control/faults.ts'
import type { RecordSpec } from '../../sandbox/control/record-routes.ts'
import type { IssuedTokens, TokenAnswer } from '../../sandbox/oauth/grants.ts'
import type { Delivery } from '../../sandbox/oauth/webhooks.ts'
import type { Settings } from '../../sandbox/settings.ts'

export type { CallReport, Delivery, Fault, FaultSpec, IssuedTokens, SandboxOptions, Settings, TokenAnswer }

/** The seeded sellers, by size. */
export const sellers = {
  tiny: { subdomain: 'fernandmoss', accountId: '104817' },
  usual: { subdomain: 'harbourpress', accountId: '208639' },
  big: { subdomain: 'paperkiosk', accountId: '391756' }
} as const

export type Seller = typeof sellers[keyof typeof sellers]['subdomain']

/** `/_control`, typed. */
export type Control = {
  /** Sets a fault; answers its id. Without `times` it strikes every matching call. */
  fault: (spec: FaultSpec) => Promise<string>
  faults: () => Promise<Fault[]>
  clearFaults: () => Promise<void>
  /** What arrived since the start or the last `resetCalls`. */
  calls: () => Promise<CallReport>
  resetCalls: () => Promise<void>
  /** Changes the given settings; answers all of them. */
  settings: (change?: Partial<Settings>) => Promise<Settings>
  /** Mints a grant without the browser dance, and answers as the token endpoint would. */
  token: (seller?: Seller) => Promise<TokenAnswer>
  /** Every access and refresh token that was given out, oldest first. */
  issued: () => Promise<IssuedTokens>
  /** Expires every access token at once. */
  expire: () => Promise<void>
  /** Ends all grants of a seller, as when the seller disconnects the application. */
  revoke: (seller: Seller) => Promise<void>
  /** Puts a new record, a copy of its neighbour, at a place of a collection; answers its id. */
  insert: (spec: RecordSpec & { at: number }) => Promise<string>
  /** Takes a record away. */
  remove: (spec: RecordSpec & { id: string }) => Promise<void>
  /** Webhooks sent so far. */
  webhooks: () => Promise<Delivery[]>
  /** As new: seed data, settings, tokens, faults, calls. */
  reset: () => Promise<void>
}

export type TestSandbox = {
  url: string
  apiUrl: string
  authorizeUrl: string
  tokenUrl: string
  deauthorizeUrl: string
  clientId: string
  clientSecret: string
  control: Control
  /** Approves as the seller would on the authorize page; answers the callback URL with `code` and `state`. */
  approve: (authorizeUrl: string | URL, seller?: Seller) => Promise<URL>
  /** Denies on the authorize page; answers the callback URL with `error=access_denied`. */
  deny: (authorizeUrl: string | URL) => Promise<URL>
  /** A GET under `/v1` (`path` begins after it) with the headers Big Cartel asks for. */
  get: (path: string, authorization: string) => Promise<Response>
  /** Ends the sandbox before the test does, to see what an absent Big Cartel does. */
  close: () => Promise<void>
}

/** Starts a sandbox on a free port for the length of the test. */
export async function startSandbox (t: Test, options: SandboxOptions = {}): Promise<TestSandbox> {
  const sandbox = await start(options)
  t.teardown(sandbox.close)
  return sandboxAt(sandbox)
}

/** A running sandbox, be it in this process or in another one. */
export function sandboxAt ({ url, clientId, clientSecret, close }: Sandbox): TestSandbox {
  return {
    url,
    apiUrl: `${url}/v1`,
    authorizeUrl: `${url}/oauth/authorize`,
    tokenUrl: `${url}/oauth/token`,
    deauthorizeUrl: `${url}/oauth/deauthorize`,
    clientId,
    clientSecret,
    control: controlOf(url),
    approve: (authorizeUrl, seller = sellers.usual.subdomain) => decide(authorizeUrl, { decision: 'approve', seller }),
    deny: (authorizeUrl) => decide(authorizeUrl, { decision: 'deny' }),
    get: (path, authorization) => fetch(`${url}/v1${path}`, {
      headers: { accept: 'application/vnd.api+json', 'user-agent': 'Gateway tests (https://example.com)', authorization }
    }),
    close
  }
}

/** The control client of any running sandbox, such as one in another process. */
export function controlOf (url: string): Control {
  const send = (method: string, path: string, body?: unknown) => control(`${url}/_control${path}`, method, body)
  return {
    // each cast names what the route of the same name answers
    fault: async (spec) => ((await send('POST', '/faults', spec)) as { id: string }).id,
    faults: async () => (await send('GET', '/faults')) as Fault[],
    clearFaults: async () => { await send('DELETE', '/faults') },
    calls: async () => (await send('GET', '/calls')) as CallReport,
    resetCalls: async () => { await send('DELETE', '/calls') },
    settings: async (change) => (await (change === undefined ? send('GET', '/settings') : send('PATCH', '/settings', change))) as Settings,
    token: async (seller = sellers.usual.subdomain) => (await send('POST', '/tokens', { seller })) as TokenAnswer,
    issued: async () => (await send('GET', '/tokens')) as IssuedTokens,
    expire: async () => { await send('POST', '/expire') },
    revoke: async (seller) => { await send('POST', '/revoke', { seller }) },
    insert: async (spec) => ((await send('POST', '/records', spec)) as { id: string }).id,
    remove: async (spec) => { await send('DELETE', '/records', spec) },
    webhooks: async () => (await send('GET', '/webhooks')) as Delivery[],
    reset: async () => { await send('POST', '/reset') }
  }
}

async function control (url: string, method: string, body: unknown): Promise<unknown> {
  const answer = await fetch(url, {
    method,
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${text}`)
  return text === '' ? undefined : JSON.parse(text)
}

async function decide (authorizeUrl: string | URL, decision: Record<string, string>): Promise<URL> {
  const asked = new URL(authorizeUrl)
  const answer = await fetch(asked.origin + asked.pathname, {
    method: 'POST',
    body: new URLSearchParams([...asked.searchParams, ...Object.entries(decision)]),
    redirect: 'manual'
  })
  const location = answer.headers.get('location')
  if (location === null) throw new Error(`the authorize page did not redirect: ${answer.status} ${await answer.text()}`)
  return new URL(location)
}
