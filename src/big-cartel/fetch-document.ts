import { GatewayError } from '../errors.ts'
import type { Fetched } from './answers.ts'
import { call } from './call.ts'
import type { CallMeter } from './call-meter.ts'
import type { Credential } from './credential.ts'
import type { Flight } from './join-in-flight.ts'
import { parseDocument, type Document } from './json-api.ts'
import type { Means } from './means.ts'
import { retrying } from './retrying.ts'
import { statusToError, type Answer } from './status-to-error.ts'
import type { Query } from './transport.ts'

/** One GET on behalf of one operation. */
export interface Errand {
  readonly path: readonly string[]
  readonly query: Query
  readonly credential: Credential
  readonly meter: CallMeter
}

/**
 * Asks Big Cartel: at most so many calls at once for an account, each behind the breakers; what failed in passing is
 * asked again, and once more with another token when the first is refused.
 *
 * @throws GatewayError UPSTREAM_*, NOT_FOUND, ARTISTS_DISABLED, REAUTH_REQUIRED; the reason of the flight's signal
 */
export async function fetchDocument (means: Means, { path, query, credential, meter }: Errand, flight: Pick<Flight, 'signal' | 'timeLeftMs'>): Promise<Fetched<Document>> {
  const { accountId } = credential
  const owner = accountId === '' ? Symbol('sign-in') : accountId // sign-ins must not queue behind each other
  const retry = retrying(means, meter, flight) // a repeat with another token brings no new retries
  return await withReplacement(credential, flight.signal, async (token) =>
    await retry(async () => await call(means, { owner, request: { path, query, token }, meter, understand }, flight.signal)))
}

function understand (answer: Answer): Document {
  if (answer.status < 200 || answer.status > 299) throw statusToError(answer, Date.now())
  return parseDocument(answer.body, answer.status)
}

/** A refused token is replaced once; the second refusal is final. */
async function withReplacement (credential: Credential, signal: AbortSignal, ask: (token: string) => Promise<Fetched<Document>>): Promise<Fetched<Document>> {
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
