import { once } from 'node:events'
import { WebSocket } from 'undici'
import type { GatewayProcess } from '../helpers/gateway-process.ts'
import { until } from '../helpers/until.ts'

/** For Node, so that `heapAtRest` can speak to the process. */
export const inspectable = ['--inspect=127.0.0.1:0']

/** What the heap of a process holds after garbage has been collected, in MB: as its own figures say. */
export async function heapAtRest (gateway: GatewayProcess): Promise<number> {
  await collectGarbage(gateway)
  return await figureOf(gateway, 'nodejs_heap_size_used_bytes') / 2 ** 20
}

/** One figure of /metrics that has no labels. */
export async function figureOf ({ url }: Pick<GatewayProcess, 'url'>, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  const [, value] = new RegExp(`^${name} (\\S+)$`, 'm').exec(text) ?? []
  return Number(value)
}

async function collectGarbage ({ written }: GatewayProcess): Promise<void> {
  const address = /ws:\/\/\S+/
  await until(() => address.test(written()))
  const socket = new WebSocket(address.exec(written())?.[0] ?? '')
  await once(socket, 'open')
  for (let id = 1; id <= 3; id++) { // what finalizers let go of is for the next round
    socket.send(JSON.stringify({ id, method: 'HeapProfiler.collectGarbage' }))
    await once(socket, 'message')
  }
  const closed = once(socket, 'close')
  socket.close()
  await closed
}
