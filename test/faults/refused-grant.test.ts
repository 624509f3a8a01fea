import t from 'tap'
import { until } from '../helpers/until.ts'
import { tokenCalls } from '../oauth/endpoint.ts'
import { alsoAt } from '../oauth/fleet.ts'
import { ask, askAtOnce, askUntil, several, startFleet } from './fleet.ts'

t.test('I9: a grant that is gone is told to everybody who waits and to everybody who comes later, after one call', async (t) => {
  const { sandbox, start, expire } = await startFleet(t, { provider: { tokenLatencyMs: 300 } })
  const gateways = await several(4, start)
  const [browser] = gateways.map((gateway) => gateway.browser())
  if (browser === undefined) throw new Error('four were asked for')
  await browser.signIn()
  const everywhere = gateways.map((gateway) => alsoAt(gateway, browser))
  await sandbox.control.revoke('harbourpress')
  await expire()
  t.same(await askAtOnce(everywhere, 25), { REAUTH_REQUIRED: 100 })
  t.same(await askAtOnce(everywhere, 25), { REAUTH_REQUIRED: 100 })
  const calls = await tokenCalls(sandbox)
  t.comment(`figure: I9 4 × 25, twice: ${calls} token call, 200 of 200 REAUTH_REQUIRED`)
  t.equal(calls, 1)
})

t.test('I9: and after two, if somebody was lost on the way who might have brought a newer one', async (t) => {
  const { sandbox, start, expire } = await startFleet(t)
  const [leader, ...others] = await several(3, start)
  if (leader === undefined) throw new Error('three were asked for')
  const here = leader.browser()
  await here.signIn()
  const elsewhere = others.map((gateway) => alsoAt(gateway, here))
  await sandbox.control.revoke('harbourpress')
  await expire()
  await sandbox.control.fault({ path: '/oauth/token', times: 1, action: { type: 'hang' } })
  await askUntil(until(async () => await tokenCalls(sandbox) === 1), async () => await ask(here).catch(() => 'cut off'))
  leader.kill('SIGKILL')
  const startedAt = performance.now()
  t.same(await askAtOnce(elsewhere, 25), { REAUTH_REQUIRED: 50 })
  const elapsedMs = Math.round(performance.now() - startedAt)
  t.same(await askAtOnce(elsewhere, 25), { REAUTH_REQUIRED: 50 })
  const calls = await tokenCalls(sandbox)
  t.comment(`figure: I9 a suspect: ${calls} token calls, 100 of 100 REAUTH_REQUIRED, the first after ${elapsedMs} ms`)
  t.equal(calls, 2)
})
