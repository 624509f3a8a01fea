import { setMaxListeners } from 'node:events'
import { GatewayError } from '../errors.ts'
import { isRecord, own } from '../record.ts'
import { createAnswers } from './answers.ts'
import { call } from './call.ts'
import type { CallMeter } from './call-meter.ts'
import { within } from './deadline.ts'
import type { OnEvent } from './events.ts'
import { createMeans, type UpstreamSettings } from './means.ts'
import { publicQuestionOf } from './question.ts'
import { retrying } from './retrying.ts'
import { statusToError, type Answer } from './status-to-error.ts'
import type { Subdomain } from './subdomain.ts'
import type { Query } from './transport.ts'

/** What one request of ours brings along. */
export interface StorefrontBinding {
  /** Aborts when our caller has gone; its reason is what the calls then reject with. */
  readonly signal: AbortSignal
  /** Epoch milliseconds by which the request must be answered. */
  readonly deadline: number
  /** Counts the calls of the request, and says when there are too many. */
  readonly meter: CallMeter
}

/** A shop that is closed for maintenance says so instead of everything else. */
export type PublicAnswer = { readonly open: true, readonly body: unknown } | { readonly open: false }

/** The public JSON of the shops, for one request of ours. No credential goes along. */
export interface StorefrontApi {
  /**
   * Asks for a part of a shop: what was kept or is under way for anybody, or else Big Cartel.
   *
   * @param path unencoded segments below the shop's own
   * @throws GatewayError UPSTREAM_* or NOT_FOUND; the reason of the binding's signal
   */
  get (subdomain: Subdomain, path: readonly string[], query?: Query): Promise<PublicAnswer>
}

export interface Storefronts {
  bind (binding: StorefrontBinding): StorefrontApi
  /** Lets calls in flight finish, then closes the connections. */
  close (): Promise<void>
}

/** The client for the process. It owns the connections; close it. */
export function createStorefronts (settings: UpstreamSettings, onEvent: OnEvent = () => {}): Storefronts {
  const means = createMeans(settings, onEvent)
  const answers = createAnswers<PublicAnswer>({ keeps: settings.cache, shared: null, onEvent })
  return {
    bind ({ signal, deadline, meter }) {
      setMaxListeners(0, signal) // each call listens while it runs: no leak to warn of
      return {
        get: async (subdomain, below, query = {}) => await within(deadline - Date.now(), signal, async (leash) => {
          const path = [subdomain, ...below]
          return await answers.answer(publicQuestionOf(path, query), { signal: leash, deadline }, async (flight) =>
            await retrying(means, meter, flight)(async () =>
              await call(means, { owner: subdomain, request: { path, query, token: null }, meter, understand }, flight.signal)))
        })
      }
    },
    close: means.transport.close
  }
}

function understand (answer: Answer): PublicAnswer {
  const { status, body } = answer
  if (status >= 200 && status <= 299) return { open: true, body }
  if (status === 403 && isRecord(body) && /maintenance/i.test(String(own(body, 'reason')))) return { open: false }
  if (status === 401) throw new GatewayError('UPSTREAM_REJECTED', { upstream: { status } }) // nobody has signed in here
  throw statusToError(answer, Date.now())
}
