import t from 'tap'
import type { ServerResponse } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { createTransport } from '../../src/big-cartel/transport.ts'
import { bind, serveDocument, startClient, startUpstream } from './upstream.ts'

const megabyte = 1024 * 1024

t.test('a body over the limit is not read to its end', async (t) => {
  let sentBytes = 0
  const send = (response: ServerResponse) => {
    if (response.destroyed) return
    sentBytes += megabyte
    response.write(Buffer.alloc(megabyte, 0x20), () => send(response))
  }
  const { api, requests } = await startUpstream(t, (_request, response) => send(response))
  await t.rejects(api.get(['accounts']), { code: 'UPSTREAM_INVALID_RESPONSE', upstream: { status: 200 }, cause: { code: 'UND_ERR_RES_EXCEEDED_MAX_SIZE' } })
  t.equal(requests.length, 1, 'nor asked for again')
  t.ok(sentBytes < 40 * megabyte, `${sentBytes / megabyte} MB were sent`)
})

t.test('a body just within the limit is read', async (t) => {
  const { api } = await serveDocument(t, { data: { type: 'accounts', id: '1', attributes: { description: 'x'.repeat(9 * megabyte) } } })
  t.equal((await api.get(['accounts'])).single().id, '1')
})

t.test('redirects are not followed, so the token goes nowhere else', async (t) => {
  const elsewhere = await serveDocument(t, { data: [] })
  for (const status of [301, 302, 303, 307, 308]) {
    const { api, requests } = await startUpstream(t, (_request, response) => {
      response.writeHead(status, { location: `${elsewhere.url}/v1/accounts` }).end('{"data":[]}')
    })
    await t.rejects(api.get(['accounts']), { code: 'UPSTREAM_INVALID_RESPONSE', upstream: { status } })
    t.equal(requests.length, 1)
  }
  t.equal(elsewhere.requests.length, 0)
})

t.test('a body that drips is given up after the time of a call', async (t) => {
  const { url, requests } = await startUpstream(t, (_request, response) => {
    response.write('{"data":[')
    const drip = setInterval(() => response.write(' '), 20)
    response.on('close', () => clearInterval(drip))
  })
  const api = bind(startClient(t, `${url}/v1`, { timeoutMs: 200 }))
  const start = Date.now()
  await t.rejects(api.get(['accounts']), { code: 'UPSTREAM_TIMEOUT' })
  t.ok(Date.now() - start < 1000)
  t.equal(requests.length, 1)
})

t.test('what is not HTTP is not understood', async (t) => {
  const server = createServer((socket) => { socket.end('SSH-2.0-OpenSSH_9.2\r\n') })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => { server.close() })
  const { port } = server.address() as AddressInfo // an address, as it listens on TCP
  await t.rejects(bind(startClient(t, `http://127.0.0.1:${port}/v1`)).get(['accounts']), { code: 'UPSTREAM_INVALID_RESPONSE' })
})

t.test('what says two lengths, or more than it holds, is not understood', async (t) => {
  for (const lengths of ['content-length: 5\r\ncontent-length: 7', 'content-length: 5']) {
    const server = createServer((socket) => { socket.end(`HTTP/1.1 200 OK\r\n${lengths}\r\n\r\n{}`) })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    t.teardown(() => { server.close() })
    const { port } = server.address() as AddressInfo // an address, as it listens on TCP
    await t.rejects(bind(startClient(t, `http://127.0.0.1:${port}/v1`)).get(['accounts']), { code: /^UPSTREAM_(?:INVALID_RESPONSE|UNAVAILABLE)$/ })
  }
})

t.test('a name that does not resolve', async (t) => {
  const api = bind(startClient(t, 'http://nowhere.invalid/v1'), { deadline: Date.now() + 1500 })
  await t.rejects(api.get(['accounts']), { code: 'UPSTREAM_UNAVAILABLE', upstream: {} })
})

t.test('one encoded value to a parameter, whatever it holds', async (t) => {
  const { url, api, requests } = await serveDocument(t, { data: [] })
  await api.get(['accounts', '1', 'orders'], { search: 'a&page[offset]=5\r\nX: y 💐 \ud800', 'page[limit]': 20 })
  const asked = new URL(requests[0] ?? '', url)
  t.same([...asked.searchParams], [['search', 'a&page[offset]=5\r\nX: y 💐 \ufffd'], ['page[limit]', '20']])
  t.equal(asked.pathname, '/v1/accounts/1/orders')
})

t.test('the address may end in a slash, and hold a path or none', async (t) => {
  const { url, requests } = await serveDocument(t, { data: [] })
  for (const path of ['', '/', '/v1', '/v1/', '/proxy/v1//']) await bind(startClient(t, url + path)).get(['countries'])
  t.same(requests, ['/countries', '/countries', '/v1/countries', '/v1/countries', '/proxy/v1/countries'])
})

t.test('a mistake of ours stays one', async (t) => {
  const { url, requests } = await serveDocument(t, { data: [] })
  const transport = createTransport({ apiUrl: url, userAgent: 'tests', timeoutMs: 1000 })
  t.teardown(() => transport.close())
  const { signal } = new AbortController()
  await t.rejects(transport.get({ path: ['x'], query: {}, token: 'two\r\nlines', signal }), { code: 'UND_ERR_INVALID_ARG' })
  t.equal(requests.length, 0)
})

t.test('connections are kept', async (t) => {
  const sockets = new Set<unknown>()
  const { url } = await startUpstream(t, (request, response) => {
    sockets.add(request.socket)
    response.end('{"data":[]}')
  })
  const api = bind(startClient(t, `${url}/v1`))
  for (let call = 0; call < 20; call++) await api.get(['accounts'])
  t.ok(sockets.size <= 2, 'a second one, as a socket is free again only a moment after its answer was read')
})
