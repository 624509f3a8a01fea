import { createHash } from 'node:crypto'

/** SHA-256 in base64url: what stands for a session id or a state in Redis, so that a copy of Redis opens no session. */
export function keyHash (secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

/**
 * Every key. The keys of one session share the hash tag `{H}`, H = keyHash(session id), so that one script
 * can touch them all on a Cluster. Every key has a time to live; who sets it stands beside the key.
 */
export const keys = {
  /** Hash: the session. TTL: the smaller of idle and absolute limit (session_create.lua, session_open.lua). */
  session: (hash: string) => `bcg:s:{${hash}}`,
  /** Hash: the sealed tokens. TTL: the absolute limit of the session; 10 min once it is a tombstone. */
  token: (hash: string) => `bcg:t:{${hash}}`,
  /** Hash: the points that the session may spend, while some are missing. TTL: until all have come back (session_open.lua). */
  points: (hash: string) => `bcg:p:{${hash}}`,
  /** String: who refreshes just now. TTL: the lease. */
  lock: (hash: string) => `bcg:l:{${hash}}`,
  /** String: why not to refresh just now. TTL: the cooldown. */
  cooldown: (hash: string) => `bcg:f:{${hash}}`,
  /** Sorted set: the sessions of an account, by their start. TTL: the absolute limit, anew with each sign-in. */
  account: (accountId: string) => `bcg:a:{${accountId}}`,
  /** Number: sessions of the account that started by then (epoch ms) are over. TTL: the absolute limit. */
  epoch: (accountId: string) => `bcg:e:{${accountId}}`,
  /** Hash: a sign-in under way, by keyHash(state). TTL: 20 min from its start, 60 s from its end. */
  login: (hash: string) => `bcg:o:{${hash}}`,
  /** Number: sign-ins begun from one address, by keyHash(address). TTL: a minute from the first (rate_count.lua). */
  rate: (hash: string) => `bcg:r:{${hash}}`,
  /** String: an answer of Big Cartel, sealed, by keyHash(question). TTL: as long as its kind is kept, 10 s to 24 h. */
  answer: (accountId: string, hash: string) => `bcg:c:{${accountId}}:${hash}`,
  /** Hash: what drops of an account's answers have left, by kind. TTL: twice as long as any of its answers (cache_drop.lua). */
  marks: (accountId: string) => `bcg:m:{${accountId}}`,
  /** Never there: deleting it, which changes nothing, shows whether Redis takes writes. */
  probe: 'bcg:probe'
}

/** Every channel. */
export const channels = {
  /** Whose answers have been dropped, and of which kinds. */
  drops: 'bcg:drops'
}

/** The keys of one session, in the order in which the token scripts take the first three; the session itself comes last. */
export function sessionKeys (hash: string): [token: string, lock: string, cooldown: string, points: string, session: string] {
  return [keys.token(hash), keys.lock(hash), keys.cooldown(hash), keys.points(hash), keys.session(hash)]
}
