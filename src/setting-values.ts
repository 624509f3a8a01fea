import { isIP } from 'node:net'

/** A master key for sealing tokens, known by its `kid`. */
export interface TokenKey { kid: string, key: Buffer }

export interface HostAndPort { host: string, port: number }

/** `a, b,,c` → `['a', 'b', 'c']`. */
export function list (value: string | undefined): string[] {
  return (value ?? '').split(',').map((item) => item.trim()).filter((item) => item !== '')
}

/** `kid:base64,…` → keys of 32 bytes; `null` when any is malformed or a kid comes twice. */
export function parseTokenKeys (value: string): TokenKey[] | null {
  const keys = list(value).map((item) => {
    const [, kid = '', encoded = ''] = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/_-]{43}=?)$/.exec(item) ?? []
    return { kid, key: Buffer.from(encoded, 'base64') }
  })
  const distinct = new Set(keys.map(({ kid }) => kid)).size === keys.length
  return keys.length > 0 && distinct && keys.every(({ key }) => key.length === 32) ? keys : null
}

/** `host:port,…`, IPv6 hosts in brackets; `null` when any is malformed. */
export function parseHosts (value: string): HostAndPort[] | null {
  const hosts = list(value).map((item) => {
    const [, host = '', port = ''] = /^(\[[0-9a-f:]+\]|[^:\s]+):(\d{1,5})$/i.exec(item) ?? []
    return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) }
  })
  return hosts.length > 0 && hosts.every(({ host, port }) => host !== '' && port > 0 && port < 65_536) ? hosts : null
}

/** Fastify's `trustProxy`: all, none, or the proxies whose word counts. `null` when it cannot be read. */
export function parseTrustProxy (value: string): boolean | string[] | null {
  if (value === 'on' || value === 'off') return value === 'on'
  const proxies = list(value)
  const named = new Set(['loopback', 'linklocal', 'uniquelocal'])
  const valid = proxies.every((proxy) => named.has(proxy) || isRange(proxy))
  return proxies.length > 0 && valid ? proxies : null
}

/** An address, or a range of them: `10.0.0.0/8`. */
function isRange (text: string): boolean {
  const [, address = '', bits = '0'] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? []
  const family = isIP(address)
  return family !== 0 && Number(bits) <= (family === 4 ? 32 : 128)
}
