import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { TokenKey } from '../setting-values.ts'

/** What a sealed text belongs to. It opens for nothing else: no other owner, place, field or version. */
export interface Seal {
  /** The secret of the bearer (a session id, a state): without it the master keys open nothing. */
  owner: string
  /** The Redis key that holds the text. */
  place: string
  field: string
  version: number
}

export interface Sealer {
  /** Seals with the first key. */
  seal: (text: string, seal: Seal) => string
  /** Opens with any key; `null` when the key is unknown or the text was tampered with or moved. */
  open: (sealed: string, seal: Seal) => string | null
  /** Whether the text is sealed with the first key. */
  isCurrent: (sealed: string) => boolean
}

const format = '1'

/**
 * AES-256-GCM under a key of its own for each owner and field (HKDF, RFC 5869). The sealed form is
 * `1.kid.iv.ciphertext.tag`, the last three in base64url.
 */
export function createSealer (masterKeys: readonly TokenKey[]): Sealer {
  const [first] = masterKeys
  if (first === undefined) throw new RangeError('a sealer needs a key')
  const byKid = new Map(masterKeys.map(({ kid, key }) => [kid, key]))
  return {
    seal: (text, seal) => {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', deriveKey(first.key, seal), iv).setAAD(associatedData(seal))
      const parts = [iv, Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]), cipher.getAuthTag()]
      return [format, first.kid, ...parts.map((part) => part.toString('base64url'))].join('.')
    },
    open: (sealed, seal) => {
      const [version, kid = '', iv = '', ciphertext = '', tag = ''] = sealed.split('.')
      const key = byKid.get(kid)
      return version === format && key !== undefined ? decipher(key, { iv, ciphertext, tag }, seal) : null
    },
    isCurrent: (sealed) => sealed.startsWith(`${format}.${first.kid}.`)
  }
}

function decipher (key: Buffer, parts: { iv: string, ciphertext: string, tag: string }, seal: Seal): string | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', deriveKey(key, seal), Buffer.from(parts.iv, 'base64url'), { authTagLength: 16 })
    decipher.setAAD(associatedData(seal)).setAuthTag(Buffer.from(parts.tag, 'base64url'))
    return decipher.update(parts.ciphertext, 'base64url', 'utf8') + decipher.final('utf8')
  } catch {
    return null // a wrong tag, length or iv: all mean that this text is not ours
  }
}

function deriveKey (master: Buffer, { owner, field }: Seal): Buffer {
  return Buffer.from(hkdfSync('sha256', master, owner, field, 32))
}

function associatedData ({ place, field, version }: Seal): Buffer {
  return Buffer.from(JSON.stringify([place, field, version]))
}
