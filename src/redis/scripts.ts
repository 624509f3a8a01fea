import { readFileSync } from 'node:fs'
import type { Cluster, Redis, Result } from 'ioredis'

/** A script's file in `lua/`, its command on the client, and how many keys it takes. Each file's header says the rest. */
const scripts = {
  accountEnd: ['account_end', 2],
  accountJoin: ['account_join', 1],
  cacheDrop: ['cache_drop', 1],
  cacheRead: ['cache_read', 2],
  sessionCreate: ['session_create', 1],
  sessionOpen: ['session_open', 3],
  loginStart: ['login_start', 1],
  loginTake: ['login_take', 1],
  rateCount: ['rate_count', 1],
  tokenCreate: ['token_create', 3],
  tokenRead: ['token_read', 1],
  tokenBegin: ['token_begin', 3],
  tokenBeat: ['token_beat', 1],
  tokenCommit: ['token_commit', 3],
  tokenFail: ['token_fail', 3],
  tokenRefuse: ['token_refuse', 1],
  tokenReseal: ['token_reseal', 1]
} as const

type Arguments = (string | number)[]

declare module 'ioredis' {
  interface RedisCommander<Context> {
    accountEnd (...args: Arguments): Result<string[], Context>
    accountJoin (...args: Arguments): Result<string[], Context>
    cacheDrop (...args: Arguments): Result<number, Context>
    cacheRead (...args: Arguments): Result<[mark: string, sealed: string, leftMs: number], Context>
    sessionCreate (...args: Arguments): Result<number, Context>
    sessionOpen (...args: Arguments): Result<[data: string, leftMs: number, startedMs: number, counts: number, points: number, ...token: string[]] | null, Context>
    loginStart (...args: Arguments): Result<number, Context>
    loginTake (...args: Arguments): Result<string[], Context>
    rateCount (...args: Arguments): Result<[current: number, leftMs: number], Context>
    tokenCreate (...args: Arguments): Result<number, Context>
    tokenRead (...args: Arguments): Result<string[], Context>
    tokenBegin (...args: Arguments): Result<[answer: string, ...rest: (string | number)[]], Context>
    tokenBeat (...args: Arguments): Result<number, Context>
    tokenCommit (...args: Arguments): Result<string, Context>
    tokenFail (...args: Arguments): Result<string, Context>
    tokenRefuse (...args: Arguments): Result<number, Context>
    tokenReseal (...args: Arguments): Result<number, Context>
  }
}

/** Gives the client a command for each Lua file; ioredis sends the hash first and the text only when Redis lacks it. */
export function defineScripts (redis: Redis | Cluster): void {
  for (const [command, [file, numberOfKeys]] of Object.entries(scripts)) {
    const lua = readFileSync(new URL(`lua/${file}.lua`, import.meta.url), 'utf8')
    redis.defineCommand(command, { lua, numberOfKeys })
  }
}
