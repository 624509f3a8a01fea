import type { BigCartelEvent, OnEvent } from '../big-cartel/events.ts'
import type { Figures } from './figures.ts'

/** Where Big Cartel is asked: its API with a seller's token, or the shops' public JSON. */
export type Source = 'api' | 'storefront'

const callBuckets = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4]

/** Figures of what is asked of Big Cartel, and of what need not be. */
export function countUpstream ({ counter, seconds, gauge }: Figures): (source: Source) => OnEvent {
  const calls = seconds('upstream_call', 'Calls to Big Cartel, repeats one by one, by outcome: ok, abandoned, or the code of what went wrong.', callBuckets, 'source', 'outcome')
  const retries = counter('upstream_retries', 'Repeats of failed calls: granted, or withheld because there were too many.', 'source', 'outcome')
  const joins = counter('upstream_joins', 'Questions that waited for the same question under way.', 'source')
  const cache = counter('cache_lookups', 'Questions whose answers may be kept: hit in this process, shared-hit in Redis, or miss.', 'source', 'outcome')
  const cacheFailures = counter('cache_failures', 'Times that the shared cache could not be used.', 'source')
  const changes = counter('breaker_changes', 'Breakers that opened, tried, and closed: those of accounts or storefronts, and the one for everybody.', 'source', 'scope', 'state')
  const open = gauge('breaker_open', '1 while nobody’s calls are let through to Big Cartel.', 'source')

  return (source) => {
    open.set({ source }, 0)
    return (event: BigCartelEvent): void => {
      switch (event.kind) {
        case 'call': return calls.observe({ source, outcome: event.outcome }, event.ms / 1_000)
        case 'retry': return retries.inc({ source, outcome: event.outcome })
        case 'join': return joins.inc({ source })
        case 'cache': return cache.inc({ source, outcome: event.outcome })
        case 'cache-failure': return cacheFailures.inc({ source })
        case 'breaker':
          changes.inc({ source, scope: event.scope, state: event.state })
          if (event.scope === 'everybody') open.set({ source }, event.state === 'open' ? 1 : 0)
      }
    }
  }
}
