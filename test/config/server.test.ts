import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { settings } from '../../src/settings.ts'
import { settingsFor } from '../helpers/gateway.ts'
import { freePort, startRedis } from '../helpers/redis-server.ts'
import { startSandbox } from '../helpers/sandbox.ts'

const server = fileURLToPath(new URL('../../src/server.ts', import.meta.url))
const tsx = import.meta.resolve('tsx') // the process is not where the packages are

interface Line { level: number, msg: string, url?: string }

/** `src/server.ts` in a process of its own, with these settings and no others. */
function startServer (t: Test, env: Record<string, string>, files: Record<string, string> = {}) {
  const surroundings = Object.entries(process.env).filter(([name]) => !(name in settings.properties))
  const child = spawn(process.execPath, ['--import', tsx, server], { cwd: t.testdir(files), env: { ...Object.fromEntries(surroundings), ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const exited = once(child, 'exit').then(([code]: Array<number | null>) => code ?? null)
  t.teardown(async () => {
    child.kill('SIGKILL')
    await exited
  })
  const complaints: string[] = []
  child.stderr.on('data', (chunk) => complaints.push(String(chunk)))
  const lines: Line[] = []
  const output = createInterface(child.stdout).on('line', (line) => lines.push(JSON.parse(line)))
  /** The ready line, once it is there. */
  const ready = async (): Promise<Line> => {
    for (;;) {
      const line = lines.find(({ msg }) => msg === 'ready')
      if (line !== undefined) return line
      await Promise.race([once(output, 'line'), exited.then((code) => { throw new Error(`it ended with ${code}: ${complaints.join('')}`) })])
    }
  }
  return { lines, ready, exited, complaints: () => complaints.join(''), kill: (signal: NodeJS.Signals) => child.kill(signal) }
}

async function readiness (url: string): Promise<{ status: number, body: unknown }> {
  const response = await fetch(`${url}/readyz`)
  return { status: response.status, body: await response.json() }
}

t.test('without its settings it says which, on stderr, and exits 1', async (t) => {
  const { exited, complaints, lines } = startServer(t, { CLIENT_SECRET: 'c4n4ry', PORT: 'c4n4ry' })
  t.equal(await exited, 1)
  t.match(complaints(), /^The settings need mending:\n( {2}- [A-Z_]+ .+\n){6}$/)
  for (const name of ['CLIENT_ID', 'REDIRECT_URI', 'SESSION_SECRET', 'TOKEN_KEYS', 'REDIS_URL', 'PORT']) t.match(complaints(), `  - ${name} `)
  t.notMatch(complaints(), 'c4n4ry')
  t.same(lines, [])
})

t.test('a port that is taken is named, and it exits 1', async (t) => {
  const sandbox = await startSandbox(t)
  const { port } = new URL(sandbox.url)
  const { exited, complaints } = startServer(t, settingsFor(sandbox, { PORT: port }))
  t.equal(await exited, 1)
  t.match(complaints(), new RegExp(`^The gateway cannot listen on 127\\.0\\.0\\.1:${port} \\(.*EADDRINUSE.*\\)\\. Set HOST or PORT to a free address\\.\n$`))
})

t.test('with them it says once that it is ready and lives without Redis, is ready once that is there, and SIGTERM ends it with 0', async (t) => {
  const redis = await startRedis(t)
  await redis.stop()
  const { CLIENT_ID = '', ...good } = settingsFor(await startSandbox(t), { REDIS_URL: redis.url })
  const { ready, exited, kill, lines } = startServer(t, good, { '.env': `\uFEFFCLIENT_ID=${CLIENT_ID}\nLOG_LEVEL=nonsense\n` }) // the environment goes before it
  const { url = '' } = await ready()
  t.match(url, /^http:\/\/127\.0\.0\.1:\d+$/)
  t.same(await (await fetch(`${url}/healthz`)).json(), { status: 'ok' })
  t.match(await readiness(url), { status: 503, body: { status: 'unavailable', reason: /^store: / } })
  t.equal((await fetch(`${url}/session`)).status, 200, 'a visitor without a cookie needs no store')
  t.match(await (await fetch(`${url}/auth`)).json(), { status: 503, code: 'STORE_UNAVAILABLE' })

  await redis.start()
  const begun = Date.now()
  while ((await readiness(url)).status !== 200 && Date.now() - begun < 15_000) await sleep(50)
  t.same(await readiness(url), { status: 200, body: { status: 'ready' } })
  t.comment(`ready again ${Date.now() - begun} ms after Redis was`)
  t.equal((await fetch(`${url}/auth`, { redirect: 'manual' })).status, 302)

  kill('SIGTERM')
  t.equal(await exited, 0)
  t.equal(lines.filter(({ msg }) => msg === 'ready').length, 1)
  t.notOk(lines.some(({ level }) => level >= 60), 'nothing fatal is logged')
})

t.test('SIGINT ends it with 0, even while Redis is nowhere', async (t) => {
  const { ready, exited, kill } = startServer(t, settingsFor(await startSandbox(t), { REDIS_URL: `redis://127.0.0.1:${await freePort()}` }))
  await ready()
  kill('SIGINT')
  t.equal(await exited, 0)
})

t.test('a second SIGINT, as npm sends one after the terminal, cuts nothing off', async (t) => {
  const { ready, exited, kill, lines } = startServer(t, settingsFor(await startSandbox(t), { STORE: 'memory', REDIS_URL: '' }))
  const { url = '' } = await ready()
  kill('SIGINT')
  while ((await readiness(url)).status === 200) await sleep(5) // it drains, and is there for half a second more
  kill('SIGINT')
  kill('SIGTERM')
  t.equal(await exited, 0)
  t.notOk(lines.some(({ level }) => level >= 50), 'no error is logged')
})

for (const LOG_LEVEL of ['error', 'silent']) {
  t.test(`it says that it is ready even where it logs ${LOG_LEVEL}`, async (t) => {
    const { ready, lines } = startServer(t, settingsFor(await startSandbox(t), { STORE: 'memory', REDIS_URL: '', LOG_LEVEL }))
    t.match((await ready()).url, /^http:\/\/127\.0\.0\.1:\d+$/)
    t.equal(lines.length, 1, 'and nothing else')
  })
}
