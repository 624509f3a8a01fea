import { GatewayError } from '../errors.ts'

/** The most that one page may hold. */
export const maxPageSize = 100

/** @throws GatewayError BAD_USER_INPUT: what is not acceptable is never cut down in silence */
export function checkPageSize (name: 'first' | 'last', size: number | null | undefined): void {
  if (size == null || (size >= 1 && size <= maxPageSize)) return
  throw new GatewayError('BAD_USER_INPUT', { detail: `${name} must be 1 to ${maxPageSize}.` })
}
