import t from 'tap'
import { startSandboxProcess } from '../helpers/sandbox-process.ts'
import { sellers } from '../helpers/sandbox.ts'
import { startTcpDoor } from '../helpers/tcp-door.ts'
import { until } from '../helpers/until.ts'
import { tokenCalls } from '../oauth/endpoint.ts'
import { alsoAt } from '../oauth/fleet.ts'
import { ask, askAtOnce, startFleet } from '../faults/fleet.ts'

t.test('I2: fifty sessions whose tokens are over are renewed side by side, one call each', async (t) => {
  const { sandbox, start, expire } = await startFleet(t, { bigCartel: await startSandboxProcess(t) })
  const door = await startTcpDoor(t, sandbox.tokenUrl)
  const [behindDoor, direct] = await Promise.all([start({ BIGCARTEL_TOKEN_URL: door.url }), start({})])
  const subdomains = Object.values(sellers).map(({ subdomain }) => subdomain)
  const browsers = await Promise.all(Array.from({ length: 50 }, async (_, index) => {
    const browser = behindDoor.browser()
    await browser.signIn(subdomains[index % subdomains.length]) // no account has room for fifty
    return browser
  }))
  await expire()
  door.shut()
  const asking = Promise.all(browsers.map(ask))
  await until(() => door.waiting() === 50)
  t.pass('all fifty ask for a new token before any of them is answered')
  door.open()
  t.same([...new Set(await asking)], ['ok'])
  t.equal(await tokenCalls(sandbox), 50)

  await sandbox.control.settings({ tokenLatencyMs: 300 })
  await expire()
  const startedAt = performance.now()
  t.same(await askAtOnce(browsers.map((browser) => alsoAt(direct, browser)), 20), { ok: 1_000 })
  const calls = await tokenCalls(sandbox)
  t.comment(`figure: I2 50 × 20: ${calls} token calls, 1,000 of 1,000 answered in ${Math.round(performance.now() - startedAt)} ms`)
  t.equal(calls, 50)
})
