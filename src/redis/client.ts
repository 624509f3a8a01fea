import { Cluster, Redis, type RedisOptions } from 'ioredis'
import { GatewayError } from '../errors.ts'
import { patientTimer } from '../patience.ts'
import type { RedisAccess, StoreConfig } from '../store-settings.ts'
import { keys } from './keys.ts'
import { defineScripts } from './scripts.ts'

export type RedisClient = Redis | Cluster

export interface RedisConnection {
  client: RedisClient
  /** Resolves when Redis can first be used, or when it is not worth waiting for any longer. */
  settled: Promise<void>
  /** Whether Redis takes writes now (not a replica, nor a Cluster that has lost slots); the reason when not, without a secret. */
  ping: () => Promise<{ up: true } | { up: false, reason: string }>
  close: () => Promise<void>
}

interface Log {
  info: (fields: object, message: string) => void
  warn: (fields: object, message: string) => void
}

/** A command that takes longer has failed; it may still have run, which every script bears: sent twice it counts once. */
const commandTimeoutMs = 1_000
/**
 * A connection that stays silent for so long is dead (a server that hangs, a host that is gone): connect anew, perhaps
 * elsewhere. Less than a lease, so that new tokens whose way to Redis is lost are saved before somebody else takes over.
 */
const silenceMs = 2_000
/** How long a failover can go unnoticed while the old master is silent rather than gone. */
const lookAgainMs = 1_000
/** Answers of a replica or of a server that starts: connect anew, perhaps to the new master. */
const movedAnswers = ['READONLY', 'LOADING', 'MASTERDOWN']

/**
 * Connects in the background: the gateway starts without Redis and recovers by itself.
 * A command while Redis is away fails at once, so that nobody waits for a queue.
 */
export function connectRedis (store: Exclude<StoreConfig, { kind: 'memory' }>, log: Log): RedisConnection {
  const client = create(store)
  defineScripts(client)
  const trouble = watch(client, addressOf(store), log)
  return {
    client,
    settled: firstReady(client),
    ping: () => inTime(client.del(keys.probe)).then(() => ({ up: true }) as const, (error: unknown) => ({ up: false, reason: trouble() ?? reasonOf(error) }) as const),
    close: async () => {
      await client.quit().catch(() => client.disconnect())
      if (store.kind === 'sentinel') client.disconnect() // else its watch over the Sentinels would outlive it
    }
  }
}

/** Logs when Redis goes and when it comes back, not every attempt between; answers what the trouble is just now. */
function watch (client: RedisClient, address: string, log: Log): () => string | null {
  let trouble: string | null = null
  client.on('error', (error: Error) => {
    const reason = reasonOf(error)
    if (reason !== trouble) log.warn({ address, reason }, 'Redis cannot be reached; check that it runs and the REDIS_ settings')
    trouble = reason
  })
  client.on('ready', () => {
    if (trouble !== null) log.info({ address }, 'Redis is back')
    trouble = null
  })
  return () => trouble
}

/** Host and port, without user, password or database. */
function addressOf (store: Exclude<StoreConfig, { kind: 'memory' }>): string {
  if (store.kind === 'redis') return new URL(store.url).host
  return (store.kind === 'cluster' ? store.nodes : store.sentinels).map(({ host, port }) => `${host}:${port}`).join(',')
}

/** So that a gateway that says that it is ready can serve; without Redis it starts all the same, and says so at /readyz. */
const firstReadyMs = 2_000

async function firstReady (client: RedisClient): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, firstReadyMs)
    const settle = (): void => {
      clearTimeout(timer)
      resolve()
    }
    ready(client).then(async () => { if (client instanceof Cluster) await Promise.all(client.nodes('master').map(ready)) }).then(settle, settle)
  })
}

async function ready (client: RedisClient): Promise<void> {
  if (client.status !== 'ready') await new Promise<void>((resolve) => { client.once('ready', () => resolve()) })
}

