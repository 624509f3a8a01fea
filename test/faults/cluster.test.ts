import t from 'tap'
import { startGatewayProcess } from '../helpers/gateway-process.ts'
import { startCluster } from '../helpers/redis-cluster.ts'
import { startSandbox } from '../helpers/sandbox.ts'
import { until } from '../helpers/until.ts'
import { calmStorm, failover } from './failover.ts'

t.test('I14: on a Cluster of three masters a storm of requests on an expired token makes one token call', async (t) => {
  const { settings } = await startCluster(t)
  await calmStorm(t, { kind: 'Cluster', settings })
})

for (const [signal, title] of [['SIGKILL', 'dies'], ['SIGSTOP', 'hangs']] as const) {
  t.test(`I14: the Cluster’s master of the session ${title} in the middle of the token call: nobody is signed out, and no restart is needed`, async (t) => {
    const cluster = await startCluster(t, { replicas: true })
    await failover(t, { kind: 'Cluster', settings: cluster.settings, signal, masterOf: async ({ sessionKey }) => await cluster.ownerOf(sessionKey) })
  })
}

t.test('I14: a Cluster that has lost a master without a replica is not ready', async (t) => {
  const cluster = await startCluster(t)
  const gateway = await startGatewayProcess(t, await startSandbox(t), cluster.settings)
  const readiness = async () => await (await gateway.browser().request('/readyz')).json() as { status: string, reason?: string }
  t.same(await readiness(), { status: 'ready' })
  await (await cluster.ownerOf('any')).kill('SIGKILL')
  await until(async () => (await readiness()).status === 'unavailable')
})
