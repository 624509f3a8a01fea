import { LRUCache } from 'lru-cache'
import type { Question, QuestionKey } from './question.ts'

/** Answers that this process keeps, parsed. */
export interface KeptAnswers<Result> {
  find (question: Question): Result | null
  keep (question: Question, result: Result, size: { readonly characters: number, readonly forMs: number }): void
  drop (matches: (question: Question) => boolean): void
}

interface Kept<Result> { readonly question: Question, readonly result: Result }

const entriesAtMost = 5_000
/** As text; parsed they take about four times as much. */
const charactersAtMost = 16 * 1024 * 1024
const charactersOfOne = 1024 * 1024

/** The least recently used make room; nothing is kept beyond its time. */
export function createKeptAnswers<Result> (): KeptAnswers<Result> {
  const entries = new LRUCache<QuestionKey, Kept<Result>>({ max: entriesAtMost, maxSize: charactersAtMost, maxEntrySize: charactersOfOne })
  return {
    find: ({ keptAs }) => entries.get(keptAs)?.result ?? null,
    keep (question, result, { characters, forMs }) {
      if (forMs > 0) entries.set(question.keptAs, { question, result }, { size: Math.max(1, characters), ttl: forMs })
    },
    drop (matches) {
      for (const [key, { question }] of [...entries.entries()]) if (matches(question)) entries.delete(key)
    }
  }
}
