import { setMaxListeners } from 'node:events'
import { GatewayError } from '../errors.ts'
import { createAnswers } from './answers.ts'
import { createCallMeter, type CallMeter } from './call-meter.ts'
import type { Credential } from './credential.ts'
import { within } from './deadline.ts'
import type { OnEvent } from './events.ts'
import { fetchDocument } from './fetch-document.ts'
import { parseDocument, type Document } from './json-api.ts'
import { createMeans, type UpstreamSettings } from './means.ts'
import { questionOf, type Kind } from './question.ts'
import type { SharedCache } from './shared-cache.ts'
import { parseJson, type Query } from './transport.ts'

export interface BigCartelOptions {
  /** Where the instances keep answers for each other. */
  readonly shared?: SharedCache | null
  readonly onEvent?: OnEvent
}

/** What one request of ours brings along. */
export interface Binding {
  readonly credential: Credential
  /** Aborts when our caller has gone; its reason is what the calls then reject with. */
  readonly signal?: AbortSignal
  /** Epoch milliseconds by which the request must be answered. */
  readonly deadline: number
  /** Counts the calls of the request, and says when there are too many. */
  readonly meter?: CallMeter
}

/** Big Cartel's API for one request of ours and one account. */
export interface BigCartelApi {
  readonly accountId: string
  /**
   * Asks for a document: one that was kept or is under way for this session, or else Big Cartel.
   *
   * @param path unencoded segments below `/v1`
   * @throws GatewayError UPSTREAM_*, NOT_FOUND, ARTISTS_DISABLED or REAUTH_REQUIRED; the reason of the binding's signal
   */
  get (path: readonly string[], query?: Query): Promise<Document>
}

export interface BigCartel {
  bind (binding: Binding): BigCartelApi
  /** Forgets what is kept of an account: of these kinds, or all. */
  forget (accountId: string, kinds?: readonly Kind[]): Promise<void>
  /** Lets calls in flight finish, then closes the connections. */
  close (): Promise<void>
}

/** The client for the process. It owns the connections; close it. */
export function createBigCartel (settings: UpstreamSettings, { shared = null, onEvent = () => {} }: BigCartelOptions = {}): BigCartel {
  const means = createMeans(settings, onEvent)
  const answers = createAnswers<Document>({
    keeps: settings.cache,
    shared: shared === null ? null : { cache: shared, understand: (text) => parseDocument(parseJson(text)) },
    onEvent
  })

  return {
    bind ({ credential: given, signal, deadline, meter = createCallMeter() }) {
      const { accountId } = given
      const credential = onWithdrawn(given, async () => await answers.drop({ accountId, kinds: null }))
      if (signal !== undefined) setMaxListeners(0, signal) // each call listens while it runs: no leak to warn of
      return {
        accountId,
        get: async (path, query = {}) => await within(deadline - Date.now(), signal, async (leash) => {
          const errand = { path, query, credential, meter }
          const question = questionOf(credential, path, query)
          if (question !== null) return await answers.answer(question, { signal: leash, deadline }, async (flight) => await fetchDocument(means, errand, flight))
          return (await fetchDocument(means, errand, { signal: leash, timeLeftMs: () => deadline - Date.now() })).result
        })
      }
    },
    forget: async (accountId, kinds) => await answers.drop({ accountId, kinds: kinds ?? null }),
    close: means.transport.close
  }
}

/** Tells when Big Cartel has taken the access away: what is kept of the account is nobody's business any more. */
function onWithdrawn (credential: Credential, tell: () => Promise<void>): Credential {
  return {
    ...credential,
    replacement: async (refused, signal) => {
      try {
        return await credential.replacement(refused, signal)
      } catch (error) {
        if (error instanceof GatewayError && error.code === 'REAUTH_REQUIRED') await tell()
        throw error
      }
    },
    refused: async (token) => {
      await credential.refused(token)
      await tell()
    }
  }
}
