import type { Redis } from 'ioredis'
import type { Test } from 'tap'
import { accessSettings, type RedisKind } from './redis-kind.ts'
import { connectTo, inMemoryOnly, startRedisProcess, type RedisProcess } from './redis-process.ts'
import type { RedisSecurity } from './redis-security.ts'
import { freeClusterPort } from './redis-server.ts'
import { until } from './until.ts'

export interface TestCluster extends RedisKind {
  /** The server that owns the key just now. */
  ownerOf: (key: string) => Promise<RedisProcess>
}

interface Node { server: RedisProcess, client: Redis, id: string }

const slots = 16_384
const masters = 3

/** A Redis Cluster of three masters, each with a replica if asked for. */
export async function startCluster (t: Test, { replicas = false, security }: { replicas?: boolean, security?: RedisSecurity } = {}): Promise<TestCluster> {
  const nodes: Node[] = []
  for (let n = 0; n < masters * (replicas ? 2 : 1); n++) nodes.push(await startNode(t, security))
  await meet(nodes)
  await Promise.all(nodes.slice(0, masters).map(giveSlots))
  await Promise.all(nodes.slice(masters).map((node, n) => follow(node, nodes[n])))
  await until(async () => (await Promise.all(nodes.map(isWhole))).every(Boolean))

  const addresses = nodes.map(({ server }) => `localhost:${server.port}`).join(',')
  return {
    settings: { REDIS_CLUSTER: addresses, ...accessSettings(security, 'gateway') },
    adminSettings: { REDIS_CLUSTER: addresses, ...accessSettings(security, 'admin') },
    ownerOf: async (key) => await ownerOf(nodes, key)
  }
}

async function startNode (t: Test, security: RedisSecurity | undefined): Promise<Node> {
  const port = await freeClusterPort()
  const secured = security === undefined ? [`port ${port}`] : [...security.server(port, '+cluster|slots +cluster|info'), 'tls-cluster yes']
  const server = await startRedisProcess(t, { port, config: [...secured, ...inMemoryOnly, 'cluster-enabled yes', 'cluster-node-timeout 2000', 'cluster-replica-validity-factor 0'] })
  const client = connectTo(t, port, security)
  return { server, client, id: String(await client.cluster('MYID')) }
}

/** Each knows each other, and all agree whose word is the newest. */
async function meet (nodes: readonly Node[]): Promise<void> {
  await Promise.all(nodes.map(({ client }, n) => client.call('CLUSTER', 'SET-CONFIG-EPOCH', n + 1)))
  for (const { server } of nodes.slice(1)) await nodes[0]?.client.call('CLUSTER', 'MEET', '127.0.0.1', server.port)
  const knowsAll = async ({ client }: Node): Promise<boolean> => (await lines(client)).filter((line) => / connected( |$)/.test(line)).length === nodes.length
  await until(async () => (await Promise.all(nodes.map(knowsAll))).every(Boolean))
}

async function lines (client: Redis): Promise<string[]> {
  return String(await client.cluster('NODES')).trim().split('\n')
}

async function giveSlots ({ client }: Node, n: number): Promise<void> {
  const [first, last] = [n, n + 1].map((part) => Math.floor(part * slots / masters))
  await client.cluster('ADDSLOTS', ...Array.from({ length: (last ?? 0) - (first ?? 0) }, (_, slot) => (first ?? 0) + slot))
}

async function follow ({ client }: Node, master: Node | undefined): Promise<void> {
  await client.call('CLUSTER', 'REPLICATE', master?.id ?? '')
  await until(async () => (await client.info('replication')).includes('master_link_status:up'))
}

async function isWhole ({ client }: Node): Promise<boolean> {
  return String(await client.cluster('INFO')).includes('cluster_state:ok')
}

async function ownerOf (nodes: readonly Node[], key: string): Promise<RedisProcess> {
  const [any] = nodes
  if (any === undefined) throw new RangeError('a Cluster has nodes')
  const slot = Number(await any.client.cluster('KEYSLOT', key))
  const ranges = await any.client.cluster('SLOTS')
  const port = ranges.find(([first, last]) => first <= slot && slot <= last)?.[2]?.[1]
  const owner = nodes.find(({ server }) => server.port === port)
  if (owner === undefined) throw new Error('nobody owns this slot')
  return owner.server
}
