import { join } from 'node:path'
import t, { type Test } from 'tap'
import { createBrowser } from '../helpers/browser.ts'
import { startGatewayProcess } from '../helpers/gateway-process.ts'
import { settingsFor } from '../helpers/gateway.ts'
import { freePort, startRedis } from '../helpers/redis-server.ts'
import { startSandbox } from '../helpers/sandbox.ts'
import { root, startProgram } from './program.ts'

const question = '{ shop { name products(first: 1) { totalCount } } }'
const answer = { data: { shop: { name: 'Harbour Press', products: { totalCount: 24 } } } }

/** Everything that a gateway is set up with: a real Redis, a Big Cartel, a free port. */
async function scene (t: Test) {
  const [redis, sandbox, port] = [await startRedis(t), await startSandbox(t), await freePort()]
  const gateway = `http://localhost:${port}`
  const settings = settingsFor(sandbox, { REDIS_URL: redis.url, PORT: String(port), REDIRECT_URI: `${gateway}/callback` })
  return { sandbox, gateway, settings, browser: createBrowser({ gateway, publicOrigin: gateway, sandbox }) }
}

t.test('npm start serves a seller, and SIGTERM ends it with 0', async (t) => {
  const { gateway, settings, browser } = await scene(t)
  const program = await startProgram(t, { command: 'npm', args: ['start'], env: settings })
  t.comment(`figure: npm start was ready after ${program.seconds.toFixed(1)} s`)
  t.match(program.ready, { msg: 'ready', url: `http://127.0.0.1:${settings['PORT']}`, publicUrl: gateway })
  t.equal((await browser.signIn('harbourpress')).status, 303)
  t.match(await browser.graphql(question), answer)
  t.equal(await program.end('SIGTERM'), 0)
  await t.rejects(browser.request('/session'), 'nobody listens any more')
})

t.test('settings come from .env where the gateway is started, and the environment goes before it', async (t) => {
  const { settings, browser } = await scene(t)
  const { PORT = '', ...rest } = settings
  const lines = Object.entries({ ...rest, PORT: '1' }).map(([name, value]) => `${name}=${value}\n`)
  const cwd = t.testdir({ '.env': lines.join('') })
  const program = await startProgram(t, { command: process.execPath, args: [join(root, 'dist/server.js')], cwd, env: { PORT } })
  await browser.signIn('harbourpress')
  t.match(await browser.graphql(question), answer)
  t.equal(await program.end('SIGTERM'), 0)
})

t.test('two gateways on one Redis share their sessions, to the end', async (t) => {
  const { sandbox, settings } = await scene(t)
  const gateways = await Promise.all([1, 2].map(async () => await startGatewayProcess(t, sandbox, { ...settings, PORT: '0' })))
  const [here, there] = gateways.map((gateway) => gateway.browser())
  if (here === undefined || there === undefined) throw new Error('two gateways were started')
  await here.signIn('harbourpress')
  here.cookies.forEach((value, name) => there.cookies.set(name, value))
  t.match(await there.graphql(question), answer, 'made at one, it works at the other')
  t.equal((await there.request('/logout', { method: 'POST' })).status, 204)
  t.match(await here.graphql(question), { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] }, 'ended at one, it is ended at the other')
  t.match(await (await here.request('/session')).json(), { authenticated: false })
  for (const gateway of gateways) {
    gateway.kill('SIGTERM')
    t.equal(await gateway.exited, 0)
  }
})
