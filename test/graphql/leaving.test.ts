import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { startGateway } from '../helpers/gateway.ts'
import { startSandbox, type TestSandbox } from '../helpers/sandbox.ts'

/** A wire between gateway and Big Cartel that knows which of its connections are open. */
async function startWire (t: Test, { url }: TestSandbox): Promise<{ apiUrl: string, open: Set<Socket> }> {
  const open = new Set<Socket>()
  const wire = createServer((near) => {
    const far = connect(Number(new URL(url).port), '127.0.0.1')
    open.add(near)
    near.on('error', () => {}).on('close', () => { open.delete(near); far.destroy() }).pipe(far)
    far.on('error', () => {}).on('close', () => near.destroy()).pipe(near)
  })
  wire.listen(0, '127.0.0.1')
  await once(wire, 'listening')
  t.teardown(() => {
    wire.close()
    for (const socket of open) socket.destroy()
  })
  return { apiUrl: `http://127.0.0.1:${(wire.address() as AddressInfo).port}/v1`, open } // a TCP server's address is one
}

async function until (holds: () => Promise<boolean> | boolean): Promise<number> {
  const begun = performance.now()
  while (!await holds()) {
    if (performance.now() - begun > 10_000) throw new Error('it never came about')
    await sleep(1)
  }
  return performance.now() - begun
}

t.test('when the client leaves, its calls end at once and those that wait are never made', async (t) => {
  const sandbox = await startSandbox(t)
  const wire = await startWire(t, sandbox)
  const gateway = await startGateway(t, sandbox, { BIGCARTEL_API_URL: wire.apiUrl, UPSTREAM_TIMEOUT_MS: '30000', REQUEST_TIMEOUT_MS: '60000' })
  const browser = gateway.browser()
  await browser.signIn()
  await sandbox.control.fault({ path: '/v1/accounts/*/orders/*', action: { type: 'hang' } })
  const query = `{ ${Array.from({ length: 10 }, (_, index) => `o${index}: order(number: "${index}") { id }`).join(' ')} }`
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')

  let leastMs = Infinity // a busy machine may need longer once, not each time
  for (let round = 0; round < 5; round++) {
    await sandbox.control.resetCalls()
    const leaving = new AbortController()
    const asked = fetch(`${gateway.url}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify({ query }), signal: leaving.signal
    })
    asked.catch(() => {}) // it is this test that ends it
    await until(async () => (await sandbox.control.calls()).total === 4)
    const inUse = [...wire.open] // the pool may open others in their place

    leaving.abort()
    const tookMs = await until(() => inUse.every(({ destroyed }) => destroyed))
    await t.rejects(asked, { name: 'AbortError' })
    leastMs = Math.min(leastMs, tookMs)
    await sleep(100)
    t.equal((await sandbox.control.calls()).total, 4, 'four at a time is the limit; the other six never left')
  }
  t.comment(`figure: the calls end ${leastMs.toFixed(1)} ms after the client has left`)
  t.ok(leastMs < 50, `after ${leastMs.toFixed(1)} ms`)
  t.notMatch(gateway.logged(), /unexpected error|"level":50/)

  await sandbox.control.clearFaults()
  t.match(await browser.graphql('{ shop { name } }'), { data: { shop: { name: 'Harbour Press' } } }, 'the next client is served')
})
