import { collectDefaultMetrics, Registry } from 'prom-client'
import type { OnEvent } from '../big-cartel/events.ts'
import type { GatewayEvent } from '../events.ts'
import { figuresIn } from './figures.ts'
import { countUpstream, type Source } from './upstream-metrics.ts'

/** The figures of one gateway, in the text format of Prometheus. Labels are from closed lists: no account, session or query. */
export interface Metrics {
  readonly registry: Registry
  count: (event: GatewayEvent) => void
  countUpstream: (source: Source) => OnEvent
  /** A request was turned away because there is too much to do. */
  countShed: () => void
  /** Adds what is only looked at when somebody reads the figures. */
  watch: (readings: Readings) => void
  watchRequests: (underWay: () => number) => void
}

export interface Readings {
  refreshLoad: () => { flights: number, waiting: number }
  storeIsUp: () => Promise<boolean>
}

const waitBuckets = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2, 4, 8]

export function createMetrics (): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const figures = figuresIn(registry)
  const { counter, seconds, gauge, reading } = figures

  const signIns = counter('sign_ins', 'Sign-ins by outcome: started, finished, or the code of what went wrong.', 'outcome')
  const sessionsCreated = counter('sessions_created', 'Sessions created.')
  const sessionsEnded = counter('sessions_ended', 'Sessions ended by reason; those that reach their own limits are not seen.', 'reason')
  const refreshes = counter('refreshes', 'Refresh tokens spent or tried, by outcome.', 'outcome')
  const refreshSeconds = seconds('refresh', 'How long the token endpoint and the commit took.', waitBuckets, 'outcome')
  const waitSeconds = seconds('refresh_wait', 'How long requests waited for a refresh.', waitBuckets, 'outcome')
  const putOff = counter('refreshes_put_off', 'Refreshes behind the users’ backs that did not come off, by code.', 'code')
  const takeOvers = counter('refresh_takeovers', 'Refreshes taken over from a holder that vanished.')
  const commitRetries = counter('commit_retries', 'Commits of new tokens that had to be tried again, by whether they were saved.', 'saved')
  const unsealable = counter('tokens_unsealable', 'Token records that no key opens.')
  const resealed = counter('tokens_resealed', 'Token records moved to the first key.')
  const webhooks = counter('webhooks', 'Signed webhooks by type.', 'type')
  const shed = counter('requests_shed', 'Requests turned away because there was too much to do.')
  const outage = gauge('auth_outage', '1 while Big Cartel refuses so many sessions that none is ended for it.')

  const count = (event: GatewayEvent): void => {
    switch (event.event) {
      case 'sign_in_started': return signIns.inc({ outcome: 'started' })
      case 'sign_in_failed': return signIns.inc({ outcome: event.code })
      case 'session_created':
        signIns.inc({ outcome: 'finished' })
        return sessionsCreated.inc()
      case 'sessions_ended': return sessionsEnded.inc({ reason: event.reason }, event.count)
      case 'refresh':
        refreshes.inc({ outcome: event.outcome })
        refreshSeconds.observe({ outcome: event.outcome }, event.ms / 1_000)
        return event.tookOver ? takeOvers.inc() : undefined
      case 'refresh_waited': return waitSeconds.observe({ outcome: event.outcome }, event.ms / 1_000)
      case 'refresh_put_off': return putOff.inc({ code: event.code })
      case 'commit_retried': return commitRetries.inc({ saved: String(event.saved) }, event.tries - 1)
      case 'token_unsealable': return unsealable.inc()
      case 'token_resealed': return resealed.inc()
      case 'auth_outage': return outage.set(event.on ? 1 : 0)
      case 'webhook': return webhooks.inc({ type: event.type })
    }
  }
  return {
    registry,
    count,
    countUpstream: countUpstream(figures),
    countShed: () => shed.inc(),
    watch: ({ refreshLoad, storeIsUp }) => {
      reading('refresh_flights', 'Refreshes under way or just landed in this process.', () => refreshLoad().flights)
      reading('refresh_waiting', 'Requests that wait for a refresh in this process.', () => refreshLoad().waiting)
      reading('store_up', 'Whether the store of sessions and tokens answers.', async () => await storeIsUp() ? 1 : 0)
    },
    watchRequests: (underWay) => { reading('requests_under_way', 'Requests under way, those apart that are never turned away.', underWay) }
  }
}
