import { once } from 'node:events'
import { connect } from 'node:net'
import t from 'tap'
import { startGatewayProcess } from '../helpers/gateway-process.ts'
import { startSandbox } from '../helpers/sandbox.ts'

t.test('a request that drips in, head or body, is ended after some 15 s, and the gateway serves on', async (t) => {
  const gateway = await startGatewayProcess(t, await startSandbox(t), {})
  const port = Number(new URL(gateway.url).port)
  const head = 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n'
  const startedAt = performance.now()
  const answers = await Promise.all([drip(port, head), drip(port, `${head}content-length: 1000\r\n\r\n{`)])
  const seconds = (performance.now() - startedAt) / 1_000
  t.comment(`figure: dripping requests ended after ${seconds.toFixed(1)} s`)
  for (const answer of answers) t.match(answer, /^HTTP\/1\.1 408 [\s\S]*"code":"BAD_REQUEST"/)
  t.ok(seconds < 30)
  t.equal((await fetch(`${gateway.url}/healthz`)).status, 200)
})

/** Sends a byte every second; answers what came back when the other side has closed. */
async function drip (port: number, beginning: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let received = ''
  socket.setEncoding('utf8').on('data', (text) => { received += text }).on('error', () => {}) // it is cut off while it writes
  socket.write(beginning)
  const timer = setInterval(() => { socket.write('x') }, 1_000)
  await once(socket, 'close')
  clearInterval(timer)
  return received
}
