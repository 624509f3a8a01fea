import { getEventListeners } from 'node:events'
import t from 'tap'
import { createJoins, type Flight } from '../../src/big-cartel/join-in-flight.ts'
import { questionOf, type Question } from '../../src/big-cartel/question.ts'

function question (accountId = '1', path: readonly string[] = ['accounts', accountId, 'products']): Question {
  const asked = questionOf({ accountId, secret: 'session' }, path, {})
  if (asked === null) throw new TypeError('it has an account')
  return asked
}

/** Flights that land when the test says so. */
function scene () {
  const joins = createJoins<string>()
  const flights: Array<Flight & { land: (result: string) => void, crash: (error: Error) => void }> = []
  const run = (asked: Question, signal = new AbortController().signal, deadline = Date.now() + 1_000) => joins.run(asked, { signal, deadline }, async (flight) => await new Promise((resolve, reject) => {
    flight.signal.addEventListener('abort', () => reject(flight.signal.reason))
    flights.push({ ...flight, land: resolve, crash: reject })
  }))
  return { joins, flights, run }
}
const begun = async (): Promise<void> => await new Promise((resolve) => setImmediate(resolve))

t.test('who asks the same at the same time waits for one answer; who comes after it asks anew', async (t) => {
  const { flights, run } = scene()
  const all = [run(question()), run(question()), run(question())]
  await begun()
  t.equal(flights.length, 1)
  t.same(all.map(({ joined }) => joined), [false, true, true])
  flights[0]?.land('first')
  t.same(await Promise.all(all.map(({ result }) => result)), ['first', 'first', 'first'])
  const next = run(question())
  await begun()
  t.same([next.joined, flights.length], [false, 2])
  flights[1]?.crash(new Error('no'))
  await t.rejects(next.result, { message: 'no' })
  t.equal(run(question()).joined, false, 'a failure is not kept')
})

t.test('another account, session, path or filter is another question', async (t) => {
  const { run } = scene()
  run(question('1'))
  t.equal(run(question('2', ['accounts', '1', 'products'])).joined, false)
  t.equal(run(question('1', ['accounts', '1', 'artists'])).joined, false)
})

t.test('one who leaves is not missed while others wait; the last one ends it', async (t) => {
  const { flights, run } = scene()
  const [one, other] = [new AbortController(), new AbortController()]
  const first = run(question(), one.signal)
  run(question(), other.signal)
  await begun()
  const [flight] = flights
  one.abort(new Error('one left'))
  t.equal(flight?.signal.aborted, false)
  other.abort(new Error('the last one left'))
  t.equal(flight?.signal.aborted, true)
  await t.rejects(first.result, { message: 'the last one left' })
  t.equal(run(question()).joined, false, 'nobody joins what has ended')
  for (const { signal } of [one, other]) t.same(getEventListeners(signal, 'abort'), [])
})

t.test('who leaves before it has begun starts nothing that goes on', async (t) => {
  const { flights, run } = scene()
  const leaving = new AbortController()
  const { result } = run(question(), leaving.signal)
  leaving.abort(new Error('gone'))
  await begun()
  t.equal(flights[0]?.signal.aborted, true)
  flights[0]?.crash(new Error('gone'))
  await t.rejects(result)
})

t.test('it may take as long as the most patient of those who wait', async (t) => {
  const { flights, run } = scene()
  const now = Date.now()
  run(question(), undefined, now + 1_000)
  run(question(), undefined, now + 60_000)
  run(question(), undefined, now + 500)
  await begun()
  const left = flights[0]?.timeLeftMs() ?? 0
  t.ok(left > 50_000 && left <= 60_000, `${left} ms`)
})

t.test('what was asked before something changed is not waited for by those who ask after it', async (t) => {
  const { joins, flights, run } = scene()
  const before = run(question())
  const elsewhere = run(question('2'))
  await begun()
  joins.outdate(({ owner }) => owner.accountId === '1')
  const after = run(question())
  await begun()
  t.equal(after.joined, false)
  t.same(flights.map((flight) => flight.isOutdated()), [true, false, false])
  flights[0]?.land('old')
  flights[2]?.land('new')
  t.same([await before.result, await after.result], ['old', 'new'])
  t.equal(run(question('2')).joined, true)
  flights[1]?.land('other')
  t.equal(await elsewhere.result, 'other')
})
