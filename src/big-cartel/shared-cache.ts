import type { Kind, Question } from './question.ts'

/** Where the instances keep answers for each other. Whatever fails there costs a call, never an answer. */
export interface SharedCache {
  /** What is kept for the question. `mark` tells `write` whether anything of its kind was dropped in between. */
  read (question: Question): Promise<{ readonly mark: string, readonly kept: KeptText | null }>
  write (question: Question, text: string, mark: string): Promise<void>
  /** Drops what is kept of an account, at all instances. */
  drop (dropped: Dropped): Promise<void>
  /** Calls back when another instance has dropped something; with null when that may have been missed. */
  onDrop (listener: (dropped: Dropped | null) => void): void
}

export interface KeptText {
  readonly text: string
  /** How long it may still be kept. */
  readonly leftMs: number
}

/** Whose answers are outdated, and of which kinds; null: all of them. */
export interface Dropped {
  readonly accountId: string
  readonly kinds: readonly Kind[] | null
}

export function isDropped ({ accountId, kinds }: Dropped, { owner, kind }: Question): boolean {
  return owner.accountId === accountId && (kinds === null || kinds.includes(kind))
}
