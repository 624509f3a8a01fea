import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Test } from 'tap'

export interface Program {
  /** Its log line with `"msg":"ready"`. */
  ready: { msg: 'ready', url: string }
  /** Everything that it printed before. */
  banner: string
  /** From the start to the ready line. */
  seconds: number
  /** Sends a signal; answers the exit code, null when the signal itself ended it. */
  end: (signal: NodeJS.Signals) => Promise<number | null>
}

export interface ProgramOptions {
  command: string
  args: string[]
  env: Record<string, string>
  cwd?: string
}

export const root = fileURLToPath(new URL('../../', import.meta.url))
const patienceMs = 60_000

/** Runs a command of the project as its user would, until it is ready; the end of the test ends it and what it started. */
export async function startProgram (t: Test, { command, args, env, cwd = root }: ProgramOptions): Promise<Program> {
  const startedAt = performance.now()
  // The test runner slips code of its own into every child by NODE_OPTIONS; a user's process has none of it.
  const child = spawn('env', ['-u', 'NODE_OPTIONS', command, ...args], { cwd, env: { ...surroundings(), ...env }, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const exited = once(child, 'exit').then(([code]: Array<number | null>) => code ?? null)
  const group = child.pid
  t.teardown(async () => {
    if (group !== undefined) endGroup(group)
    await exited
  })
  let printed = ''
  child.stderr.on('data', (chunk) => { printed += String(chunk) })
  const timer = setTimeout(() => { if (group !== undefined) endGroup(group) }, patienceMs)
  for await (const line of createInterface(child.stdout)) {
    if (!line.includes('"msg":"ready"')) {
      printed += `${line}\n`
      continue
    }
    clearTimeout(timer)
    child.stdout.resume()
    const ready = JSON.parse(line) as Program['ready'] // the line that the contract fixes
    const end: Program['end'] = async (signal) => {
      child.kill(signal)
      return await exited
    }
    return { ready, banner: printed, seconds: (performance.now() - startedAt) / 1_000, end }
  }
  clearTimeout(timer)
  throw new Error(`${command} ${args.join(' ')} was not ready within ${patienceMs / 1_000} s:\n${printed}`)
}

/** What every process needs, and none of our settings. */
function surroundings (): Record<string, string> {
  const { PATH = '', HOME = '/' } = process.env
  return { PATH, HOME }
}

function endGroup (group: number): void {
  try {
    process.kill(-group, 'SIGKILL')
  } catch {
    // all of it has ended by itself
  }
}
