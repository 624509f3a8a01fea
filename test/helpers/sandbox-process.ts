import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Test } from 'tap'
import { sandboxAt, type TestSandbox } from './sandbox.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** A sandbox in a process of its own, for the length of the test: one that answers in time however busy the test is. */
export async function startSandboxProcess (t: Test): Promise<TestSandbox> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'sandbox/server.ts'], { cwd: root, env: { PATH: process.env['PATH'], SANDBOX_PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  const close = async (): Promise<void> => {
    child.kill('SIGKILL')
    await exited
  }
  t.teardown(close)
  const [banner] = await once(child.stdout, 'data') as [Buffer]
  const valueOf = (name: string): string => new RegExp(`^${name}=(.+)$`, 'm').exec(String(banner))?.[1] ?? ''
  return sandboxAt({ url: new URL(valueOf('BIGCARTEL_API_URL')).origin, clientId: valueOf('CLIENT_ID'), clientSecret: valueOf('CLIENT_SECRET'), close })
}
