import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import type { Test } from 'tap'

export interface TestRedis {
  url: string
  /** A plain client, to look at what is stored. */
  client: Redis
  /** Ends the server, as a crash would. */
  stop: () => Promise<void>
  /** Starts it again on the same port: with nothing in it, unless it keeps its data. */
  start: () => Promise<void>
}

/**
 * A real redis-server on a free port, with a folder of its own, for the length of the test.
 * @param keepsData whether a start finds again what was there before the stop
 */
export async function startRedis (t: Test, { keepsData = false } = {}): Promise<TestRedis> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'gateway-redis-'))
  const client = new Redis(port, '127.0.0.1', { lazyConnect: true, maxRetriesPerRequest: null, retryStrategy: () => 50 })
  client.on('error', () => {}) // the server is stopped on purpose
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', keepsData ? 'yes' : 'no', '--dir', folder]
  let server = await run(port, options)

  const stop = async (): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGKILL')
    await ended
  }
  t.teardown(async () => {
    client.disconnect()
    await stop()
    rmSync(folder, { recursive: true, force: true })
  })
  return { url: `redis://127.0.0.1:${port}`, client, stop, start: async () => { server = await run(port, options) } }
}

async function run (port: number, options: string[]) {
  const server = spawn('redis-server', options, { stdio: 'ignore' })
  const probe = new Redis(port, '127.0.0.1', { retryStrategy: () => 20, maxRetriesPerRequest: null })
  probe.on('error', () => {}) // it is not up yet
  await Promise.race([probe.ping(), sleep(10_000, null, { ref: false }).then(() => { throw new Error('redis-server did not start') })])
  probe.disconnect()
  return server
}

/** A port that is free now. */
export async function freePort (): Promise<number> {
  return await freeAmong(20_000, 45_000, [0])
}

/** A port that is free now, and so is the one 10,000 above, at which the servers of a Cluster talk to each other; both below those of outgoing connections. */
export async function freeClusterPort (): Promise<number> {
  return await freeAmong(10_000, 22_000, [0, 10_000])
}

async function freeAmong (first: number, last: number, offsets: readonly number[]): Promise<number> {
  for (;;) {
    const port = first + Math.floor(Math.random() * (last - first))
    const free = await Promise.all(offsets.map((offset) => isFree(port + offset)))
    if (free.every(Boolean)) return port
  }
}

async function isFree (port: number): Promise<boolean> {
  return await new Promise<boolean>((resolve) => {
    const server = createServer().once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
