import { randomBytes } from 'node:crypto'
import { startSandbox } from '../sandbox/start.ts'
import { buildApp } from '../src/app.ts'
import { loadConfig } from '../src/config.ts'
import { createLogger } from '../src/log.ts'
import { byHand, sideBySide } from './by-hand.ts'
import { compare } from './compare.ts'
import { signIn } from './sign-in.ts'

const rounds = Number(process.env['ROUNDS'] ?? 30)
const seller = 'paperkiosk'

const sandbox = await startSandbox()
const gateway = await buildApp(loadConfig({
  CLIENT_ID: sandbox.clientId,
  CLIENT_SECRET: sandbox.clientSecret,
  REDIRECT_URI: 'http://localhost:3000/callback',
  SESSION_SECRET: randomBytes(32).toString('base64'),
  TOKEN_KEYS: `bench:${randomBytes(32).toString('base64')}`,
  STORE: 'memory',
  BIGCARTEL_AUTHORIZE_URL: `${sandbox.url}/oauth/authorize`,
  BIGCARTEL_TOKEN_URL: `${sandbox.url}/oauth/token`,
  BIGCARTEL_DEAUTHORIZE_URL: `${sandbox.url}/oauth/deauthorize`,
  BIGCARTEL_API_URL: `${sandbox.url}/v1`,
  BIGCARTEL_STOREFRONT_URL: sandbox.url
}), createLogger('silent'))
const url = await gateway.listen({ host: '127.0.0.1', port: 0 })

const { cookie, accessToken, accountId } = await signIn(url, sandbox.url, seller)
const account = { apiUrl: `${sandbox.url}/v1`, accessToken, accountId }

const products = (first: number): string => `{ shop { currency { code } products(first: ${first}) { nodes {
  name price { formatted } options { name price { formatted } } images { url } categories { name } } } } }`

async function ask (first: number): Promise<number> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify({ query: products(first) })
  })
  const { data } = await response.json() as { data: { shop: { products: { nodes: unknown[] } } } } // the query's own shape
  return data.shop.products.nodes.length
}

async function setLatency (apiLatencyMs: number): Promise<void> {
  await fetch(`${sandbox.url}/_control/settings`, { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ apiLatencyMs }) })
}

await setLatency(50)
await compare('100 products, 50 ms from Big Cartel', rounds, {
  'one question': () => ask(100),
  'by hand': () => byHand(account, 100)
})
await setLatency(0)
await compare('20 products, no distance', rounds, {
  'through the gateway': () => ask(20),
  'fetched and parsed': () => sideBySide(account, 20)
})

await gateway.close()
await sandbox.close()
