import t, { type Test } from 'tap'
import { createBreaker, type Outcome } from '../../src/big-cartel/breaker.ts'
import { createBreakers, isHeldBack } from '../../src/big-cartel/breakers.ts'
import type { BigCartelEvent, BreakerState } from '../../src/big-cartel/events.ts'
import { GatewayError } from '../../src/errors.ts'

function scene () {
  let nowMs = 1_000_000
  const states: BreakerState[] = []
  const breaker = createBreaker({ now: () => nowMs, onState: (state) => states.push(state) })
  const enter = () => {
    const entry = breaker.enter()
    return 'end' in entry ? entry.end : entry.retryAfterMs
  }
  return {
    states,
    enter,
    pass: (ms: number) => { nowMs += ms },
    /** Whether the call was let through. */
    call: (outcome: Outcome, times = 1): boolean => Array.from({ length: times }, enter).map((entry) => typeof entry === 'function' && (entry(outcome), true)).every(Boolean)
  }
}

function trial (t: Test, enter: () => ((outcome: Outcome) => void) | number): (outcome: Outcome) => void {
  const entry = enter()
  t.type(entry, 'function')
  return typeof entry === 'function' ? entry : () => {}
}

t.test('it opens when half of at least twenty calls fail, and not before', async (t) => {
  const few = scene()
  few.call('fault', 19)
  t.same(few.states, [])
  few.call('fault')
  t.same(few.states, ['open'])

  const half = scene()
  half.call('ok', 15)
  half.call('fault', 14)
  t.same(half.states, [], 'fourteen of twenty-nine')
  half.call('fault')
  t.same(half.states, ['open'], 'fifteen of thirty')

  const unknown = scene()
  unknown.call('unknown', 100)
  unknown.call('fault', 19)
  t.same(unknown.states, [], 'calls that nobody waited for say nothing')
})

t.test('what is long ago does not count', async (t) => {
  const { call, pass, states } = scene()
  for (let minute = 0; minute < 60; minute++) {
    call('fault', 9)
    pass(60_000)
  }
  t.same(states, [])
  call('fault', 10)
  pass(16_000)
  call('fault', 9)
  t.same(states, [], 'nineteen within two windows')
  pass(15_000)
  call('fault', 10)
  t.same(states, [], 'the first ten are over')
  call('fault')
  t.same(states, ['open'])
})

t.test('open, it lets nobody through for thirty seconds; then one, and closes when that one is well', async (t) => {
  const { call, enter, pass, states } = scene()
  call('fault', 20)
  t.equal(enter(), 30_000)
  pass(29_999)
  t.equal(enter(), 1)
  pass(1)
  const first = trial(t, enter)
  t.equal(enter(), 1_000, 'one at a time')
  first('fault')
  t.equal(enter(), 30_000, 'not yet well')
  pass(30_000)
  trial(t, enter)('unknown')
  trial(t, enter)('ok')
  t.same(states, ['open', 'half-open', 'open', 'half-open', 'closed'])
  call('fault', 19)
  t.equal(states.length, 5, 'it counts anew')
})

t.test('a call that began before it opened says nothing about what came after', async (t) => {
  const { call, enter, pass, states } = scene()
  const late = [trial(t, enter), trial(t, enter)]
  call('fault', 20)
  late[0]?.('ok')
  t.same(states, ['open'])
  pass(30_000)
  trial(t, enter)
  late[1]?.('ok')
  t.same(states, ['open', 'half-open'], 'only the trial decides')
})

const down = new GatewayError('UPSTREAM_UNAVAILABLE', { upstream: {} })
const { signal } = new AbortController()

function breakers () {
  let nowMs = 1_000_000
  const events: BigCartelEvent[] = []
  const all = createBreakers((event) => events.push(event), () => nowMs)
  const call = async (owner: string | symbol, error?: Error, callSignal = signal): Promise<unknown> =>
    await all.run(owner, callSignal, async () => { if (error !== undefined) throw error }).then(() => 'ok', (failure: unknown) => isHeldBack(failure) ? failure : 'failed')
  const calls = async (owner: string | symbol, times: number, error?: Error): Promise<void> => { for (let n = 0; n < times; n++) await call(owner, error) }
  return { call, calls, events, pass: (ms: number) => { nowMs += ms } }
}

t.test('one account in trouble holds back its own calls, not another’s', async (t) => {
  const { call, calls, events, pass } = breakers()
  await calls('1', 40, down)
  t.match(await call('1'), { code: 'UPSTREAM_UNAVAILABLE', retryAfterMs: 30_000, retryable: true, upstream: {} })
  t.equal(await call('2'), 'ok')
  t.same(events, [{ kind: 'breaker', scope: 'account', state: 'open' }])
  pass(30_000)
  t.equal(await call('1'), 'ok')
  t.same(events.slice(1), [{ kind: 'breaker', scope: 'account', state: 'half-open' }, { kind: 'breaker', scope: 'account', state: 'closed' }])
})

t.test('Big Cartel in trouble holds back everybody, sign-ins too', async (t) => {
  const { call, calls, events, pass } = breakers()
  for (let seller = 0; seller < 10; seller++) await calls(String(seller), 2, down)
  t.same(events, [{ kind: 'breaker', scope: 'everybody', state: 'open' }])
  t.match(await call('11'), { code: 'UPSTREAM_UNAVAILABLE', retryAfterMs: 30_000 })
  t.match(await call(Symbol('sign-in')), { code: 'UPSTREAM_UNAVAILABLE' })
  pass(30_000)
  t.equal(await call('11'), 'ok')
  t.equal(await call('0'), 'ok')
})

t.test('connection errors, time-outs and 5xx count; refusals, our own mistakes and calls that were given up do not', async (t) => {
  const faults = [down, new GatewayError('UPSTREAM_TIMEOUT', { upstream: {} }), new GatewayError('UPSTREAM_ERROR', { upstream: { status: 500 } })]
  for (const error of faults) {
    const { calls, events } = breakers()
    await calls('1', 20, error)
    t.equal(events.length, 1, error.code)
  }
  const answers = [new GatewayError('NOT_FOUND'), new GatewayError('REAUTH_REQUIRED'), new GatewayError('UPSTREAM_RATE_LIMITED'), new GatewayError('UPSTREAM_REJECTED'), new GatewayError('UPSTREAM_INVALID_RESPONSE'), new TypeError('ours')]
  for (const error of answers) {
    const { calls, events } = breakers()
    await calls('1', 100, error)
    t.same(events, [], error.message)
  }
  const { call, events } = breakers()
  for (let n = 0; n < 100; n++) await call('1', down, AbortSignal.abort())
  t.same(events, [])
})

t.test('a trial for everybody that its account holds back is free for the next one', async (t) => {
  const { call, calls, pass } = breakers()
  await calls('1', 19, down)
  await calls('2', 19, down)
  pass(29_000)
  await calls('1', 20, down)
  pass(1_000)
  t.equal(await call('3'), 'ok', 'whoever comes first may try')
})
