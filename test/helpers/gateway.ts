import { randomBytes } from 'node:crypto'
import { Writable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { Test } from 'tap'
import { buildApp } from '../../src/app.ts'
import { loadConfig } from '../../src/config.ts'
import { createLogger } from '../../src/log.ts'
import { createBrowser, type Browser } from './browser.ts'
import type { TestSandbox } from './sandbox.ts'

export interface TestGateway {
  app: FastifyInstance
  /** Where it listens, by the name `localhost`; its public origin. */
  url: string
  /** All it has logged so far, a JSON object a line. */
  logged: () => string
  /** A new browser, with no cookies. */
  browser: () => Browser
}

/** What the instances of one gateway keep to themselves. */
export interface Secrets { SESSION_SECRET: string, TOKEN_KEYS: string }

export function newSecrets (): Secrets {
  return { SESSION_SECRET: randomBytes(32).toString('base64'), TOKEN_KEYS: `k1:${randomBytes(32).toString('base64')}` }
}

/** The settings of a gateway in front of a sandbox, on in-process stores unless the test says otherwise. */
export function settingsFor (sandbox: Pick<TestSandbox, 'clientId' | 'clientSecret' | 'authorizeUrl' | 'tokenUrl' | 'deauthorizeUrl' | 'apiUrl'>, changes: Record<string, string> = {}): Record<string, string> {
  const store = 'REDIS_URL' in changes || 'REDIS_CLUSTER' in changes || 'REDIS_SENTINELS' in changes ? {} : { STORE: 'memory' }
  return {
    CLIENT_ID: sandbox.clientId,
    CLIENT_SECRET: sandbox.clientSecret,
    REDIRECT_URI: 'http://localhost:3000/callback',
    ...newSecrets(),
    BIGCARTEL_AUTHORIZE_URL: sandbox.authorizeUrl,
    BIGCARTEL_TOKEN_URL: sandbox.tokenUrl,
    BIGCARTEL_DEAUTHORIZE_URL: sandbox.deauthorizeUrl,
    BIGCARTEL_API_URL: sandbox.apiUrl,
    BIGCARTEL_STOREFRONT_URL: new URL(sandbox.apiUrl).origin,
    PORT: '0',
    LIMIT_SIGN_INS: '100000', // tests sign in from one address
    LIMIT_POINTS: '10000000', // and ask more in a second than people do
    LOG_LEVEL: 'info',
    CACHE: 'off', // a test that asks twice means to ask Big Cartel twice
    ...store,
    ...changes
  }
}

/** A gateway that listens on a free port for the length of the test. Without `compiles` it never compiles a query. */
export async function startGateway (t: Test, sandbox: TestSandbox, changes: Record<string, string> = {}, compiles = true): Promise<TestGateway> {
  const config = loadConfig(settingsFor(sandbox, changes))
  const lines: string[] = []
  const sink = new Writable({ write: (chunk, _encoding, done) => { lines.push(String(chunk)); done() } })
  const app = await buildApp(config, createLogger(config.logLevel, sink), compiles ? 1 : 0)
  t.teardown(() => app.close())
  const listening = await app.listen({ host: '127.0.0.1', port: 0 })
  const url = listening.replace('127.0.0.1', 'localhost')
  return { app, url, logged: () => lines.join(''), browser: () => createBrowser({ gateway: url, publicOrigin: config.publicOrigin, sandbox }) }
}
