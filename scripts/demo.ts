/**
 * `npm run demo`: the sandbox Big Cartel and the gateway in front of it, on embedded defaults: nothing to set up,
 * nothing kept. Ctrl-C ends both.
 */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { startSandbox } from '../sandbox/start.ts'
import { buildApp } from '../src/app.ts'
import { ConfigError, loadConfig, type Config } from '../src/config.ts'
import { leaveOnce } from '../src/leave-once.ts'
import { createLogger } from '../src/log.ts'

const HOST = setting('HOST', '127.0.0.1')
const LOG_LEVEL = setting('LOG_LEVEL', 'warn')
const SANDBOX_PORT = setting('SANDBOX_PORT', '4000')
const asked = setting('PORT', '3000')
const PORT = asked === '0' ? await freePort() : asked
const REDIRECT_URI = setting('REDIRECT_URI', `http://localhost:${PORT}/callback`)
const CORS_ORIGINS = setting('CORS_ORIGINS', '')

const sandbox = await startSandbox({ port: Number(SANDBOX_PORT) }).catch((error: unknown) => giveUp('SANDBOX_PORT', SANDBOX_PORT, error))
const config = readConfig({
  CLIENT_ID: sandbox.clientId,
  CLIENT_SECRET: sandbox.clientSecret,
  REDIRECT_URI,
  SESSION_SECRET: randomBytes(32).toString('base64'),
  TOKEN_KEYS: `demo:${randomBytes(32).toString('base64')}`,
  STORE: 'memory',
  HOST,
  PORT,
  LOG_LEVEL,
  CORS_ORIGINS,
  BIGCARTEL_AUTHORIZE_URL: `${sandbox.url}/oauth/authorize`,
  BIGCARTEL_TOKEN_URL: `${sandbox.url}/oauth/token`,
  BIGCARTEL_DEAUTHORIZE_URL: `${sandbox.url}/oauth/deauthorize`,
  BIGCARTEL_API_URL: `${sandbox.url}/v1`,
  BIGCARTEL_STOREFRONT_URL: sandbox.url
})
const { publicOrigin: publicUrl } = config
const logger = createLogger(LOG_LEVEL)
const gateway = await buildApp(config, logger)
leaveOnce({ delay: 5_000, logger: false }, async ({ err }) => {
  if (err !== undefined) console.error(err)
  await gateway.close()
  await sandbox.close()
})

await gateway.listen({ ...config.listen }).catch((error: unknown) => giveUp('PORT', PORT, error))
console.log(`
  GraphQL for Big Cartel, in front of a sandbox Big Cartel with three made-up shops.

    Home page   ${publicUrl}/
    Sign in     ${publicUrl}/auth?returnTo=/graphiql   (pick a seller, approve)
    GraphiQL    ${publicUrl}/graphiql
    Sandbox     ${sandbox.url}/_control/calls   (what it was asked so far)

  Ctrl-C ends both.
`)
console.log(JSON.stringify({ msg: 'ready', url: publicUrl }))

/** What is set to nothing is not set, as for the gateway itself. */
function setting (name: string, fallback: string): string {
  const value = process.env[name]?.trim() ?? ''
  return value === '' ? fallback : value
}

/** Sign-ins come back to the gateway's port: it must be known before anybody listens on it. */
async function freePort (): Promise<string> {
  const probe = createServer().listen(0, HOST)
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return address === null || typeof address === 'string' ? '3000' : String(address.port)
}

function readConfig (settings: Record<string, string>): Config {
  try {
    return loadConfig(settings)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    console.error(error.message)
    process.exit(1)
  }
}

function giveUp (setting: string, port: string, error: unknown): never {
  console.error(`Port ${port} is not to be had (${error instanceof Error ? error.message : 'unknown reason'}). Name another one: ${setting}=… npm run demo`)
  process.exit(1)
}
