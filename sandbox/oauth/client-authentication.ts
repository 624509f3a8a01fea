import { createHash, timingSafeEqual } from 'node:crypto'
import type { Client } from '../world.ts'

export type Credentials = { id: string, secret: string }

/** The user and password of an HTTP Basic header, as they stand there. */
export function basicCredentials (authorization: string | undefined): Credentials | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=_-]+)$/i.exec(authorization ?? '')?.[1]
  if (encoded === undefined) return undefined
  const [id, ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  return id === undefined || rest.length === 0 ? undefined : { id, secret: rest.join(':') }
}

/** The same for a client's own credentials, which RFC 6749 §2.3.1 has form-encoded first. */
export function basicClientCredentials (authorization: string | undefined): Credentials | undefined {
  const found = basicCredentials(authorization)
  return found && { id: formDecoded(found.id), secret: formDecoded(found.secret) }
}

export function isClient (client: Client, credentials: Credentials | undefined): boolean {
  return credentials !== undefined && same(credentials.id, client.id) && same(credentials.secret, client.secret)
}

function formDecoded (text: string): string {
  return new URLSearchParams(`v=${text.replaceAll('&', '%26')}`).get('v') ?? ''
}

function same (a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
