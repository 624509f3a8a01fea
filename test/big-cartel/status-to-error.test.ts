import t from 'tap'
import { parseRetryAfter, statusToError } from '../../src/big-cartel/status-to-error.ts'
import { describeError } from '../../src/errors.ts'

const now = Date.UTC(2026, 0, 1)
const errorOf = (status: number, body?: unknown, retryAfter: string | null = null) => statusToError({ status, body, retryAfter }, now)

t.test('each status has its code, in every form of body', async (t) => {
  const codes: ReadonlyArray<readonly [number, string, boolean]> = [
    [301, 'UPSTREAM_INVALID_RESPONSE', false], [302, 'UPSTREAM_INVALID_RESPONSE', false], [304, 'UPSTREAM_INVALID_RESPONSE', false],
    [400, 'UPSTREAM_REJECTED', false], [401, 'REAUTH_REQUIRED', false], [402, 'UPSTREAM_REJECTED', false], [403, 'UPSTREAM_REJECTED', false],
    [404, 'NOT_FOUND', false], [406, 'UPSTREAM_REJECTED', false], [409, 'UPSTREAM_REJECTED', false], [418, 'UPSTREAM_REJECTED', false],
    [422, 'UPSTREAM_REJECTED', false], [429, 'UPSTREAM_RATE_LIMITED', true], [500, 'UPSTREAM_ERROR', true], [501, 'UPSTREAM_ERROR', true],
    [502, 'UPSTREAM_ERROR', true], [503, 'UPSTREAM_UNAVAILABLE', true], [504, 'UPSTREAM_ERROR', true], [599, 'UPSTREAM_ERROR', true]
  ]
  const bodies: readonly unknown[] = [undefined, null, 'x', [], {}, { error: 'x' }, { error: {} }, { errors: 'x' }, { errors: [] }, { errors: [null, 1] }, { errors: [{ code: 'x' }] }]
  for (const [status, code, retryable] of codes) {
    for (const body of bodies) {
      const error = errorOf(status, body)
      t.match(error, { code, retryable, upstream: { status } }, `${status} ${JSON.stringify(body)}`)
    }
  }
})

t.test('artists that are switched off have their own code', async (t) => {
  const body = { errors: [{ code: 'account.artists-disabled', title: 'Forbidden' }] }
  t.match(errorOf(403, body), { code: 'ARTISTS_DISABLED', upstream: { status: 403 } })
  t.equal(errorOf(404, body).code, 'NOT_FOUND', 'only with 403')
})

t.test('Big Cartel’s own words are shown when they are for people', async (t) => {
  const table = describeError('UPSTREAM_REJECTED').detail
  const cases: ReadonlyArray<readonly [string, unknown, string]> = [
    ['detail', { errors: [{ detail: 'Name is too long.', title: 'Invalid' }] }, 'Name is too long.'],
    ['title', { errors: [{ title: 'Invalid' }] }, 'Invalid'],
    ['a detail that is no text', { errors: [{ detail: 5, title: ' Invalid ' }] }, 'Invalid'],
    ['the other form', { error: 'No such filter' }, 'No such filter'],
    ['HTML', { error: '<h1>Bad Request</h1>' }, table],
    ['a dump', { error: 'x'.repeat(201) }, table],
    ['control characters', { error: 'a\u001b[31mb' }, table],
    ['line breaks', { error: 'a\r\nb' }, table],
    ['a turned direction', { error: 'a\u202eb' }, table],
    ['blank', { error: '  ' }, table],
    ['no JSON', undefined, table]
  ]
  for (const [name, body, detail] of cases) t.equal(errorOf(400, body).detail, detail, name)
  t.equal(errorOf(500, { error: 'PG::ConnectionBad' }).detail, describeError('UPSTREAM_ERROR').detail, 'but not of its failures')
})

t.test('Retry-After is told in milliseconds', async (t) => {
  for (const status of [429, 503]) {
    t.match(errorOf(status, undefined, '7'), { retryAfterMs: 7000, retryable: true })
    t.equal(errorOf(status, undefined, 'soon').retryAfterMs, undefined)
    t.equal(errorOf(status).retryAfterMs, undefined)
  }
  t.equal(errorOf(500, undefined, '7').retryAfterMs, undefined)
})

t.test('Retry-After is read as seconds or a date, within bounds', async (t) => {
  const cases: ReadonlyArray<readonly [string, number | undefined]> = [
    ['0', 0], ['120', 120_000], ['3600', 3_600_000], ['999999999', 3_600_000],
    ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000], ['Wed, 31 Dec 2025 00:00:00 GMT', 0], ['Fri, 01 Jan 2100 00:00:00 GMT', 3_600_000],
    ['', undefined], ['-1', undefined], ['1.5', undefined], ['1e3', undefined], ['soon', undefined], ['banana 5', undefined],
    ['2026-01-01', undefined], ['Thu, 99 Foo 2026 00:00:30 GMT', undefined], ['9999999999999', undefined]
  ]
  for (const [header, expected] of cases) t.equal(parseRetryAfter(header, now), expected, header)
})
