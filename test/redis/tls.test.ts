import t from 'tap'
import { startTlsRedis } from '../helpers/redis-tls.ts'
import { createRedisSecurity } from '../helpers/redis-security.ts'
import { suiteOfItsOwn } from './secured-kind.ts'

t.test('one suite passes on one server with TLS and users', async (t) => {
  const security = await createRedisSecurity(t)
  await suiteOfItsOwn(t, await startTlsRedis(t, security), security)
})
