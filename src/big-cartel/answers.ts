import { GatewayError } from '../errors.ts'
import type { OnEvent } from './events.ts'
import type { Flight, Waiter } from './join-in-flight.ts'
import { createJoins } from './join-in-flight.ts'
import type { Document } from './json-api.ts'
import { parseDocument } from './json-api.ts'
import { createKeptAnswers } from './kept-answers.ts'
import type { Question } from './question.ts'
import type { Dropped, SharedCache } from './shared-cache.ts'
import { isDropped } from './shared-cache.ts'
import { parseJson } from './transport.ts'

/** A document, and as it was sent. */
export interface Fetched { readonly document: Document, readonly text: string }

export type Fetch = (flight: Flight) => Promise<Fetched>

export interface Answers {
  /** What is kept, else what is under way, else what is fetched. */
  answer (question: Question, waiter: Waiter, fetch: Fetch): Promise<Document>
  /** Drops what is kept, here and at the other instances; what is under way is not kept either. */
  drop (dropped: Dropped): Promise<void>
}

export interface AnswersOptions {
  /** False: nothing is kept; what is under way is shared all the same. */
  readonly keeps: boolean
  readonly shared: SharedCache | null
  readonly onEvent: OnEvent
}

export function createAnswers ({ keeps, shared, onEvent }: AnswersOptions): Answers {
  const kept = createKeptAnswers()
  const joins = createJoins<Document>()

  const dropHere = (dropped: Dropped | null): void => {
    const matches = (question: Question): boolean => dropped === null || isDropped(dropped, question)
    kept.drop(matches)
    joins.outdate(matches)
  }
  const failed = (): null => {
    onEvent({ kind: 'cache-failure' })
    return null
  }
  const fetchAndKeep = async (question: Question, flight: Flight, fetch: Fetch): Promise<Document> => {
    const seen = await shared?.read(question).catch(failed) ?? null
    if (seen?.kept != null) {
      const { text, leftMs } = seen.kept
      const document = parseDocument(parseJson(text))
      if (!flight.isOutdated()) kept.keep(question, document, { characters: text.length, forMs: leftMs })
      onEvent({ kind: 'cache', outcome: 'shared-hit' })
      return document
    }
    onEvent({ kind: 'cache', outcome: 'miss' })
    const { document, text } = await fetch(flight)
    if (!flight.isOutdated()) {
      kept.keep(question, document, { characters: text.length, forMs: question.keepMs })
      if (seen !== null) shared?.write(question, text, seen.mark).catch(failed) // nobody waits for it
    }
    return document
  }

  shared?.onDrop(dropHere)
  return {
    async answer (question, waiter, fetch) {
      const isKept = keeps && question.keepMs > 0
      const document = isKept ? kept.find(question) : null
      if (document !== null) {
        onEvent({ kind: 'cache', outcome: 'hit' })
        return document
      }
      const ask = async (flight: Flight): Promise<Document> =>
        isKept ? await fetchAndKeep(question, flight, fetch) : (await fetch(flight)).document
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
      await shared?.drop(dropped).catch(failed)
    }
  }
}

/** A failure of the operation that asked, which says nothing to those who waited for it. */
function isOfItsOperation (error: unknown): boolean {
  return error instanceof GatewayError && error.code === 'UPSTREAM_CALL_LIMIT'
}
