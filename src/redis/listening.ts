import { Cluster } from 'ioredis'
import type { RedisClient } from './client.ts'

/** After a subscription that was refused. */
const againMs = 5_000

/**
 * Listens to a channel, on a connection of its own: one that listens can do little else.
 *
 * @param hear called with each message; with null when messages may have been missed
 * @returns what ends it
 */
export function listen (redis: RedisClient, channel: string, hear: (message: string | null) => void): () => void {
  const client: RedisClient = redis instanceof Cluster ? redis.duplicate() : redis.duplicate()
  let again: NodeJS.Timeout | undefined
  const subscribe = (): void => {
    clearTimeout(again)
    client.subscribe(channel).then(() => hear(null), () => { again = setTimeout(subscribe, againMs).unref() })
  }
  client.on('error', () => {}) // the other connection has the same troubles, and they are told
  client.on('ready', subscribe)
  client.on('message', (_channel: string, message: string) => hear(message))
  return () => {
    clearTimeout(again)
    client.disconnect()
  }
}
