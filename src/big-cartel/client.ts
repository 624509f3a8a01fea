import { setMaxListeners } from 'node:events'
import { GatewayError } from '../errors.ts'
import { createAccountLimits } from './account-limits.ts'
import type { Credential } from './credential.ts'
import { wait, within } from './deadline.ts'
import type { Document } from './json-api.ts'
import { parseDocument } from './json-api.ts'
import { retryDelayMs } from './retry-policy.ts'
import { statusToError } from './status-to-error.ts'
import type { Query, TransportSettings } from './transport.ts'
import { createTransport } from './transport.ts'

export interface BigCartelSettings extends TransportSettings {
  /** Calls in flight for one account at most, over the whole process. */
  readonly concurrency: number
}

/** What one request of ours brings along. */
export interface Binding {
  readonly credential: Credential
  /** Aborts when our caller has gone; its reason is what the calls then reject with. */
  readonly signal?: AbortSignal
  /** Epoch milliseconds by which the request must be answered. */
  readonly deadline: number
  /** Before each call that leaves, repeats too. What it throws is thrown to the caller, and nothing leaves. */
  readonly onCall?: (call: UpstreamCall) => void
}

export interface UpstreamCall {
  readonly path: readonly string[]
  /** 1 for the first time; more for each repeat. */
  readonly attempt: number
}

/** Big Cartel's API for one request of ours and one account. */
export interface BigCartelApi {
  readonly accountId: string
  /**
   * Asks for a document.
   *
   * @param path unencoded segments below `/v1`
   * @throws GatewayError UPSTREAM_*, NOT_FOUND, ARTISTS_DISABLED or REAUTH_REQUIRED; the reason of the binding's signal
   */
  get (path: readonly string[], query?: Query): Promise<Document>
}

export interface BigCartel {
  bind (binding: Binding): BigCartelApi
  /** Lets calls in flight finish, then closes the connections. */
  close (): Promise<void>
}

/** Sends one GET with one token: everything that may one day stand around it (cache, joins, breaker) has this shape. */
type Send = (call: UpstreamCall & { query: Query, token: string, signal: AbortSignal }) => Promise<Document>

/** The client for the process. It owns the connections; close it. */
export function createBigCartel (settings: BigCartelSettings): BigCartel {
  const transport = createTransport(settings)
  const limits = createAccountLimits(settings.concurrency)

  const send: Send = async ({ path, query, token, signal }) => {
    const answer = await within(settings.timeoutMs, signal, leash => transport.get({ path, query, token, signal: leash }))
    if (answer.status < 200 || answer.status > 299) throw statusToError(answer, Date.now())
    return parseDocument(answer.body, answer.status)
  }
  return {
    bind (binding) {
      const { accountId } = binding.credential
      if (binding.signal !== undefined) setMaxListeners(0, binding.signal) // each call listens while it runs: no leak to warn of
      const owner = accountId === '' ? Symbol('sign-in') : accountId // sign-ins must not queue behind each other
      return bindApi(binding, call => limits.run(owner, call.signal, () => {
        binding.onCall?.({ path: call.path, attempt: call.attempt }) // the token is nobody else's business
        return send(call)
      }))
    },
    close: transport.close
  }
}

function bindApi ({ credential, signal, deadline }: Binding, send: Send): BigCartelApi {
  return {
    accountId: credential.accountId,
    get: (path, query = {}) => within(deadline - Date.now(), signal, async leash => {
      const ask = withRetries(deadline, (token, attempt) => send({ path, query, token, attempt, signal: leash }), leash)
      return await withReplacement(credential, leash, ask)
    })
  }
}

/** Counts on over all its calls: a repeat with another token brings no new retries. */
function withRetries (
  deadline: number, ask: (token: string, attempt: number) => Promise<Document>, signal: AbortSignal
): (token: string) => Promise<Document> {
  let attempt = 0
  let failures = 0
  return async token => {
    for (;;) {
      try {
        return await ask(token, ++attempt)
      } catch (error) {
        signal.throwIfAborted()
        if (isRefusal(error)) throw error
        const delayMs = retryDelayMs({ attempt: ++failures, error, timeLeftMs: deadline - Date.now(), random: Math.random })
        if (delayMs === null) throw error
        await wait(delayMs, signal)
        signal.throwIfAborted()
      }
    }
  }
}

/** A refused token is replaced once; the second refusal is final. */
async function withReplacement (
  credential: Credential, signal: AbortSignal, ask: (token: string) => Promise<Document>
): Promise<Document> {
  const token = await credential.accessToken(signal)
  try {
    return await ask(token)
  } catch (error) {
    if (!isRefusal(error)) throw error
  }
  signal.throwIfAborted()
  const replacement = await credential.replacement(token, signal)
  try {
    return await ask(replacement)
  } catch (error) {
    if (isRefusal(error)) await credential.refused(replacement)
    throw error
  }
}

function isRefusal (error: unknown): boolean {
  return error instanceof GatewayError && error.upstream?.status === 401
}
