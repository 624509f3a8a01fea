import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { startGatewayProcess, type GatewayProcess } from '../helpers/gateway-process.ts'
import { figure } from '../helpers/figures.ts'
import { startSandbox } from '../helpers/sandbox.ts'

const crowd = 10_000
const loiterers = 500

/** Opens a connection; a refused one opens as well, and is closed. */
async function join (port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {}).resume() // it will be cut off
  await once(socket, 'connect')
  return socket
}

/** Opens many connections, not all in the same moment: the queue of the operating system is short. */
async function gather (port: number, count: number): Promise<Socket[]> {
  const sockets: Socket[] = []
  while (sockets.length < count) sockets.push(...await Promise.all(Array.from({ length: 200 }, async () => await join(port))))
  return sockets
}

const megabytes = async (gateway: GatewayProcess): Promise<number> => Math.round(await figure(gateway, 'process_resident_memory_bytes') / 1024 ** 2)

t.test('ten thousand idle connections and five hundred that drip do not keep anybody from an answer, and are closed after a while', async (t) => {
  const gateway = await startGatewayProcess(t, await startSandbox(t), {})
  const port = Number(new URL(gateway.url).port)
  const browser = gateway.browser()
  await browser.signIn('harbourpress')
  const before = await megabytes(gateway)

  const sockets = await gather(port, crowd)
  t.teardown(() => sockets.forEach((socket) => socket.destroy()))
  const slow = sockets.slice(0, loiterers)
  const dripping = setInterval(() => slow.forEach((socket) => socket.write('G')), 500)
  t.teardown(() => clearInterval(dripping))
  slow.forEach((socket) => socket.write('POST /graphql HTTP/1.1\r\nx-'))

  const times: number[] = []
  for (let time = 0; time < 20; time++) {
    const startedAt = performance.now()
    t.match(await browser.graphql('{ shop { name } }'), { data: { shop: { name: 'Harbour Press' } } })
    times.push(performance.now() - startedAt)
    await sleep(50)
  }
  times.sort((a, b) => a - b)
  t.comment(`figure: ${crowd} idle connections, ${loiterers} of them dripping: an answer takes ${Math.round(times[10] ?? 0)} ms in the median; memory ${before} MB before, ${await megabytes(gateway)} MB now`)

  const startedAt = performance.now()
  while (sockets.some((socket) => !socket.destroyed) && performance.now() - startedAt < 60_000) await sleep(250)
  t.comment(`figure: all closed after ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`)
  t.equal(sockets.filter((socket) => !socket.destroyed).length, 0)
  t.equal((await fetch(`${gateway.url}/healthz`)).status, 200)
})
