import t from 'tap'
import { createRetryBudget } from '../../src/big-cartel/retry-budget.ts'

t.test('in a long outage one call in five is repeated', async (t) => {
  const budget = createRetryBudget()
  let repeats = 0
  for (let call = 0; call < 10_000; call++) {
    budget.earn()
    while (budget.spend()) repeats++
  }
  t.ok(repeats >= 2_000 && repeats <= 2_000 + 21, `${repeats} of 10,000`)
})

t.test('a process that has just begun may repeat a little, one that was long at peace no more than a hundred at once', async (t) => {
  const fresh = createRetryBudget()
  t.equal(Array.from({ length: 1_000 }, () => fresh.spend()).filter(Boolean).length, 20)
  const calm = createRetryBudget()
  for (let call = 0; call < 100_000; call++) calm.earn()
  t.equal(Array.from({ length: 1_000 }, () => calm.spend()).filter(Boolean).length, 100)
})
