import t from 'tap'
import { parseGrant, UnusableGrant } from '../../src/oauth/token-grant.ts'

const good = { access_token: 'at_1', account_id: 7 }
const year = 365 * 24 * 3_600_000

t.test('what Big Cartel is known to send is enough', async (t) => {
  t.same(parseGrant(good), { tokens: { accessToken: 'at_1', refreshToken: null, lifetimeMs: null }, accountId: '7' })
  t.same(parseGrant({ access_token: 'at_1', refresh_token: 'rt_1', lifetime: 3_600, account_id: 'abc-7' }),
    { tokens: { accessToken: 'at_1', refreshToken: 'rt_1', lifetimeMs: 3_600_000 }, accountId: 'abc-7' })
})

t.test('a lifetime is read with patience', async (t) => {
  const lifetimes: Array<[value: unknown, ms: number | null]> = [
    [3_600, 3_600_000], ['3600', 3_600_000], [3_600.7, 3_600_000], ['3600.7', 3_600_000], [' 60 ', 60_000], [1, 1_000], ['6e2', 600_000],
    [0, 60_000], [-5, 60_000], ['-5', 60_000], [0.5, 60_000], ['0.001', 60_000], [-0, 60_000], [Number.MIN_SAFE_INTEGER, 60_000],
    [1e12, year], ['1e12', year], [Number.MAX_VALUE, year],
    ['abc', null], ['', null], [null, null], [undefined, null], [Number.NaN, null], [Infinity, null], ['Infinity', null], [true, null], [[3_600], null], [{}, null]
  ]
  for (const [value, ms] of lifetimes) t.equal(parseGrant({ ...good, lifetime: value }).tokens.lifetimeMs, ms, JSON.stringify(value) ?? 'undefined')
})

t.test('an account id is a number or a short plain text, or is not there', async (t) => {
  for (const [value, id] of [[7, '7'], ['7', '7'], [9_007_199_254_740_991, '9007199254740991'], ['a-Z-0', 'a-Z-0'], [undefined, null], [null, null]] as const) {
    t.equal(parseGrant({ ...good, account_id: value }).accountId, id)
  }
  const refused = [{}, [], ['7'], '../x', '', ' 7', '7\n', '7/orders', '7?x', '7%2f', 'ü', 'x'.repeat(41), 7.5, 1e21, Number.NaN, Infinity, true]
  for (const value of refused) t.throws(() => parseGrant({ ...good, account_id: value }), UnusableGrant, JSON.stringify(value))
})

t.test('a token that could not be sent in a header is no token', async (t) => {
  const refused = [undefined, null, '', 7, true, {}, ['at_1'], 'a b', 'a\r\nb', 'a\nb', '\ta', 'a\0b', 'tökén', 'a\u007f', 'x'.repeat(8_193), 'x'.repeat(20_000)]
  for (const value of refused) {
    t.throws(() => parseGrant({ ...good, access_token: value }), UnusableGrant, JSON.stringify(value)?.slice(0, 40) ?? 'undefined')
    if (value !== undefined) t.throws(() => parseGrant({ ...good, refresh_token: value }), UnusableGrant)
  }
  t.equal(parseGrant({ ...good, access_token: 'x'.repeat(8_192) }).tokens.accessToken.length, 8_192)
})
