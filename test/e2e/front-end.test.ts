import { readFileSync } from 'node:fs'
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { signIn } from '../../bench/sign-in.ts'
import { freePort } from '../helpers/redis-server.ts'
import { startDemo } from './demo.ts'
import { root } from './program.ts'

const readme = readFileSync(join(root, 'README.md'), 'utf8')

t.test('a page signs in and asks by way of its own dev server, which passes on the paths that the README names', async (t) => {
  const port = await freePort()
  const page = `http://localhost:${port}`
  const demo = await startDemo(t, { REDIRECT_URI: `${page}/callback` })
  await startDevServer(t, port, demo.gateway)
  const { cookie } = await signIn(page, demo.sandbox, 'harbourpress')
  const ask = async (origin: string): Promise<Response> => await fetch(`${page}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', cookie, origin }, body: JSON.stringify({ query: '{ shop { name } }' })
  })
  t.match(await (await ask(page)).json(), { data: { shop: { name: 'Harbour Press' } } })
  t.equal((await ask(demo.gateway)).status, 403, 'the origin of the gateway is that of the page, and no other')
  t.match(await (await fetch(`${page}/session`, { headers: { cookie } })).json(), { authenticated: true })
  t.equal(await (await fetch(`${page}/products`)).text(), 'the page', 'all else is the page’s own')
})

t.test('the demo lets a page of another origin in', async (t) => {
  const origin = 'http://localhost:5173'
  const { gateway } = await startDemo(t, { CORS_ORIGINS: origin })
  const { headers } = await fetch(`${gateway}/session`, { headers: { origin } })
  t.equal(headers.get('access-control-allow-origin'), origin)
})

/** As Vite does: a path that fits the pattern is the gateway's, any other is the page's. */
async function startDevServer (t: Test, port: number, gateway: string): Promise<void> {
  const [, pattern] = /proxy: \{ '(.+)': '.+' \}/.exec(readme) ?? []
  if (pattern === undefined) throw new Error('the README shows no dev server')
  const gatewayPaths = new RegExp(pattern.replaceAll('\\\\', '\\'))
  const server = createServer((incoming, outgoing) => {
    if (gatewayPaths.test(incoming.url ?? '')) passOn(incoming, outgoing, gateway)
    else outgoing.end('the page')
  })
  t.teardown(() => server.close())
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve))
}

function passOn (incoming: IncomingMessage, outgoing: ServerResponse, gateway: string): void {
  const { url, method, headers } = incoming
  const passed = request(new URL(url ?? '', gateway), { method, headers: { ...headers, host: new URL(gateway).host } }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(outgoing)
  })
  incoming.pipe(passed)
}
