import { randomBytes } from 'node:crypto'
import { buildApp } from '../src/app.ts'
import { loadConfig } from '../src/config.ts'
import { createLogger } from '../src/log.ts'
import type { Access } from './by-hand.ts'
import { signIn } from './sign-in.ts'

export interface BenchGateway {
  /** How many of the first products came back, with everything joined. */
  ask: (first: number) => Promise<number>
  /** The same seller's access for calls by hand. */
  access: Access
  close: () => Promise<void>
}

interface Upstream { url: string, clientId: string, clientSecret: string }

/** A gateway in front of the sandbox, and a seller who is signed in. */
export async function startGateway (sandbox: Upstream, seller: string, changes: Record<string, string>): Promise<BenchGateway> {
  const app = await buildApp(loadConfig({
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
    BIGCARTEL_STOREFRONT_URL: sandbox.url,
    LIMIT_COST: '10000', // a page of 100 products with everything joined is more than the default allows
    LIMIT_POINTS: '10000000', // and one session asks for it again and again
    LIMIT_POINTS_PER_SECOND: '1000000',
    ...changes
  }), createLogger('silent'))
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const { cookie, accessToken, accountId } = await signIn(url, sandbox.url, seller)

  const ask = async (first: number): Promise<number> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify({ query: products, variables: { first } })
    })
    const { data } = await response.json() as { data: { shop: { products: { nodes: unknown[] } } } } // the query's own shape
    return data.shop.products.nodes.length
  }
  return { ask, access: { apiUrl: `${sandbox.url}/v1`, accessToken, accountId }, close: async () => { await app.close() } }
}

const products = `query ($first: Int!) { shop { currency { code } products(first: $first) { nodes {
  name price { formatted } options { name price { formatted } } images { url } categories { name } } } } }`
