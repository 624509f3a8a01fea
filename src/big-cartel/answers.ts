import { GatewayError } from '../errors.ts'
import type { OnEvent } from './events.ts'
import { createJoins, type Flight, type Waiter } from './join-in-flight.ts'
import { createKeptAnswers } from './kept-answers.ts'
import type { Question } from './question.ts'
import { isDropped, type Dropped, type SharedCache } from './shared-cache.ts'

/** What was answered as it was understood, and as it was sent. */
export interface Fetched<Result> { readonly result: Result, readonly text: string }

export type Fetch<Result> = (flight: Flight) => Promise<Fetched<Result>>

export interface Answers<Result> {
  /** What is kept, else what is under way, else what is fetched. */
  answer (question: Question, waiter: Waiter, fetch: Fetch<Result>): Promise<Result>
  /** Drops what is kept, here and at the other instances; what is under way is not kept either. */
  drop (dropped: Dropped): Promise<void>
}

export interface AnswersOptions<Result> {
  /** False: nothing is kept; what is under way is shared all the same. */
  readonly keeps: boolean
  /** Where the instances keep answers for each other, and how one is understood that was kept there; null: nowhere. */
  readonly shared: { readonly cache: SharedCache, readonly understand: (text: string) => Result } | null
  readonly onEvent: OnEvent
}

export function createAnswers<Result> ({ keeps, shared, onEvent }: AnswersOptions<Result>): Answers<Result> {
  const kept = createKeptAnswers<Result>()
  const joins = createJoins<Result>()

  const dropHere = (dropped: Dropped | null): void => {
    const matches = (question: Question): boolean => dropped === null || isDropped(dropped, question)
    kept.drop(matches)
    joins.outdate(matches)
  }
  const failed = (): null => {
    onEvent({ kind: 'cache-failure' })
    return null
  }
  const fetchAndKeep = async (question: Question, flight: Flight, fetch: Fetch<Result>): Promise<Result> => {
    const seen = await shared?.cache.read(question).catch(failed) ?? null
    if (shared !== null && seen?.kept != null) {
      const { text, leftMs } = seen.kept
      const result = shared.understand(text)
      if (!flight.isOutdated()) kept.keep(question, result, { characters: text.length, forMs: leftMs })
      onEvent({ kind: 'cache', outcome: 'shared-hit' })
      return result
    }
    onEvent({ kind: 'cache', outcome: 'miss' })
    const { result, text } = await fetch(flight)
    if (!flight.isOutdated()) {
      kept.keep(question, result, { characters: text.length, forMs: question.keepMs })
      if (seen !== null) shared?.cache.write(question, text, seen.mark).catch(failed) // nobody waits for it
    }
    return result
  }

  shared?.cache.onDrop(dropHere)
  return {
    async answer (question, waiter, fetch) {
      const isKept = keeps && question.keepMs > 0
      const known = isKept ? kept.find(question) : null
      if (known !== null) {
        onEvent({ kind: 'cache', outcome: 'hit' })
        return known
      }
      const ask = async (flight: Flight): Promise<Result> =>
        isKept ? await fetchAndKeep(question, flight, fetch) : (await fetch(flight)).result
      for (;;) {
        const { joined, result } = joins.run(question, waiter, ask)
        if (joined) onEvent({ kind: 'join' })
        try {
          return await result
        } catch (error) {
          if (!joined || !isOfItsOperation(error)) throw error
        }
      }
    },
    async drop (dropped) {
      dropHere(dropped)
      await shared?.cache.drop(dropped).catch(failed)
    }
  }
}

/** A failure of the operation that asked, which says nothing to those who waited for it. */
function isOfItsOperation (error: unknown): boolean {
  return error instanceof GatewayError && error.code === 'UPSTREAM_CALL_LIMIT'
}
