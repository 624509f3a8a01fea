import type { IncomingHttpHeaders } from 'node:http'

export interface TrustedOrigins {
  publicOrigin: string
  corsOrigins: readonly string[]
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request may change something: it comes from a page of a trusted origin, or from no browser at all.
 * Browsers tell the truth in Origin and Sec-Fetch-Site, and send neither `application/json` nor a header of their
 * own making across origins without asking first (Fetch standard).
 */
export function isTrusted ({ method, headers }: { method: string, headers: IncomingHttpHeaders }, { publicOrigin, corsOrigins }: TrustedOrigins): boolean {
  if (safeMethods.has(method)) return true
  const { origin } = headers
  const site = headers['sec-fetch-site']
  if (origin === publicOrigin || (origin !== undefined && corsOrigins.includes(origin))) return true
  if (site === 'same-origin') return origin !== 'null'
  if (origin !== undefined || site !== undefined) return false
  return headers['x-bigcartel-gateway'] !== undefined || isJson(headers['content-type'])
}

function isJson (contentType: string | undefined): boolean {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json'
}