const options = {
  commandTimeout: 5 * silenceMs, // for what is not guarded; it has no patience
  socketTimeout: silenceMs,
  connectTimeout: 2_000,
  disconnectTimeout: 500,
  maxLoadingRetryTime: lookAgainMs,
  maxRetriesPerRequest: 1,
  disableClientInfo: true, // a command more to allow, for nothing
  enableOfflineQueue: false,
  retryStrategy: (attempt: number) => Math.min(50 * 2 ** Math.min(attempt, 5), 1_000),
  reconnectOnError: (error: Error) => hasMoved(error)
} satisfies RedisOptions

function create (store: Exclude<StoreConfig, { kind: 'memory' }>): RedisClient {
  switch (store.kind) {
    case 'redis': return new Redis(store.url, options)
    case 'sentinel': return new Redis({ ...options, ...sentinelOptions(store) })
    case 'cluster': return createCluster(store)
  }
}

function createCluster ({ nodes, access }: StoreConfig & { kind: 'cluster' }): Cluster {
  const cluster = new Cluster(nodes, {
    redisOptions: { ...options, ...accessOptions(access), reconnectOnError: (error) => hasMoved(error) && 2 }, // sent again, to the node that it is then
    enableOfflineQueue: false,
    slotsRefreshInterval: lookAgainMs,
    dnsLookup: (hostname, resolved) => resolved(null, hostname) // the name itself: a certificate is for names
  })
  // Without a queue a node that is first connected to when it is first asked would turn away all but the first who ask.
  const open = (node: Redis): void => { if (node.status === 'wait') node.connect().catch(() => {}) }
  cluster.on('ready', () => cluster.nodes().forEach(open))
  cluster.on('+node', (node: Redis) => { if (cluster.status === 'ready') open(node) })
  return cluster
}

function hasMoved ({ message }: Error): boolean {
  return movedAnswers.some((answer) => message.startsWith(answer))
}

function sentinelOptions ({ sentinels, name, access, sentinelAccess }: StoreConfig & { kind: 'sentinel' }) {
  const { username, password, tls } = accessOptions(sentinelAccess)
  return {
    sentinels,
    name,
    ...accessOptions(access),
    ...(access.tls && { enableTLSForSentinelMode: true }),
    ...(username !== undefined && { sentinelUsername: username }),
    ...(password !== undefined && { sentinelPassword: password }),
    ...(tls !== undefined && { sentinelTLS: tls }),
    sentinelCommandTimeout: commandTimeoutMs,
    sentinelReconnectStrategy: () => lookAgainMs,
    failoverDetector: true
  } satisfies RedisOptions
}

/** An empty `tls` verifies certificates as Node does, NODE_EXTRA_CA_CERTS among them. */
function accessOptions ({ tls, ...credentials }: RedisAccess) {
  return { ...credentials, ...(tls && { tls: {} }) } satisfies RedisOptions
}

/** Runs store commands; any failure of Redis becomes STORE_UNAVAILABLE, with which nothing is lost and the cookie stays. */
export async function guarded<T> (commands: Promise<T>): Promise<T> {
  try {
    return await inTime(commands)
  } catch (cause) {
    throw new GatewayError('STORE_UNAVAILABLE', { cause, retryAfterMs: 1_000 })
  }
}

async function inTime<T> (commands: Promise<T>): Promise<T> {
  return await new Promise<T>((resolve, reject) => {
    const callOff = patientTimer(commandTimeoutMs, () => reject(new Error('Redis took too long')))
    commands.then(resolve, reject).finally(callOff)
  })
}

/** A code such as ECONNREFUSED or WRONGPASS; messages may hold what a log should not. A Cluster's error hides that of a node. */
function reasonOf (error: unknown): string {
  if (!(error instanceof Error)) return 'unavailable'
  if ('lastNodeError' in error && error.lastNodeError instanceof Error) return reasonOf(error.lastNodeError)
  if ('code' in error && typeof error.code === 'string') return error.code
  return /\b[A-Z]{5,}\b/.exec(error.message)?.[0] ?? 'unavailable'
}
