import type { Redis } from 'ioredis'
import type { Test } from 'tap'

/** Counts what clients ask of a Redis; what scripts do inside it does not count. */
export async function countCommands (t: Test, client: Redis): Promise<{ reset: () => void, names: () => string[] }> {
  const monitor = await client.duplicate().monitor()
  t.teardown(() => monitor.disconnect())
  let names: string[] = []
  monitor.on('monitor', (_time: string, [name = '']: string[], source: string) => { if (source !== 'lua') names.push(name.toLowerCase()) })
  return { reset: () => { names = [] }, names: () => names }
}
