import { GatewayError } from '../errors.ts'
import type { BigCartelApi } from './client.ts'
import { resourceId } from './resource-id.ts'

/**
 * A path below the bound account.
 *
 * @throws GatewayError INTERNAL_ERROR when the account is not known yet
 */
export function accountPath (api: BigCartelApi, ...segments: readonly string[]): readonly string[] {
  const id = resourceId(api.accountId)
  if (id === null) throw new GatewayError('INTERNAL_ERROR', { cause: new Error('the credential names no account') })
  return ['accounts', id, ...segments]
}
