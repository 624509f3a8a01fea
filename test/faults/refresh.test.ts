import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { startGatewayProcess } from '../helpers/gateway-process.ts'
import { countCommands } from '../helpers/redis-commands.ts'
import { startRedis } from '../helpers/redis-server.ts'
import { startSandbox } from '../helpers/sandbox.ts'

const question = '{ account { subdomain owner { firstName } } }'

/** Several gateways on one Redis, and a session whose access token has just expired. */
async function scene (t: Test, { instances, tokenLatencyMs }: { instances: number, tokenLatencyMs: number }) {
  const redis = await startRedis(t)
  const sandbox = await startSandbox(t, { tokenProfile: 'article', rotation: 'strict', expiresIn: 3_600 })
  const shared = {
    REDIS_URL: redis.url,
    SESSION_SECRET: randomBytes(32).toString('base64'),
    TOKEN_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    LOG_LEVEL: 'info'
  }
  const gateways = await Promise.all(Array.from({ length: instances }, () => startGatewayProcess(t, sandbox, shared)))
  const browsers = gateways.map((gateway) => gateway.browser())
  const [first] = browsers
  await first?.signIn('harbourpress')
  for (const browser of browsers) first?.cookies.forEach((value, name) => browser.cookies.set(name, value))
  await sandbox.control.settings({ tokenLatencyMs })
  await sandbox.control.expire()
  await sandbox.control.resetCalls()
  return { redis, sandbox, gateways, browsers }
}

for (const [instances, requests] of [[1, 500], [4, 25], [8, 200]] as const) {
  t.test(`${instances} × ${requests} requests on an expired, single-use token make one token call, and all are answered`, async (t) => {
    const { redis, sandbox, browsers } = await scene(t, { instances, tokenLatencyMs: 300 })
    const commands = await countCommands(t, redis.client)
    const startedAt = performance.now()
    const answers = await Promise.all(browsers.flatMap((browser) => Array.from({ length: requests }, () => browser.graphql(question))))
    const elapsedMs = Math.round(performance.now() - startedAt)
    const answered = answers.filter(({ errors }) => errors === undefined).length
    const { byRoute } = await sandbox.control.calls()
    t.comment(`figure: ${instances} × ${requests}: ${answered} of ${answers.length} answered, ${byRoute['POST /oauth/token']} token call, ${commands.names().length} Redis commands, ${elapsedMs} ms`)
    t.equal(byRoute['POST /oauth/token'], 1)
    t.equal(answered, instances * requests)
    t.ok(commands.names().length <= 1.6 * answers.length)
  })
}

t.test('SIGTERM in the middle of a refresh: the process ends with 0 after the new tokens are saved', async (t) => {
  const { sandbox, gateways: [leaving, staying], browsers: [here, there] } = await scene(t, { instances: 2, tokenLatencyMs: 1_500 })
  if (leaving === undefined || staying === undefined || here === undefined || there === undefined) throw new Error('two instances were asked for')
  const underWay = here.graphql(question)
  await sleep(400)
  leaving.kill('SIGTERM')
  t.same((await underWay).errors, undefined, 'the request that was under way is answered')
  t.equal(await leaving.exited, 0)
  t.same((await there.graphql(question)).errors, undefined, 'the other instance has the new tokens')
  t.equal((await sandbox.control.calls()).byRoute['POST /oauth/token'], 1)
})

t.test('SIGKILL of the instance that refreshes: another one takes over once the lease has run out', async (t) => {
  const { sandbox, gateways: [leader], browsers: [here, there] } = await scene(t, { instances: 2, tokenLatencyMs: 0 })
  if (leader === undefined || here === undefined || there === undefined) throw new Error('two instances were asked for')
  await sandbox.control.fault({ path: '/oauth/token', times: 1, action: { type: 'hang' } })
  const underWay = here.graphql(question).catch(() => 'cut off')
  await sleep(300)
  leader.kill('SIGKILL')
  const startedAt = performance.now()
  t.same((await there.graphql(question)).errors, undefined)
  t.comment(`figure: taken over after ${Math.round(performance.now() - startedAt)} ms`)
  await underWay
})
