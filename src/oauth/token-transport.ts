import type { Readable } from 'node:stream'
import { Pool } from 'undici'
import { isRecord } from '../record.ts'

export interface TokenTransport {
  /** In the shape of oauth4webapi's `customFetch`. */
  fetch: (url: string, options: { method: string, headers: Record<string, string>, body?: unknown, signal?: AbortSignal }) => Promise<Response>
  close: () => Promise<void>
}

/** A token answer is a few hundred bytes; anything near this is not one. */
const maxBodyBytes = 64 * 1024

/** Sessions do not wait for each other: what is queued here would spend the time of its own call. Beyond this something is wrong. */
const callsAtOnce = 256

/** Talks to the token endpoint: no redirects, a bounded body, and an answer that oauth4webapi can read. */
export function createTokenTransport (tokenUrl: string, userAgent: string): TokenTransport {
  const { origin } = new URL(tokenUrl)
  const pool = new Pool(origin, { connections: callsAtOnce, connect: { timeout: 3_000 } })
  return {
    fetch: async (url, { headers, body, signal }) => {
      const { pathname, search } = new URL(url)
      const answer = await pool.request({
        method: 'POST',
        path: pathname + search,
        headers: { ...headers, accept: 'application/json', 'user-agent': userAgent },
        body: String(body),
        ...(signal && { signal })
      })
      const text = await readBounded(answer.body)
      return new Response(answer.statusCode === 200 ? withTokenType(text) : text || null, { // a 204 or 304 may have no body, not even an empty one
        status: answer.statusCode, headers: responseHeaders(answer.headers)
      })
    },
    close: () => pool.close()
  }
}

async function readBounded (body: Readable): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > maxBodyBytes) throw new TypeError('the answer of the token endpoint is too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/**
 * Big Cartel's answer may lack `token_type`, which RFC 6749 §5.1 requires and oauth4webapi insists on, and
 * `expires_in` may be anything: it is moved aside, to be read with more patience than oauth4webapi has. What is
 * `null` is left out, as if it had not been sent.
 */
function withTokenType (text: string): string {
  try {
    const answer: unknown = JSON.parse(text)
    if (!isRecord(answer)) return text
    const { expires_in: lifetime, ...rest } = Object.fromEntries(Object.entries(answer).filter(([, value]) => value !== null))
    return JSON.stringify({ token_type: 'bearer', ...rest, ...(lifetime !== undefined && { lifetime }) })
  } catch {
    return text
  }
}

/** Only what is read: the body is JSON whatever its label says, and the rest could confuse. */
function responseHeaders (headers: Record<string, string | string[] | undefined>): Headers {
  const kept = new Headers({ 'content-type': 'application/json' })
  for (const name of ['www-authenticate', 'retry-after']) {
    const value = headers[name]
    if (typeof value === 'string') kept.set(name, value)
  }
  return kept
}
