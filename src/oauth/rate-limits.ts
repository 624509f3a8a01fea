import type { FastifyRateLimitStore, RateLimitPluginOptions } from '@fastify/rate-limit'
import { GatewayError } from '../errors.ts'
import type { RateCounts } from '../redis/rate-counts.ts'

const minuteMs = 60_000
const quiet = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false }

/**
 * Settings of @fastify/rate-limit: so many requests a minute from one address (IPv6: from one network of 64 bits).
 * Counted in the process, or for all instances together where they share counts.
 */
export function perMinute (max: number, counts: RateCounts | null = null): RateLimitPluginOptions {
  return {
    max,
    timeWindow: minuteMs,
    addHeaders: quiet,
    addHeadersOnExceeding: quiet,
    errorResponseBuilder: (_request, { ttl }) => rateLimited(ttl),
    ...(counts !== null && { store: storeOf(counts) })
  }
}

export function rateLimited (retryAfterMs: number): GatewayError {
  return new GatewayError('RATE_LIMITED', { retryAfterMs })
}

/** Our counts behind the interface of @fastify/rate-limit. */
function storeOf (counts: RateCounts): new () => FastifyRateLimitStore {
  return class SharedCounts implements FastifyRateLimitStore {
    incr (visitor: string, done: (error: Error | null, result?: { current: number, ttl: number }) => void, windowMs: number = minuteMs): void {
      counts.count(visitor, windowMs).then(({ current, leftMs }) => done(null, { current, ttl: leftMs }), done)
    }

    child (): FastifyRateLimitStore {
      return this
    }
  }
}
