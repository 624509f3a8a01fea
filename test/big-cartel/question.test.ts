import fc from 'fast-check'
import t from 'tap'
import { longestKeepMs, publicQuestionOf, questionOf } from '../../src/big-cartel/question.ts'
import { sourcesIn } from '../house/sources.ts'

const text = fc.oneof(fc.string(), fc.constantFrom('1', '2', '12', '"', '["1"', '1","2', 'accounts', 'products', 'countries', '*'))
const asked = fc.record({
  accountId: text.filter((id) => id !== ''),
  secret: text,
  path: fc.array(text, { maxLength: 4 }),
  query: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer()))
})

t.test('no two sellers, sessions or askings ever share a key, however they are spelled', async () => {
  fc.assert(fc.property(asked, asked, (one, other) => {
    const [first, second] = [one, other].map(({ accountId, secret, path, query }) => questionOf({ accountId, secret }, path, query))
    const isSame = JSON.stringify([one.accountId, one.secret, one.path, sorted(one.query)]) === JSON.stringify([other.accountId, other.secret, other.path, sorted(other.query)])
    return (first?.key === second?.key) === isSame
  }), { numRuns: 2_000 })
})

t.test('of two sellers, or two sessions, who ask the very same nothing is shared', async () => {
  fc.assert(fc.property(asked, text.filter((id) => id !== ''), text, ({ accountId, secret, path, query }, otherAccount, otherSecret) => {
    fc.pre(accountId !== otherAccount && secret !== otherSecret && path[0] !== 'countries' && accountId !== '*' && otherAccount !== '*')
    const asking = questionOf({ accountId, secret }, path, query)
    const others = [questionOf({ accountId: otherAccount, secret }, path, query), questionOf({ accountId, secret: otherSecret }, path, query)]
    return asking !== null && others.every((other) => other?.key !== asking.key && other?.keptAs !== asking.keptAs)
  }))
})

t.test('the list of countries alone is kept for everybody, and each still asks for it alone', async (t) => {
  const [one, other] = ['1', '2'].map((accountId) => questionOf({ accountId, secret: `s${accountId}` }, ['countries'], { 'page[limit]': 100 }))
  t.equal(one?.keptAs, other?.keptAs)
  t.not(one?.key, other?.key)
  t.not(one?.keptAs, questionOf({ accountId: '1', secret: '' }, ['countries', '1'], {})?.keptAs)
})

t.test('what everybody can see of a shop is kept for everybody, 30 s, and is never taken for a seller’s', async (t) => {
  const asked = publicQuestionOf(['harbourpress', 'store.json'], {})
  t.equal(asked.keepMs, 30_000)
  t.equal(asked.key, publicQuestionOf(['harbourpress', 'store.json'], {}).key)
  t.not(asked.key, publicQuestionOf(['paperkiosk', 'store.json'], {}).key)
  for (const accountId of ['1', '*']) t.not(asked.key, questionOf({ accountId, secret: 's' }, ['storefronts', 'harbourpress', 'store.json'], {})?.key)
})

t.test('each kind is kept for its time, orders and whatever is unknown not at all', async (t) => {
  const cases: Array<[path: string[], kind: string, seconds: number]> = [
    [['accounts', '1'], 'account', 60],
    [['accounts', '1', 'categories'], 'categories', 30],
    [['accounts', '1', 'artists', '7'], 'artists', 30],
    [['accounts', '1', 'discounts'], 'discounts', 30],
    [['accounts', '1', 'products'], 'products', 10],
    [['accounts', '1', 'products', '7'], 'products', 10],
    [['accounts', '1', 'orders'], 'orders', 0],
    [['accounts', '1', 'orders', 'ABCD-1'], 'orders', 0],
    [['accounts', '1', 'orders', 'ABCD-1', 'shipments'], 'other', 0],
    [['accounts', '1', 'carts'], 'other', 0],
    [['accounts', '1', 'countries'], 'other', 0],
    [['accounts', '1', 'account'], 'other', 0],
    [['accounts', '1', '__proto__'], 'other', 0],
    [['countries'], 'countries', 86_400]
  ]
  for (const [path, kind, seconds] of cases) t.match(questionOf({ accountId: '1', secret: 's' }, path, {}), { kind, keepMs: seconds * 1_000 }, path.join('/'))
  t.equal(longestKeepMs, 60_000)
})

t.test('a sign-in shares nothing', async (t) => {
  t.equal(questionOf({ accountId: '', secret: null }, ['accounts'], {}), null)
  t.equal(questionOf({ accountId: '', secret: 'session' }, ['accounts'], {}), null)
  t.equal(questionOf({ accountId: '1', secret: null }, ['accounts', '1'], {}), null)
})

t.test('a key is made in one place', async (t) => {
  const makers = sourcesIn('src').filter(({ text }) => /\bas (unknown as )?QuestionKey\b/.test(text)).map(({ file }) => file)
  t.same(makers, ['src/big-cartel/question.ts'])
})

function sorted (query: Readonly<Record<string, string | number>>): unknown {
  return Object.entries(query).sort(([one], [other]) => one < other ? -1 : 1)
}
