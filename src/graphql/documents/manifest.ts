import { readFileSync } from 'node:fs'
import { ConfigError } from '../../config.ts'
import { isRecord } from '../../record.ts'

/** The documents that the clients of this gateway were built with: texts by their ids. */
export type TrustedDocuments = ReadonlyMap<string, string>

/**
 * Reads the manifest that a client's build has written: Apollo's persisted query manifest, or Relay's map of ids to
 * texts, which GraphQL Code Generator writes too.
 * @throws ConfigError
 */
export function readManifest (file: string): TrustedDocuments {
  const documents = documentsOf(parseFile(file))
  if (documents.length === 0) throw problem('has no documents in it. Point it to the manifest that the build of your client writes.')
  const texts = new Map<string, string>()
  for (const [id, text] of documents) {
    if (id === '' || text.trim() === '') throw problem('has a document without an id or without a text. Build it again.')
    if (texts.has(id) && texts.get(id) !== text) throw problem('has two documents with one id. Build it again.')
    texts.set(id, text)
  }
  return texts
}

function parseFile (file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) throw problem('is not JSON. Point it to the manifest that the build of your client writes.')
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
    throw problem(`cannot be read (${reason}). Point it to a file that this process may read.`)
  }
}

function documentsOf (manifest: unknown): Array<[id: string, text: string]> {
  if (!isRecord(manifest)) throw unknownForm()
  if (manifest['format'] !== 'apollo-persisted-query-manifest') return Object.entries(manifest).map(([id, text]) => entry(id, text))
  const { version, operations } = manifest
  if (version !== 1 || !Array.isArray(operations)) throw problem('is a manifest of Apollo\'s, but not of version 1. Build it with a generator that writes version 1.')
  return operations.map((operation: unknown) => isRecord(operation) ? entry(operation['id'], operation['body']) : entry(undefined, undefined))
}

function entry (id: unknown, text: unknown): [id: string, text: string] {
  if (typeof id !== 'string' || typeof text !== 'string') throw unknownForm()
  return [id, text]
}

function unknownForm (): ConfigError {
  return problem('has a form that is not known. It must be Apollo\'s persisted query manifest, or a JSON object of ids and texts as Relay\'s compiler writes it.')
}

function problem (what: string): ConfigError {
  return new ConfigError([`TRUSTED_DOCUMENTS_FILE ${what}`])
}
