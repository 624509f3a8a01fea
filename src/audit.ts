import type { FastifyBaseLogger } from 'fastify'
import type { GatewayEvent, Report } from './events.ts'

/** What somebody should look into, and what somebody should look into at once. */
function levelOf (event: GatewayEvent): 'info' | 'warn' | 'error' {
  switch (event.event) {
    case 'refresh': return event.reason === 'UPSTREAM_AUTH_MISCONFIGURED' ? 'error' : event.outcome === 'put_off' || event.outcome === 'suspected' ? 'warn' : 'info'
    case 'commit_retried': return event.saved ? 'warn' : 'error'
    case 'auth_outage': return event.on ? 'error' : 'warn'
    case 'token_unsealable': return 'warn'
    default: return 'info'
  }
}

/** Too many to log, and told by figures alone. */
const figuresOnly: ReadonlySet<GatewayEvent['event']> = new Set(['sign_in_started', 'refresh_waited'])

/** The audit trail: a line of the log for each event, with the event's name as its message. */
export function auditTo (log: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>): Report {
  return (event) => {
    if (figuresOnly.has(event.event)) return
    const { event: name, ...fields } = event
    log[levelOf(event)]({ audit: name, ...fields }, name)
  }
}
