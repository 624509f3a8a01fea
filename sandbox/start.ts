import { buildSandbox } from './app.ts'
import type { WorldOptions } from './world.ts'

export type Sandbox = {
  /** Where it listens, without a trailing slash: the API is at `${url}/v1`. */
  url: string
  clientId: string
  clientSecret: string
  close: () => Promise<void>
}

export type SandboxOptions = WorldOptions & { host?: string, port?: number }

/** Starts a sandbox on a port of its own (0: a free one). */
export async function startSandbox (options: SandboxOptions = {}): Promise<Sandbox> {
  const { host = '127.0.0.1', port = 0, clientId = 'sandbox-client', clientSecret = 'sandbox-secret', ...rest } = options
  const app = buildSandbox({ clientId, clientSecret, ...rest })
  const url = await app.listen({ host, port })
  return { url, clientId, clientSecret, close: () => app.close() }
}
