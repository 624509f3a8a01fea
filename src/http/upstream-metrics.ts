import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { BigCartelEvent, OnEvent } from '../big-cartel/events.ts'

const callBuckets = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4]

/** Figures of what is asked of Big Cartel, and of what need not be. */
export function countUpstream (registry: Registry): OnEvent {
  const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]) => new Counter({ name: `gateway_${name}_total`, help, labelNames, registers: [registry] })

  const calls = new Histogram({ name: 'gateway_upstream_call_seconds', help: 'Calls to Big Cartel, repeats one by one, by outcome: ok, abandoned, or the code of what went wrong.', labelNames: ['outcome'], buckets: callBuckets, registers: [registry] })
  const retries = counter('upstream_retries', 'Repeats of failed calls: granted, or withheld because there were too many.', 'outcome')
  const joins = counter('upstream_joins', 'Questions that waited for the same question under way.')
  const cache = counter('cache_lookups', 'Questions whose answers may be kept: hit in this process, shared-hit in Redis, or miss.', 'outcome')
  const cacheFailures = counter('cache_failures', 'Times that the shared cache could not be used.')
  const changes = counter('breaker_changes', 'Breakers that opened, tried, and closed: those of accounts, and the one for everybody.', 'scope', 'state')
  const open = new Gauge({ name: 'gateway_breaker_open', help: '1 while nobody’s calls are let through to Big Cartel.', registers: [registry] })

  return (event: BigCartelEvent): void => {
    switch (event.kind) {
      case 'call': return calls.observe({ outcome: event.outcome }, event.ms / 1_000)
      case 'retry': return retries.inc({ outcome: event.outcome })
      case 'join': return joins.inc()
      case 'cache': return cache.inc({ outcome: event.outcome })
      case 'cache-failure': return cacheFailures.inc()
      case 'breaker':
        changes.inc({ scope: event.scope, state: event.state })
        if (event.scope === 'everybody') open.set(event.state === 'open' ? 1 : 0)
    }
  }
}
