import t from 'tap'
import { setTimeout as sleep } from 'node:timers/promises'
import { createAccountLimits } from '../../src/big-cartel/account-limits.ts'

const { signal } = new AbortController()

t.test('an account is forgotten once it has nothing to do', async (t) => {
  const limits = createAccountLimits(2)
  const running = Promise.all(['1', '1', '1', '2'].map((account) => limits.run(account, signal, () => sleep(10, account))))
  t.equal(limits.accounts(), 2)
  t.same(await running, ['1', '1', '1', '2'])
  t.equal(limits.accounts(), 0)
  await t.rejects(limits.run('1', signal, async () => { throw new Error('it failed') }), { message: 'it failed' })
  t.equal(limits.accounts(), 0, 'after a failure too')
})

t.test('a task whose turn comes too late is never started', async (t) => {
  const limits = createAccountLimits(1)
  const leaving = new AbortController()
  let started = false
  const first = limits.run('1', signal, () => sleep(20))
  const second = limits.run('1', leaving.signal, async () => { started = true })
  leaving.abort(new Error('gone'))
  await t.rejects(second, { message: 'gone' })
  await first
  t.notOk(started)
})
