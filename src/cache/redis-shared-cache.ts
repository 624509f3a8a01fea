import { randomBytes } from 'node:crypto'
import { kinds as allKinds, longestKeepMs, type Kind, type Question } from '../big-cartel/question.ts'
import type { Dropped, KeptText, SharedCache } from '../big-cartel/shared-cache.ts'
import type { RedisClient } from '../redis/client.ts'
import { channels, keyHash, keys } from '../redis/keys.ts'
import { listen } from '../redis/listening.ts'
import type { Seal, Sealer } from '../tokens/sealing.ts'

/** Longer ones take more time to seal and to send than they save. */
const charactersAtMost = 256 * 1024

/** Clocks and networks may be slow; a mark that ends before what it outdates would bring it back. */
const marksLastMs = 2 * longestKeepMs

/**
 * Answers in Redis, for all instances. Each is sealed like a token, by the master key and its session: Redis opens
 * nothing of a seller's, not even with the master keys.
 */
export function createRedisSharedCache (redis: RedisClient, sealer: Sealer): SharedCache & { close: () => void } {
  const listeners: Array<(dropped: Dropped | null) => void> = []
  const stop = listen(redis, channels.drops, (message) => {
    const dropped = message === null ? null : parseDropped(message)
    for (const listener of listeners) listener(dropped)
  })
  return {
    async read (question) {
      const [mark, sealed, leftMs] = await redis.cacheRead(keys.marks(question.owner.accountId), placeOf(question), question.kind)
      return { mark, kept: sealed === '' ? null : opened(sealer.open(sealed, sealOf(question)), leftMs) }
    },

    async write (question, text, mark) {
      if (text.length > charactersAtMost) return
      await redis.set(placeOf(question), `${mark}.${sealer.seal(text, sealOf(question))}`, 'PX', question.keepMs)
    },

    async drop ({ accountId, kinds }) {
      const mark = randomBytes(9).toString('base64url')
      await redis.cacheDrop(keys.marks(accountId), mark, marksLastMs, (kinds ?? allKinds).join(','))
      await redis.publish(channels.drops, JSON.stringify({ accountId, kinds }))
    },

    onDrop: (listener) => { listeners.push(listener) },
    close: stop
  }
}

function opened (text: string | null, leftMs: number): KeptText | null {
  return text === null || leftMs <= 0 ? null : { text, leftMs }
}

function placeOf ({ owner, keptAs }: Question): string {
  return keys.answer(owner.accountId, keyHash(keptAs))
}

function sealOf (question: Question): Seal {
  return { owner: question.owner.secret, place: placeOf(question), field: 'answer', version: 1 }
}

/** What cannot be read, of a newer version perhaps, may concern anything: null. */
function parseDropped (message: string): Dropped | null {
  try {
    const { accountId, kinds }: { accountId?: unknown, kinds?: unknown } = JSON.parse(message) ?? {}
    if (typeof accountId !== 'string') return null
    if (kinds === null) return { accountId, kinds }
    return Array.isArray(kinds) && kinds.every(isKind) ? { accountId, kinds } : null
  } catch {
    return null
  }
}

function isKind (value: unknown): value is Kind {
  return allKinds.some((kind) => kind === value)
}
