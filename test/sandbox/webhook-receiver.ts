import type { Test } from 'tap'
import { once } from 'node:events'
import { createServer } from 'node:http'

export type Received = { body: string, signature: string | string[] | undefined }

/** A place that webhooks can be sent to, for the length of the test; `next` waits for one. */
export async function webhookReceiver (t: Test): Promise<{ url: string, next: () => Promise<Received> }> {
  const received: Received[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => { body += chunk })
    request.on('end', () => {
      received.push({ body, signature: request.headers['x-webhook-signature'] })
      response.writeHead(202).end()
      server.emit('received')
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => { server.closeAllConnections(); server.close() })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('a TCP server has a port')
  const next = async (): Promise<Received> => {
    if (received.length === 0) await once(server, 'received')
    return received.shift() ?? next()
  }
  return { url: `http://127.0.0.1:${address.port}/webhooks`, next }
}
