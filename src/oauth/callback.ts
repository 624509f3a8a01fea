import { GatewayError } from '../errors.ts'

export interface Callback {
  parameters: URLSearchParams
  state: string
  /** The error that Big Cartel sent instead of a code (RFC 6749 §4.1.2.1); only compared, never shown. */
  error: string | null
}

const known = new Set(['code', 'state', 'error', 'error_description', 'error_uri', 'iss', 'scope'])
const codePattern = /^[\x21-\x7e]{1,2048}$/
const statePattern = /^[A-Za-z0-9_-]{43}$/

/**
 * Reads the callback's query. What is refused here has touched no store and asked nobody.
 * @throws GatewayError LOGIN_FAILED when it is not a callback, LOGIN_STATE_INVALID when its state cannot be ours
 */
export function parseCallback (query: string): Callback {
  const parameters = new URLSearchParams(query)
  const names = [...parameters.keys()]
  if (new Set(names).size !== names.length || names.some((name) => !known.has(name) && isTokenLike(name))) throw new GatewayError('LOGIN_FAILED')
  const code = parameters.get('code')
  const error = parameters.get('error')
  if ((code === null) === (error === null) || (code !== null && !codePattern.test(code))) throw new GatewayError('LOGIN_FAILED')
  const state = parameters.get('state')
  if (state === null || !statePattern.test(state)) throw new GatewayError('LOGIN_STATE_INVALID')
  return { parameters, state, error }
}

/** A token in the address, or a parameter dressed as another (`code[]`): somebody plays tricks. Other extras are ignored. */
function isTokenLike (name: string): boolean {
  return /token|code|state|response/i.test(name)
}
