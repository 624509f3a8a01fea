import { readdirSync, readFileSync } from 'node:fs'

// The same steps up from src/graphql and from dist/graphql.
const folder = new URL('../../schema/', import.meta.url)

/** The schema: all of schema/*.graphql as one text, the entry point first. */
export function readSchema (): string {
  const files = readdirSync(folder).filter((file) => file.endsWith('.graphql')).sort()
  const ordered = ['query.graphql', ...files.filter((file) => file !== 'query.graphql')]
  return ordered.map((file) => readFileSync(new URL(file, folder), 'utf8')).join('\n')
}
