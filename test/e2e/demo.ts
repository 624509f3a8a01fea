import type { Test } from 'tap'
import { freePort } from '../helpers/redis-server.ts'
import { controlOf, type Control } from '../helpers/sandbox.ts'
import { startProgram, type Program } from './program.ts'

export interface Demo extends Program {
  gateway: string
  sandbox: string
  ports: readonly number[]
  control: Control
}

/** What `npm run demo` runs, on free ports. */
export async function startDemo (t: Test, settings: Record<string, string> = {}): Promise<Demo> {
  const [port, sandboxPort] = [await freePort(), await freePort()]
  const program = await startProgram(t, {
    command: process.execPath,
    args: ['--import', 'tsx', 'scripts/demo.ts'],
    env: { PORT: String(port), SANDBOX_PORT: String(sandboxPort), ...settings }
  })
  const sandbox = `http://127.0.0.1:${sandboxPort}`
  return { ...program, gateway: `http://localhost:${port}`, sandbox, ports: [port, sandboxPort], control: controlOf(sandbox) }
}
