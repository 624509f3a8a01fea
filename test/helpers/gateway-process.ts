import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Test } from 'tap'
import { createBrowser, type Browser } from './browser.ts'
import { settingsFor } from './gateway.ts'
import type { TestSandbox } from './sandbox.ts'

export interface GatewayProcess {
  url: string
  browser: () => Browser
  kill: (signal: NodeJS.Signals) => void
  /** Resolves with the exit code, or null when a signal ended it. */
  exited: Promise<number | null>
  /** All that it has written so far, to stdout and to stderr. */
  written: () => string
}

const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * A built gateway in a process of its own, on a free port, for the length of the test.
 * @param nodeArguments for Node itself, before the program
 */
export async function startGatewayProcess (t: Test, sandbox: TestSandbox, changes: Record<string, string>, nodeArguments: readonly string[] = []): Promise<GatewayProcess> {
  const settings = settingsFor(sandbox, changes)
  const child = spawn(process.execPath, [...nodeArguments, 'dist/server.js'], { cwd: root, env: { PATH: process.env['PATH'], ...settings }, stdio: ['ignore', 'pipe', 'pipe'] })
  const written: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => written.push(text))
  child.stderr.pipe(process.stderr)
  const exited = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null)
  t.teardown(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
    await exited
  })
  for await (const line of createInterface(child.stdout)) {
    const { msg, url } = JSON.parse(line) as { msg: string, url?: string } // pino's lines
    if (msg !== 'ready' || url === undefined) continue
    child.stdout.resume()
    const publicOrigin = new URL(settings['REDIRECT_URI'] ?? '').origin
    return { url, browser: () => createBrowser({ gateway: url, publicOrigin, sandbox }), kill: (signal) => child.kill(signal), exited, written: () => written.join('') }
  }
  throw new Error(`the gateway ended before it was ready, with exit code ${await exited}`)
}
