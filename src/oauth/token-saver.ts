import { setTimeout as sleep } from 'node:timers/promises'
import { GatewayError } from '../errors.ts'
import type { Report } from '../events.ts'
import { keyHash } from '../redis/keys.ts'
import type { Grant, Tokens, TokenStore } from '../tokens/token-store.ts'
import { pollDelayMs, refreshTimes as times } from './token-timing.ts'

type Commit = Awaited<ReturnType<TokenStore['commit']>>

/** Saves new tokens. Once they are in hand the old ones may be worthless, so a store that is away is tried again and again. */
export interface TokenSaver {
  /**
   * Waits for a while; then whoever waits is told that the store is away, and saving goes on without them.
   * @throws GatewayError STORE_UNAVAILABLE
   */
  save: (sessionId: string, grant: Grant, tokens: Tokens) => Promise<Commit>
  /** Before the end of the process: resolves when all that is in hand is saved. From now on nothing is tried for long. */
  drain: () => Promise<void>
}

export function createTokenSaver (store: Pick<TokenStore, 'commit'>, report: Report): TokenSaver {
  const unsaved = new Set<Promise<unknown>>()
  const givingUp = new AbortController()

  const commit = async (sessionId: string, grant: Grant, tokens: Tokens): Promise<Commit> => {
    const giveUpAt = performance.now() + times.rescue
    for (let tries = 1; ; tries++) {
      try {
        const outcome = await store.commit(sessionId, grant, tokens)
        if (tries > 1) report({ event: 'commit_retried', session: keyHash(sessionId), tries, saved: true })
        return outcome
      } catch (error) {
        if (performance.now() > giveUpAt || givingUp.signal.aborted) {
          report({ event: 'commit_retried', session: keyHash(sessionId), tries, saved: false })
          throw error
        }
        await sleep(pollDelayMs(tries, Math.random()), undefined, { signal: givingUp.signal }).catch(() => {}) // one last try
      }
    }
  }
  return {
    save: async (sessionId, grant, tokens) => {
      const saving = commit(sessionId, grant, tokens)
      const settled = saving.catch(() => {}).finally(() => unsaved.delete(settled))
      unsaved.add(settled)
      return await orTooLate(saving, times.allTries)
    },
    drain: async () => {
      setTimeout(() => givingUp.abort(), times.allTries).unref() // counts for what is yet to be saved too
      await Promise.all(unsaved)
    }
  }
}

/** What is too late for those who wait goes on all the same. */
async function orTooLate<T> (work: Promise<T>, ms: number): Promise<T> {
  const inTime = new AbortController()
  const tooLate = sleep(ms, undefined, { signal: inTime.signal }).then(() => { throw new GatewayError('STORE_UNAVAILABLE', { retryAfterMs: 1_000 }) })
  try {
    return await Promise.race([work, tooLate])
  } finally {
    inTime.abort()
  }
}
