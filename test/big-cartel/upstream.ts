import type { Test } from 'tap'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createBigCartel, type BigCartel, type BigCartelApi, type Binding } from '../../src/big-cartel/client.ts'
import type { UpstreamSettings } from '../../src/big-cartel/means.ts'
import type { Credential } from '../../src/big-cartel/credential.ts'

/** A server that answers as the test says, and counts. */
export interface Upstream {
  readonly url: string
  /** Path and query of each request, as it came over the wire. */
  readonly requests: string[]
  /** An API bound to account 12345 of this server. */
  readonly api: BigCartelApi
}

export async function startUpstream (t: Test, listener: RequestListener): Promise<Upstream> {
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(request.url ?? '')
    listener(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo // an address, as it listens on TCP
  const url = `http://127.0.0.1:${port}`
  return { url, requests, api: bind(startClient(t, `${url}/v1`)) }
}

/** A server that gives one document for every path. */
export async function serveDocument (t: Test, document: unknown): Promise<Upstream> {
  return await startUpstream(t, (_request, response) => {
    response.setHeader('content-type', 'application/vnd.api+json; charset=utf-8')
    response.end(JSON.stringify(document))
  })
}

export function startClient (t: Test, apiUrl: string, settings: Partial<UpstreamSettings> = {}): BigCartel {
  const client = createBigCartel({
    apiUrl, userAgent: 'gateway-tests (https://example.com)', timeoutMs: 2000, concurrency: 4, cache: true, ...settings
  })
  t.teardown(() => client.close())
  return client
}

export function bind (client: BigCartel, binding: Partial<Binding> = {}): BigCartelApi {
  return client.bind({ credential: fixedCredential(), deadline: Date.now() + 10_000, ...binding })
}

/** A credential whose token is never replaced. */
export function fixedCredential (accountId = '12345', token = 'a-token'): Credential {
  return {
    accountId,
    secret: null,
    accessToken: async () => token,
    replacement: async () => { throw new Error('no replacement was expected') },
    refused: async () => { throw new Error('no refusal was expected') }
  }
}
