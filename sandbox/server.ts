import { shopPassword } from './json-api/guards.ts'
import { buildShops } from './seed/shops.ts'
import { startSandbox } from './start.ts'

const HOST = setting('HOST', '127.0.0.1')
const SANDBOX_PORT = setting('SANDBOX_PORT', '4000')

const sandbox = await startSandbox({ host: HOST, port: Number(SANDBOX_PORT) }).catch((error: unknown) => {
  console.error(`The sandbox cannot listen on ${HOST}:${SANDBOX_PORT} (${error instanceof Error ? error.message : 'unknown reason'}). Set SANDBOX_PORT to a free port.`)
  process.exit(1)
})

const sellers = buildShops().map(({ account, products, orders }) =>
  `  ${account.subdomain.padEnd(16)} ${account.storeName}: account ${account.id}, ${products.length} products, ${orders.length} orders`)

console.log(`Sandbox Big Cartel
Settings of a gateway in front of it:

CLIENT_ID=${sandbox.clientId}
CLIENT_SECRET=${sandbox.clientSecret}
REDIRECT_URI=http://localhost:3000/callback
BIGCARTEL_AUTHORIZE_URL=${sandbox.url}/oauth/authorize
BIGCARTEL_TOKEN_URL=${sandbox.url}/oauth/token
BIGCARTEL_DEAUTHORIZE_URL=${sandbox.url}/oauth/deauthorize
BIGCARTEL_API_URL=${sandbox.url}/v1
BIGCARTEL_STOREFRONT_URL=${sandbox.url}

What it was asked   ${sandbox.url}/_control/calls
Sellers (HTTP Basic password: ${shopPassword})
${sellers.join('\n')}`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => { sandbox.close() }) // under npm, Ctrl-C comes twice
}

function setting (name: string, fallback: string): string {
  const value = process.env[name]?.trim() ?? ''
  return value === '' ? fallback : value
}
