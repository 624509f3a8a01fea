import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import type { Test } from 'tap'

/** TLS and users for a Redis: one who may do everything, and the gateway's own, as docs/redis.md has it. */
export interface RedisSecurity {
  /** The certificate authority, for NODE_EXTRA_CA_CERTS. */
  caFile: string
  gateway: Login
  admin: Login
  /** What a server of this security has in its configuration, in place of `port`. */
  server: (port: number, extraRights?: string) => string[]
  sentinel: (port: number) => string[]
}

interface Login { username: string, password: string }

const document = readFileSync(new URL('../../docs/redis.md', import.meta.url), 'utf8')
const [serverUser = '', sentinelUser = ''] = document.match(/^user gateway .*$/gm) ?? []

/** The rights that docs/redis.md gives to the gateway. */
export const documentedUsers = { server: serverUser, sentinel: sentinelUser }

export async function createRedisSecurity (t: Test): Promise<RedisSecurity> {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-redis-tls-'))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  const files = await writeCertificates(folder)
  const gateway = { username: 'gateway', password: secret() }
  const admin = { username: 'admin', password: secret() }
  const everywhere = (port: number): string[] => [
    'port 0', `tls-port ${port}`, `tls-cert-file ${files.cert}`, `tls-key-file ${files.key}`, `tls-ca-cert-file ${files.ca}`,
    'tls-auth-clients no', 'tls-replication yes',
    'user default off', `user admin on >${admin.password} ~* &* +@all`
  ]
  const withPassword = (line: string): string => line.replace('>a-long-password', `>${gateway.password}`)
  return {
    caFile: files.ca,
    gateway,
    admin,
    server: (port, extraRights = '') => [...everywhere(port), 'masteruser admin', `masterauth ${admin.password}`, `${withPassword(serverUser)} ${extraRights}`],
    sentinel: (port) => [...everywhere(port), 'sentinel sentinel-user admin', `sentinel sentinel-pass ${admin.password}`, withPassword(sentinelUser)]
  }
}

/** What a URL can hold only when it is percent-encoded. */
function secret (): string {
  return `${randomBytes(12).toString('hex')}/@%:`
}

async function writeCertificates (folder: string): Promise<{ ca: string, cert: string, key: string }> {
  const common = { keyType: 'ec', algorithm: 'sha256' } as const
  const authority = await generate([{ name: 'commonName', value: 'An authority of our own' }], {
    ...common, extensions: [{ name: 'basicConstraints', cA: true, critical: true }, { name: 'keyUsage', keyCertSign: true, critical: true }]
  })
  const server = await generate([{ name: 'commonName', value: 'Redis' }], {
    ...common, ca: { key: authority.private, cert: authority.cert }, extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }, { type: 7, ip: '127.0.0.1' }] }]
  })
  const texts = { ca: authority.cert, cert: server.cert, key: server.private }
  const write = (name: keyof typeof texts): string => {
    const file = join(folder, `${name}.pem`)
    writeFileSync(file, texts[name], { mode: 0o600 })
    return file
  }
  return { ca: write('ca'), cert: write('cert'), key: write('key') }
}
