import t from 'tap'
import { pollDelayMs, refreshTimes, urgencyOf, type Urgency } from '../../src/oauth/token-timing.ts'
import { suspectMs, tombstoneMs } from '../../src/tokens/token-store.ts'

const minute = 60_000
const hour = 60 * minute

t.test('users wait only at the very end of a token’s life; in its last tenth it is renewed behind their backs', async (t) => {
  const cases: Array<[leftMs: number | null, lifetimeMs: number | null, urgency: Urgency, story: string]> = [
    [null, null, 'later', 'a token without an end'],
    [null, hour, 'later', 'an end that is not known'],
    [10, null, 'later', 'a life that is not known'],
    [hour, hour, 'later', 'new'],
    [7 * minute, hour, 'later', 'before its last tenth'],
    [5 * minute, hour, 'soon', 'in its last tenth'],
    [5_001, hour, 'soon', 'just before users wait'],
    [5_000, hour, 'now', 'five seconds left'],
    [0, hour, 'now', 'over'],
    [-hour, hour, 'now', 'long over'],
    [61_000, 5 * minute, 'later', 'a short life has a window of a minute'],
    [55_000, 5 * minute, 'soon', 'in that minute'],
    [30_000, 40_000, 'later', 'a very short life has a window of one half'],
    [15_000, 40_000, 'soon', 'in that half'],
    [3_000, 40_000, 'now', 'and waits in its last tenth'],
    [1_000, 1_000, 'later', 'a life of a second begins fresh'],
    [90, 1_000, 'now', 'and ends'],
    [0, 0, 'now', 'no life at all']
  ]
  for (const [leftMs, lifetimeMs, urgency, story] of cases) t.equal(urgencyOf({ leftMs, lifetimeMs }, 0.5), urgency, story)
})

t.test('the window is spread, so that a fleet does not refresh in step', async (t) => {
  const window = (spread: number) => [...Array(1_000).keys()].findLast((seconds) => urgencyOf({ leftMs: seconds * 1_000, lifetimeMs: hour }, spread) === 'soon')
  t.equal(window(0), 288)
  t.equal(window(0.5), 360)
  t.equal(window(1), 432)
})

t.test('users never wait earlier than the window begins, whatever the life and the spread', async (t) => {
  for (const lifetimeMs of [1, 100, 1_000, 10_000, minute, hour, 1_000 * hour]) {
    for (const spread of [0, 0.3, 1]) {
      let last: Urgency = 'now'
      const order = ['now', 'soon', 'later']
      for (let part = 0; part <= 100; part++) {
        const urgency = urgencyOf({ leftMs: lifetimeMs * part / 100, lifetimeMs }, spread)
        if (order.indexOf(urgency) < order.indexOf(last)) t.fail(`${lifetimeMs} ms, ${part} %`)
        last = urgency
      }
      t.equal(last, 'later', `${lifetimeMs} ms`)
    }
  }
})

t.test('polls begin quickly, slow down and stay slow', async (t) => {
  t.equal(pollDelayMs(0, 0.5), refreshTimes.pollFirst)
  t.ok(Math.abs(pollDelayMs(1, 0.5) - 25.5) < 0.001)
  for (const attempt of [5, 10, 1_000]) t.equal(pollDelayMs(attempt, 0.5), refreshTimes.pollAtMost)
  t.equal(pollDelayMs(1_000, 0), refreshTimes.pollAtMost * 0.8)
  t.ok(Math.abs(pollDelayMs(1_000, 1) - refreshTimes.pollAtMost * 1.2) < 0.001)
})

t.test('the times are those that operators and ARCHITECTURE.md count on', async (t) => {
  t.match(refreshTimes, { hardLease: 3_000, softLease: 10_000, beatEvery: 1_000, waitAtMost: 9_000, cooldown: 3_000, longCooldown: 30_000, rescue: 120_000 })
  t.same([suspectMs, tombstoneMs], [6_000, 10 * minute])
})

t.test('the times fit into each other', async (t) => {
  const times = refreshTimes
  t.ok(times.beatEvery * 2 < times.hardLease, 'a lease survives a beat that is lost')
  t.ok(times.tokenCall < times.allTries && times.allTries < times.waitAtMost, 'a waiter outlives the tries of a leader')
  t.ok(times.hardSkew > times.tokenCall, 'a token that is used lives as long as the call that carries it')
  t.ok(times.cooldown < times.longCooldown)
})
