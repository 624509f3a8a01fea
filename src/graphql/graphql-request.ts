import { GatewayError } from '../errors.ts'
import { isRecord, type Fields } from '../record.ts'

/** The parameters of GraphQL over HTTP. A text, or what names one. */
export interface GraphqlRequest {
  query: string | undefined
  /** The id of a trusted document. */
  documentId: string | undefined
  /** The SHA-256 of the text, as clients of Apollo's name it. */
  hash: string | undefined
  variables: Fields | undefined
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

function readParameters ({ query, variables, operationName, extensions, ...others }: Readonly<Record<string, unknown>>): GraphqlRequest {
  if (query != null && typeof query !== 'string') throw bad('query must be a text.')
  if (operationName != null && typeof operationName !== 'string') throw bad('operationName must be a text.')
  if (variables != null && !isRecord(variables)) throw bad('variables must be an object.')
  if (extensions != null && !isRecord(extensions)) throw bad('extensions must be an object.')
  const hash = extensions == null ? undefined : readHash(extensions['persistedQuery'])
  const text = query ?? undefined
  const documentId = text === undefined || text === '' ? readDocumentId(others) : undefined // who sends the text needs no id
  const isNamed = hash !== undefined || documentId !== undefined
  if (text === undefined && !isNamed) throw bad('query must be a text.')
  return { query: text === '' && isNamed ? undefined : text, documentId, hash, variables: variables ?? undefined, operationName: operationName === '' ? undefined : operationName ?? undefined }
}

function readHash (persistedQuery: unknown): string | undefined {
  if (persistedQuery == null) return undefined
  if (!isRecord(persistedQuery) || persistedQuery['version'] !== 1) throw bad('persistedQuery must be an object of version 1.')
  const { sha256Hash } = persistedQuery
  if (typeof sha256Hash !== 'string') throw bad('sha256Hash must be a text.')
  return sha256Hash
}

/** By the names that are in use: of GraphQL over HTTP, and the two of Relay's examples. */
function readDocumentId ({ documentId, id, doc_id: relayId }: Readonly<Record<string, unknown>>): string | undefined {
  const named = documentId ?? id ?? relayId ?? undefined
  if (named !== undefined && typeof named !== 'string') throw bad('The id of a document must be a text.')
  return named
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

function bad (detail: string): GatewayError {
  return new GatewayError('BAD_REQUEST', { detail })
}
