import t from 'tap'
import { startTcpDoor } from '../helpers/tcp-door.ts'
import { until } from '../helpers/until.ts'
import { tokenCalls } from '../oauth/endpoint.ts'
import { alsoAt } from '../oauth/fleet.ts'
import { ask, heldLocks, several, startFleet, storedVersion } from './fleet.ts'

t.test('I12: clients that leave neither stop the refresh that they began nor leave a lock, and who waits elsewhere is answered', async (t) => {
  const { redis, sandbox, start, expire } = await startFleet(t)
  const door = await startTcpDoor(t, sandbox.tokenUrl)
  const [leader, other] = await Promise.all([start({ BIGCARTEL_TOKEN_URL: door.url }), start()])
  const here = leader.browser()
  await here.signIn()
  await expire()
  door.shut()
  const leaving = new AbortController()
  const cookie = [...here.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const gone = several(20, async () => await t.rejects(fetch(`${leader.url}/shop-info`, { headers: { cookie }, signal: leaving.signal }), { name: 'AbortError' }))
  await until(() => door.waiting() === 1)
  const waiting = ask(alsoAt(other, here))
  leaving.abort()
  await gone
  door.open()
  t.equal(await waiting, 'ok')
  await until(async () => await storedVersion(redis) === 2)
  t.equal(await heldLocks(redis), 0)
  t.equal(await ask(here), 'ok')
  const calls = await tokenCalls(sandbox)
  t.comment(`figure: I12 20 clients left: ${calls} token call, no lock`)
  t.equal(calls, 1)
})
