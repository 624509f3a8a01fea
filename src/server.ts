import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseEnv } from 'node:util'
import { buildApp } from './app.ts'
import { ConfigError, loadConfig, type Config } from './config.ts'
import { leaveOnce } from './leave-once.ts'
import { createLogger } from './log.ts'

/** Work under way at SIGTERM, unsaved tokens among it, may take as long as all tries of one refresh together. */
const drainMs = 10_000

/** What is on its way as the signal comes is still answered, and clients that keep connections learn that theirs ends. */
const farewellMs = 500

const config = readConfig()
const logger = createLogger(config.logLevel)
const starting = buildApp(config, logger).catch(refuse)

leaveOnce({ delay: drainMs, logger }, async ({ err }) => {
  if (err !== undefined) logger.fatal({ err }, 'unexpected error, shutting down')
  const app = await starting
  app.startDraining()
  if (err === undefined) await sleep(farewellMs)
  await app.close()
})

const app = await starting
try {
  const url = await app.listen({ ...config.listen, listenTextResolver: (address) => `listening on ${address}` })
  // Whoever starts the gateway waits for this line, at whatever level it logs.
  logger.child({}, { level: 'info' }).info({ url, publicUrl: config.publicOrigin }, 'ready')
} catch (error) {
  console.error(`The gateway cannot listen on ${config.listen.host}:${config.listen.port} (${error instanceof Error ? error.message : 'unknown reason'}). Set HOST or PORT to a free address.`)
  process.exit(1)
}

/** The environment goes before `.env`. */
function readConfig (): Config {
  try {
    return loadConfig({ ...readDotEnv(), ...process.env })
  } catch (error) {
    return refuse(error)
  }
}

/** Settings that cannot work are a matter for whoever made them. */
function refuse (error: unknown): never {
  if (!(error instanceof ConfigError)) throw error
  console.error(error.message)
  process.exit(1)
}

function readDotEnv (): Record<string, string | undefined> {
  try {
    return parseEnv(readFileSync('.env', 'utf8').replace(/^\uFEFF/, '')) // some editors begin a file with a byte-order mark
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw error
  }
}
