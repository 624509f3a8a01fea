import type { Test } from 'tap'
import type { UpstreamSettings } from '../../src/big-cartel/means.ts'
import { sellers, startSandbox, type FaultSpec } from '../helpers/sandbox.ts'
import { bind, fixedCredential, startClient } from './upstream.ts'

/** Whose account the scene is about. */
export const { accountId } = sellers.usual

/** A sandbox, a client for it, and the API of the usual seller. */
export async function scene (t: Test, settings: Partial<UpstreamSettings> = {}) {
  const { apiUrl, control, close } = await startSandbox(t)
  const token = (await control.token()).access_token
  const credential = fixedCredential(accountId, token)
  const client = startClient(t, apiUrl, settings)
  return {
    client,
    control,
    close,
    credential,
    token,
    api: bind(client, { credential }),
    fault: (action: FaultSpec['action'], spec: Partial<FaultSpec> = {}) => control.fault({ path: '/v1/**', ...spec, action }),
    countCalls: async () => (await control.calls()).total
  }
}
