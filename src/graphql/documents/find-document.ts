import { createHash } from 'node:crypto'
import type { FastifyBaseLogger } from 'fastify'
import { GraphQLError } from 'graphql'
import { LRUCache } from 'lru-cache'
import { GatewayError } from '../../errors.ts'
import type { GraphqlRequest } from '../graphql-request.ts'
import { RequestErrors } from '../request-errors.ts'
import type { TrustedDocuments } from './manifest.ts'

export interface DocumentOptions {
  /** Whether clients may send a text once, and its hash from then on. */
  apq: boolean
  /** What becomes of a text that is not trusted; null when none is. */
  trusted: { documents: TrustedDocuments, mode: 'log' | 'enforce' } | null
}

export interface Documents {
  /**
   * The text that is to run, be it sent or named.
   * @throws RequestErrors PERSISTED_QUERY_NOT_FOUND, PERSISTED_QUERY_NOT_SUPPORTED; GatewayError BAD_REQUEST
   */
  find: (asked: GraphqlRequest, log: Pick<FastifyBaseLogger, 'warn'>) => string
  /** Keeps a text that came with its hash. Only for what was found to be within the limits. */
  keep: (asked: GraphqlRequest) => void
}

/** Of this process alone: what another one knows costs the client one more request. A character takes two bytes at most. */
const kept = { max: 1_000, maxSize: 10_000_000, sizeCalculation: (text: string, hash: string) => 2 * (text.length + hash.length) }

export function createDocuments ({ apq, trusted }: DocumentOptions): Documents {
  const sent = new LRUCache<string, string>(kept)
  const trustedTexts = new Set(trusted?.documents.values())

  const named = ({ documentId, hash = '' }: GraphqlRequest): string => {
    if (trusted === null && (documentId !== undefined || !apq)) throw notSupported()
    const text = documentId === undefined
      ? trusted?.documents.get(hash) ?? sent.get(hash)
      : trusted?.documents.get(documentId) ?? trusted?.documents.get(documentId.replace(/^sha256:/, ''))
    if (text === undefined) throw notFound('PersistedQueryNotFound')
    return text
  }

  const checked = (query: string, hash: string | undefined): string => {
    if (hash === undefined) return query
    if (trusted === null && !apq) throw notSupported()
    if (hash !== hashOf(query) && trusted?.documents.get(hash) !== query) throw new GatewayError('BAD_REQUEST', { detail: 'sha256Hash is not the hash of this query.' })
    return query
  }

  return {
    find: (asked, log) => {
      const text = asked.query === undefined ? named(asked) : checked(asked.query, asked.hash)
      if (trusted === null || trustedTexts.has(text)) return text
      if (trusted.mode === 'enforce') throw notFound('Only trusted documents run here, and this is none of them.')
      log.warn({ sha256: hashOf(text), operationName: asked.operationName }, 'a document that is not trusted')
      return text
    },
    keep: ({ query, hash }) => {
      if (apq && query !== undefined && hash !== undefined && trusted?.documents.has(hash) !== true) sent.set(hash, query)
    }
  }
}

function hashOf (text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Clients of Apollo's know the code, or in older versions nothing but this very message. */
function notFound (message: string): RequestErrors {
  return new RequestErrors('PERSISTED_QUERY_NOT_FOUND', [new GraphQLError(message)])
}

function notSupported (): RequestErrors {
  return new RequestErrors('PERSISTED_QUERY_NOT_SUPPORTED', [new GraphQLError('PersistedQueryNotSupported')])
}
