import { LRUCache } from 'lru-cache'
import type { Document } from './json-api.ts'
import type { Question, QuestionKey } from './question.ts'

/** Answers that this process keeps, parsed. */
export interface KeptAnswers {
  find (question: Question): Document | null
  keep (question: Question, document: Document, size: { readonly characters: number, readonly forMs: number }): void
  drop (matches: (question: Question) => boolean): void
}

interface Kept { readonly question: Question, readonly document: Document }

const entriesAtMost = 5_000
/** As text; parsed they take about four times as much. */
const charactersAtMost = 16 * 1024 * 1024
const charactersOfOne = 1024 * 1024

/** The least recently used make room; nothing is kept beyond its time. */
export function createKeptAnswers (): KeptAnswers {
  const entries = new LRUCache<QuestionKey, Kept>({ max: entriesAtMost, maxSize: charactersAtMost, maxEntrySize: charactersOfOne })
  return {
    find: ({ keptAs }) => entries.get(keptAs)?.document ?? null,
    keep (question, document, { characters, forMs }) {
      if (forMs > 0) entries.set(question.keptAs, { question, document }, { size: Math.max(1, characters), ttl: forMs })
    },
    drop (matches) {
      for (const [key, { question }] of [...entries.entries()]) if (matches(question)) entries.delete(key)
    }
  }
}
