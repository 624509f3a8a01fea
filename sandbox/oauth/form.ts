import type { FastifyInstance } from 'fastify'
import formbody from '@fastify/formbody'

/** A submitted form: each field once, as text. */
export type Form = ReadonlyMap<string, string>

/** Lets the routes of this scope take both encodings that forms have. */
export async function acceptForms (app: FastifyInstance): Promise<void> {
  await app.register(formbody)
  app.addContentTypeParser('multipart/form-data', { parseAs: 'string' }, (request, body, done) => {
    // as parseAs promises, the body is a string
    done(null, multipartFields(request.headers['content-type'] ?? '', String(body)))
  })
}

/** The fields of a parsed body; undefined when one of them was given twice. */
export function formOf (body: unknown): Form | undefined {
  const entries: [string, string][] = []
  for (const [name, value] of Object.entries(body ?? {})) {
    if (typeof value !== 'string') return undefined
    entries.push([name, value])
  }
  return new Map(entries)
}

/** The text fields of a multipart body (RFC 7578), all that a token request can hold. */
function multipartFields (contentType: string, body: string): Record<string, string | string[]> {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  if (boundary === undefined) return {}
  const fields = new Map<string, string | string[]>()
  for (const part of body.split(`--${boundary}`).slice(1, -1)) {
    const [head = '', ...rest] = part.split('\r\n\r\n')
    const name = /\bname="([^"]*)"/i.exec(head)?.[1]
    if (name === undefined) continue
    const value = rest.join('\r\n\r\n').replace(/\r\n$/, '')
    fields.set(name, fields.has(name) ? [value, value] : value)
  }
  return Object.fromEntries(fields)
}
