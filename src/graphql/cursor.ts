import { createHash } from 'node:crypto'
import { GatewayError } from '../errors.ts'

/** A place in a list: which list, how many records come before, and what stood there. */
export interface Cursor {
  /** Names the list with its filter and order; a cursor of one list says nothing about another. */
  list: string
  index: number
  id: string
}

const version = '1'

export function encodeCursor ({ list, index, id }: Cursor): string {
  return Buffer.from([version, index, listHash(list), id].join(':')).toString('base64url')
}

/** @throws GatewayError BAD_USER_INPUT when it is not a cursor of this list */
export function decodeCursor (text: string, list: string): Cursor {
  const plain = text.length <= 240 ? Buffer.from(text, 'base64url').toString('latin1') : ''
  const [, found = '', index, hash, id = ''] = /^(\w):(\d{1,8}):([\w-]{8}):([\w-]{1,100})$/.exec(plain) ?? []
  if (found !== version || hash !== listHash(list)) {
    throw new GatewayError('BAD_USER_INPUT', { detail: 'A cursor must come from the same list, with the same filter and sort. Take one from pageInfo or edges.' })
  }
  return { list, index: Number(index), id }
}

function listHash (list: string): string {
  return createHash('sha256').update(list).digest('base64url').slice(0, 8)
}
