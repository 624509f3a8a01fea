import t from 'tap'
import { startCluster } from '../helpers/redis-cluster.ts'
import { createRedisSecurity } from '../helpers/redis-security.ts'
import { suiteOfItsOwn } from './secured-kind.ts'

t.test('one suite passes on a Cluster with TLS and users', async (t) => {
  const security = await createRedisSecurity(t)
  await suiteOfItsOwn(t, await startCluster(t, { security }), security)
})
