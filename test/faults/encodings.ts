/**
 * The ways in which a secret may be written inside of something longer: as it is, percent-encoded, in hex, and in base64
 * and base64url, wherever in the encoded text it happens to begin.
 */
export function encodingsOf (secret: string): string[] {
  const bytes = Buffer.from(secret)
  const aligned = [0, 1, 2].flatMap((offset) => (['base64', 'base64url'] as const).map((encoding) => inside(bytes, offset, encoding)))
  return [...new Set([secret, encodeURIComponent(secret), bytes.toString('hex'), ...aligned])]
}

/** What the encoded text holds of these bytes alone: digits that neighbours have a part in are left out. */
function inside (bytes: Buffer, offset: number, encoding: 'base64' | 'base64url'): string {
  const digits = Buffer.concat([Buffer.alloc(offset), bytes]).toString(encoding)
  return digits.slice(Math.ceil(offset * 8 / 6), Math.floor((offset + bytes.length) * 8 / 6))
}
