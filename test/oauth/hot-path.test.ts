import t from 'tap'
import { startGateway } from '../helpers/gateway.ts'
import { countCommands } from '../helpers/redis-commands.ts'
import { startRedis } from '../helpers/redis-server.ts'
import { startSandbox } from '../helpers/sandbox.ts'

const question = '{ account { timeZone } }'

t.test('a request with a fresh token costs one trip to Redis', async (t) => {
  const redis = await startRedis(t)
  const sandbox = await startSandbox(t, { tokenProfile: 'article' })
  const gateway = await startGateway(t, sandbox, { REDIS_URL: redis.url })
  const browser = gateway.browser()
  await browser.signIn('harbourpress')
  await browser.graphql(question) // Redis learns the script
  const commands = await countCommands(t, redis.client)
  for (let n = 0; n < 20; n++) t.match(await browser.graphql(question), { data: { account: { timeZone: 'Europe/London' } } })
  t.same(commands.names(), Array(20).fill('evalsha'))
  commands.reset()
  await browser.request('/session')
  await gateway.browser().graphql('{ session { authenticated } }')
  t.same(commands.names(), ['evalsha'], 'a visitor costs none')
})

t.test('however many wait for one refresh, each costs little more than one trip', async (t) => {
  const redis = await startRedis(t)
  const sandbox = await startSandbox(t, { tokenProfile: 'article', rotation: 'strict', tokenLatencyMs: 300 })
  const gateway = await startGateway(t, sandbox, { REDIS_URL: redis.url })
  const browser = gateway.browser()
  await browser.signIn('harbourpress')
  await sandbox.control.expire()
  const commands = await countCommands(t, redis.client)
  const answers = await Promise.all(Array.from({ length: 200 }, () => browser.graphql(question)))
  t.equal(answers.filter(({ errors }) => errors === undefined).length, 200)
  t.ok(commands.names().length <= 210, `${commands.names().length} commands`)
})
