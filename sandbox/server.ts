import { shopPassword } from './json-api/guards.ts'
import { buildShops } from './seed/shops.ts'
import { startSandbox } from './start.ts'

const sandbox = await startSandbox({
  host: process.env['HOST'] ?? '127.0.0.1',
  port: Number(process.env['SANDBOX_PORT'] ?? 4000)
})

const sellers = buildShops().map(({ account, products, orders }) =>
  `  ${account.subdomain.padEnd(16)} ${account.storeName}: account ${account.id}, ${products.length} products, ${orders.length} orders`)

console.log(`Sandbox Big Cartel
  API            ${sandbox.url}/v1
  authorize      ${sandbox.url}/oauth/authorize
  token          ${sandbox.url}/oauth/token
  control        ${sandbox.url}/_control
  client id      ${sandbox.clientId}
  client secret  ${sandbox.clientSecret}
Sellers (HTTP Basic password: ${shopPassword})
${sellers.join('\n')}`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => { sandbox.close() })
}
