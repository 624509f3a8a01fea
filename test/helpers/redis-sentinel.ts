import type { Redis } from 'ioredis'
import type { Test } from 'tap'
import { accessSettings, type RedisKind } from './redis-kind.ts'
import { connectTo, inMemoryOnly, startRedisProcess, type RedisProcess } from './redis-process.ts'
import type { RedisSecurity } from './redis-security.ts'
import { freePort } from './redis-server.ts'
import { until } from './until.ts'

export interface TestSentinels extends RedisKind {
  /** The server that was the master at the start. */
  master: RedisProcess
  /** From now on the replica hears nothing of what is written. */
  cutOff: () => Promise<void>
}

const name = 'main'

/** A master and its replica, watched by three Sentinels, of which two must agree that the master is down. */
export async function startSentinels (t: Test, { security }: { security?: RedisSecurity } = {}): Promise<TestSentinels> {
  const startServer = async (config: string[]): Promise<RedisProcess> => {
    const port = await freePort()
    return await startRedisProcess(t, { port, config: [...(security?.server(port) ?? [`port ${port}`]), ...inMemoryOnly, ...config] })
  }
  const master = await startServer([])
  const replica = await startServer([`replicaof 127.0.0.1 ${master.port}`])
  const replicaClient = connectTo(t, replica.port, security)
  await until(async () => (await replicaClient.info('replication')).includes('master_link_status:up'))

  const ports: number[] = []
  for (let n = 0; n < 3; n++) ports.push(await startSentinel(t, master.port, security))
  await Promise.all(ports.map((port) => untilWatching(connectTo(t, port, security))))

  const shared = { REDIS_SENTINELS: ports.map((port) => `127.0.0.1:${port}`).join(','), REDIS_SENTINEL_NAME: name }
  return {
    settings: { ...shared, ...accessSettings(security, 'gateway'), ...sentinelAccess(security, 'gateway') },
    adminSettings: { ...shared, ...accessSettings(security, 'admin'), ...sentinelAccess(security, 'admin') },
    master,
    cutOff: async () => {
      await replicaClient.config('SET', 'masteruser', 'nobody')
      await replicaClient.config('SET', 'masterauth', 'wrong')
      await connectTo(t, master.port, security).call('CLIENT', 'KILL', 'TYPE', 'replica')
      await until(async () => (await replicaClient.info('replication')).includes('master_link_status:down'))
    }
  }
}

async function startSentinel (t: Test, masterPort: number, security: RedisSecurity | undefined): Promise<number> {
  const port = await freePort()
  const config = [
    ...(security?.sentinel(port) ?? [`port ${port}`]),
    `sentinel monitor ${name} 127.0.0.1 ${masterPort} 2`,
    `sentinel down-after-milliseconds ${name} 1000`,
    `sentinel failover-timeout ${name} 3000`,
    ...(security === undefined ? [] : [`sentinel auth-user ${name} ${security.admin.username}`, `sentinel auth-pass ${name} ${security.admin.password}`])
  ]
  await startRedisProcess(t, { port, config, sentinel: true })
  return port
}

/** Until it has found the replica and both other Sentinels. */
async function untilWatching (sentinel: Redis): Promise<void> {
  await until(async () => {
    const facts = await sentinel.call('SENTINEL', 'MASTER', name)
    const text = JSON.stringify(facts)
    return /"num-slaves"[,:]"1"/.test(text) && /"num-other-sentinels"[,:]"2"/.test(text)
  })
}

function sentinelAccess (security: RedisSecurity | undefined, who: 'gateway' | 'admin'): Record<string, string> {
  if (security === undefined) return {}
  return { REDIS_SENTINEL_USERNAME: security[who].username, REDIS_SENTINEL_PASSWORD: security[who].password }
}
