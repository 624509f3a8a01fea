import { GatewayError } from '../errors.ts'

/** The parameters of GraphQL over HTTP. */
export interface GraphqlRequest {
  query: string
  variables: Record<string, unknown> | undefined
  operationName: string | undefined
}

/** Reads a POST body. @throws GatewayError BAD_REQUEST, BATCHING_DISABLED */
export function readBody (body: unknown): GraphqlRequest {
  if (Array.isArray(body)) throw new GatewayError('BATCHING_DISABLED')
  if (!isRecord(body)) throw bad('The body must be a JSON object.')
  return readParameters(body)
}

/** Reads a GET query, in which `variables` is JSON text. @throws GatewayError BAD_REQUEST */
export function readQuery (query: Readonly<Record<string, unknown>>): GraphqlRequest {
  return readParameters({ ...query, variables: parseJson('variables', query['variables']), extensions: parseJson('extensions', query['extensions']) })
}

function readParameters ({ query, variables, operationName, extensions }: Readonly<Record<string, unknown>>): GraphqlRequest {
  if (typeof query !== 'string') throw bad('query must be a text.')
  if (operationName != null && typeof operationName !== 'string') throw bad('operationName must be a text.')
  if (variables != null && !isRecord(variables)) throw bad('variables must be an object.')
  if (extensions != null && !isRecord(extensions)) throw bad('extensions must be an object.')
  return { query, variables: variables ?? undefined, operationName: operationName === '' ? undefined : operationName ?? undefined }
}

function parseJson (name: string, text: unknown): unknown {
  if (text === undefined || text === '') return undefined
  if (typeof text !== 'string') throw bad(`${name} must be given once.`)
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new GatewayError('BAD_REQUEST', { cause, detail: `${name} must be JSON.` })
  }
}

function isRecord (value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function bad (detail: string): GatewayError {
  return new GatewayError('BAD_REQUEST', { detail })
}
