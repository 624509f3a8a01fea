import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Redis } from 'ioredis'
import type { Test } from 'tap'
import type { RedisSecurity } from './redis-security.ts'

export interface RedisProcess {
  port: number
  /** SIGKILL ends it as a crash would, SIGSTOP makes it hang, SIGCONT lets it go on. */
  kill: (signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT') => Promise<void>
}

/** Nothing of a server outlives its process. */
export const inMemoryOnly = ['save ""', 'appendonly no', 'repl-diskless-sync-delay 0']

/** What it prints once it answers: a server, or a Sentinel. */
const ready = /Ready to accept connections|Sentinel ID is/

/** One redis-server, or Sentinel, of the given configuration, in a folder of its own, for the length of the test. */
export async function startRedisProcess (t: Test, { port, config, sentinel = false }: { port: number, config: readonly string[], sentinel?: boolean }): Promise<RedisProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-redis-'))
  const file = join(folder, 'redis.conf')
  writeFileSync(file, [`dir ${folder}`, 'bind 127.0.0.1', ...config, ''].join('\n'))
  const server = spawn('redis-server', [file, ...(sentinel ? ['--sentinel'] : [])], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()))
  const kill: RedisProcess['kill'] = async (signal) => {
    server.kill(signal)
    if (signal === 'SIGKILL') await ended
  }
  t.teardown(async () => {
    await kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })
  await answering(server)
  return { port, kill }
}

async function answering ({ stdout }: ChildProcess): Promise<void> {
  if (stdout === null) throw new TypeError('its output is piped')
  const said: string[] = []
  for await (const line of createInterface(stdout)) {
    said.push(line)
    if (!ready.test(line)) continue
    stdout.resume()
    return
  }
  throw new Error(`redis-server did not start: ${said.join('\n')}`)
}

/** A plain connection to one server or Sentinel, as who may do everything. */
export function connectTo (t: Test, port: number, security?: RedisSecurity): Redis {
  const access = security === undefined ? {} : { ...security.admin, tls: { ca: readFileSync(security.caFile) } }
  const client = new Redis({ port, host: '127.0.0.1', enableReadyCheck: false, retryStrategy: () => 50, ...access })
  client.on('error', () => {}) // the server is killed on purpose
  t.teardown(() => client.disconnect())
  return client
}
