import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import type { RedisKind } from '../helpers/redis-kind.ts'
import type { RedisSecurity } from '../helpers/redis-security.ts'
import { kindSuite } from './kind-suite.ts'

/** Runs the suite in a process of its own: a certificate authority is given to Node when it starts. */
export async function suiteOfItsOwn (t: Test, kind: RedisKind, { caFile }: Pick<RedisSecurity, 'caFile'>): Promise<void> {
  await t.spawn(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url)], {
    env: { ...process.env, NODE_EXTRA_CA_CERTS: caFile, REDIS_KIND: JSON.stringify(kind) }
  })
}

const kind = process.env['REDIS_KIND']
if (kind !== undefined) await kindSuite(t, JSON.parse(kind) as RedisKind) // what suiteOfItsOwn has put there
