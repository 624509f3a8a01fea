import t from 'tap'
import { startTcpDoor } from '../helpers/tcp-door.ts'
import { until } from '../helpers/until.ts'
import { endTokensIn } from '../oauth/due.ts'
import { tokenCalls } from '../oauth/endpoint.ts'
import { alsoAt } from '../oauth/fleet.ts'
import { ask, askAtOnce, several, startFleet, storedVersion } from './fleet.ts'

t.test('I11: shortly before the end of a token nobody waits for the new one, and one instance fetches it', async (t) => {
  const { redis, sandbox, start } = await startFleet(t)
  const door = await startTcpDoor(t, sandbox.tokenUrl)
  const gateways = await several(4, async () => await start({ BIGCARTEL_TOKEN_URL: door.url }))
  const [browser] = gateways.map((gateway) => gateway.browser())
  if (browser === undefined) throw new Error('four were asked for')
  await browser.signIn()
  await sandbox.control.resetCalls()
  await endTokensIn(redis, 60_000)
  door.shut()
  const startedAt = performance.now()
  t.same(await askAtOnce(gateways.map((gateway) => alsoAt(gateway, browser)), 50), { ok: 200 })
  const elapsedMs = Math.round(performance.now() - startedAt)
  await until(() => door.waiting() > 0)
  t.equal(door.waiting(), 1, 'all are answered while one asks for a new token')
  t.equal(await storedVersion(redis), 1)
  door.open()
  await until(async () => {
    await ask(browser) // had it all taken so long that the one gave up, the next would try
    return await storedVersion(redis) === 2
  })
  const calls = await tokenCalls(sandbox)
  t.comment(`figure: I11 200 of 200 answered in ${elapsedMs} ms while the token endpoint was silent, ${calls} token call`)
  t.equal(calls, 1)
})
