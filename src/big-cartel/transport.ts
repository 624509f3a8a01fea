import { Pool } from 'undici'
import { connectionToError } from './connection-to-error.ts'
import type { Answer } from './status-to-error.ts'

export interface TransportSettings {
  /** Where Big Cartel's API is, version included: `https://api.bigcartel.com/v1`. */
  readonly apiUrl: string
  /** Who calls, as Big Cartel asks of its clients: `App name (https://site)`. */
  readonly userAgent: string
  /** The longest that one answer may take. */
  readonly timeoutMs: number
}

export type Query = Readonly<Record<string, string | number>>

export interface Request {
  /** Below the API's address, each segment unencoded. */
  readonly path: readonly string[]
  readonly query: Query
  /** Null: nobody asks; the answer is public. */
  readonly token: string | null
  readonly signal: AbortSignal
}

export interface Transport {
  /** @throws GatewayError UPSTREAM_* when no whole answer came; the signal's reason when that aborted */
  get (request: Request): Promise<Answer & { readonly text: string }>
  close (): Promise<void>
}

/** A hundred products are about 400 KB; nothing we ask for comes near this. */
const maxBodyBytes = 10 * 1024 * 1024

/** Sockets to Big Cartel, whoever they are used for. */
const maxSockets = 128

/** The only door to Big Cartel's API: one pool of connections for the process. Redirects are not followed. */
export function createTransport ({ apiUrl, userAgent, timeoutMs }: TransportSettings): Transport {
  const { origin, pathname } = new URL(apiUrl)
  const base = pathname.replace(/\/+$/, '')
  const pool = new Pool(origin, {
    connections: maxSockets,
    pipelining: 1, // a slow answer must not stand in front of another seller's
    connect: { timeout: timeoutMs },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    maxResponseSize: maxBodyBytes
  })
  return {
    get: ({ path, query, token, signal }) => read(pool.request({
      method: 'GET',
      path: base + pathOf(path) + queryOf(query),
      headers: { 'user-agent': userAgent, ...(token === null ? { accept: 'application/json' } : { accept: 'application/vnd.api+json', authorization: `Bearer ${token}` }) },
      signal
    }), signal),
    close: () => pool.close()
  }
}

async function read (response: ReturnType<Pool['request']>, signal: AbortSignal): Promise<Answer & { readonly text: string }> {
  let status: number | undefined
  try {
    const { statusCode, headers, body } = await response
    status = statusCode
    const retryAfter = headers['retry-after']
    const text = await body.text()
    return { status, retryAfter: typeof retryAfter === 'string' ? retryAfter : null, body: parseJson(text), text }
  } catch (error) {
    signal.throwIfAborted()
    throw connectionToError(error, status)
  }
}

/** The parser's own error is dropped on purpose: it quotes the body, which may hold a customer's data. */
export function parseJson (text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function pathOf (segments: readonly string[]): string {
  return segments.map((segment) => `/${encodeURIComponent(segment)}`).join('')
}

function queryOf (query: Query): string {
  const entries = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)])
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries).toString()}`
}
