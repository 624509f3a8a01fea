import type { Test } from 'tap'
import { createTokenEndpoint, type TokenEndpoint } from '../../src/oauth/token-endpoint.ts'
import type { TestSandbox } from '../helpers/sandbox.ts'

/** The token endpoint of a sandbox, as the gateway speaks to it. */
export function endpointOf (t: Test, { clientId, clientSecret, authorizeUrl, tokenUrl, deauthorizeUrl }: Pick<TestSandbox, 'clientId' | 'clientSecret' | 'authorizeUrl' | 'tokenUrl' | 'deauthorizeUrl'>): TokenEndpoint {
  const redirectUri = 'http://localhost:3000/callback'
  const endpoint = createTokenEndpoint({ clientId, clientSecret, redirectUri, authorizeUrl, tokenUrl, deauthorizeUrl }, 'gateway tests')
  t.teardown(() => endpoint.close())
  return endpoint
}

/** How often the token endpoint was asked. */
export async function tokenCalls ({ control }: Pick<TestSandbox, 'control'>): Promise<number> {
  return (await control.calls()).byRoute['POST /oauth/token'] ?? 0
}
