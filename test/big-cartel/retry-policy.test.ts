import t from 'tap'
import { retryDelayMs } from '../../src/big-cartel/retry-policy.ts'
import { GatewayError, type ErrorCode, type ErrorContext } from '../../src/errors.ts'

const upstream = (code: ErrorCode, status?: number, context: ErrorContext = {}) =>
  new GatewayError(code, { ...context, upstream: status === undefined ? {} : { status } })

const broken = upstream('UPSTREAM_ERROR', 500)
const ask = (error: unknown, { attempt = 1, timeLeftMs = 10_000, random = 0 } = {}) =>
  retryDelayMs({ attempt, error, timeLeftMs, random: () => random })

t.test('only what may pass is tried again', async (t) => {
  const cases: ReadonlyArray<readonly [string, unknown, boolean]> = [
    ['500', broken, true],
    ['502', upstream('UPSTREAM_ERROR', 502), true],
    ['501', upstream('UPSTREAM_ERROR', 501), false],
    ['503', upstream('UPSTREAM_UNAVAILABLE', 503), true],
    ['reset', upstream('UPSTREAM_UNAVAILABLE'), true],
    ['429 with Retry-After', upstream('UPSTREAM_RATE_LIMITED', 429, { retryAfterMs: 0 }), true],
    ['429 without', upstream('UPSTREAM_RATE_LIMITED', 429), false],
    ['time-out', upstream('UPSTREAM_TIMEOUT'), false],
    ['404', upstream('NOT_FOUND', 404), false],
    ['400', upstream('UPSTREAM_REJECTED', 400), false],
    ['401', upstream('REAUTH_REQUIRED', 401), false],
    ['garbage', upstream('UPSTREAM_INVALID_RESPONSE', 200), false],
    ['our own', new GatewayError('UPSTREAM_UNAVAILABLE'), false],
    ['a bug', new TypeError('x'), false],
    ['an abort', new DOMException('gone', 'AbortError'), false]
  ]
  for (const [name, error, expected] of cases) t.equal(ask(error) !== null, expected, name)
})

t.test('twice at most, with full jitter between 50 and 800 ms', async (t) => {
  t.equal(ask(broken, { attempt: 1, random: 0 }), 50)
  t.equal(ask(broken, { attempt: 1, random: 0.999999 }), 400)
  t.equal(ask(broken, { attempt: 2, random: 0 }), 50)
  t.equal(ask(broken, { attempt: 2, random: 0.999999 }), 800)
  t.equal(ask(broken, { attempt: 3 }), null)
})

t.test('Retry-After is kept to when it fits', async (t) => {
  const slow = upstream('UPSTREAM_UNAVAILABLE', 503, { retryAfterMs: 2000 })
  t.equal(ask(slow), 2000)
  t.equal(ask(slow, { timeLeftMs: 2000 }), null, 'it would end at the deadline')
  t.equal(ask(upstream('UPSTREAM_RATE_LIMITED', 429, { retryAfterMs: 0 })), 50, 'never at once')
})

t.test('nothing is tried without the time for it', async (t) => {
  t.equal(ask(broken, { timeLeftMs: 99 }), null)
  t.equal(ask(broken, { timeLeftMs: 100 }), 50)
  t.equal(ask(broken, { timeLeftMs: -1 }), null)
})
