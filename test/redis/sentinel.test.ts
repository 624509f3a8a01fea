import t from 'tap'
import { startSentinels } from '../helpers/redis-sentinel.ts'
import { createRedisSecurity } from '../helpers/redis-security.ts'
import { suiteOfItsOwn } from './secured-kind.ts'

t.test('one suite passes on a master behind Sentinels, with TLS and users', async (t) => {
  const security = await createRedisSecurity(t)
  await suiteOfItsOwn(t, await startSentinels(t, { security }), security)
})
