import { once } from 'node:events'
import { connect } from 'node:net'
import t from 'tap'
import { startGateway } from '../helpers/gateway.ts'
import { startSandbox } from '../helpers/sandbox.ts'

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

t.test('what is no request, or has no readable address, is told so in the form of all other errors', async (t) => {
  const gateway = await startGateway(t, await startSandbox(t))

  for (const path of ['/%', '/callback%zz?code=a-code-of-somebody&state=x', '/auth/%E0%A4%A']) {
    await t.test(path, async (t) => {
      const response = await fetch(gateway.url + path, { redirect: 'manual' })
      const body = await response.text()
      t.equal(response.status, 400)
      t.match(response.headers.get('content-type'), 'application/problem+json')
      t.match(response.headers.get('x-request-id'), uuid)
      t.match(JSON.parse(body), { status: 400, code: 'BAD_REQUEST', title: String, detail: String })
      t.notMatch(body, 'a-code-of-somebody')
    })
  }

  const raw: Array<[name: string, sent: string, status: number]> = [
    ['headers that are too large', `GET / HTTP/1.1\r\nhost: x\r\ncookie: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['a terminal’s escape sequence in a header', 'GET / HTTP/1.1\r\nhost: x\r\nuser-agent: \u001b[31mred\r\n\r\n', 400],
    ['a bare line break in a header', 'GET / HTTP/1.1\r\nhost: x\r\nuser-agent: a\rb\r\n\r\n', 400],
    ['no host', 'GET /session HTTP/1.1\r\nconnection: close\r\n\r\n', 400],
    ['not HTTP at all', 'hello?\r\n\r\n', 400],
    ['an expectation that nobody knows', 'GET / HTTP/1.1\r\nhost: x\r\nexpect: wonders\r\nconnection: close\r\n\r\n', 417]
  ]
  for (const [name, sent, status] of raw) {
    await t.test(name, async (t) => {
      const [head = '', body = ''] = (await exchange(Number(new URL(gateway.url).port), sent)).split('\r\n\r\n')
      t.match(head, new RegExp(`^HTTP/1.1 ${status} `))
      t.match(/^x-request-id: (.*)$/m.exec(head)?.[1], uuid)
      t.match(JSON.parse(body), { status, code: 'BAD_REQUEST' })
    })
  }

  t.equal((await fetch(`${gateway.url}/healthz`)).status, 200, 'and the gateway lives on')
  await fetch(`${gateway.url}/%1b[31m%0d%0a`)
  t.notOk(['\u001b', '\r'].some((character) => gateway.logged().includes(character)), 'nothing that a terminal would obey is logged')
})

t.test('a wrong method on an address with a parameter is told the right one', async (t) => {
  const gateway = await startGateway(t, await startSandbox(t))
  const response = await fetch(`${gateway.url}/sessions/x`, { method: 'POST' })
  t.equal(response.status, 405)
  t.equal(response.headers.get('allow'), 'DELETE')
})

async function exchange (port: number, sent: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let received = ''
  socket.setEncoding('utf8').on('data', (text) => { received += text })
  socket.write(sent)
  await once(socket, 'close')
  return received
}
