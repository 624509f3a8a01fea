import type { Beginning, Grant, TokenStore, Tokens } from '../../src/tokens/token-store.ts'
import type { Lapse, Step } from './step.ts'

/** One store, and how it is told that time goes by. */
export interface Stage {
  store: TokenStore
  leaseMs: number
  cooldownMs: number
  lapse: (what: Lapse, sessionIds: readonly string[]) => Promise<void>
}

export interface Played {
  answer: unknown
  /** What the store says of the session afterwards. */
  reading: { kind: string, version?: number, accessToken?: string, [field: string]: unknown }
}

/** Longer than any test. */
const limitSeconds = 1_000_000

/**
 * Plays steps on one stage. What it answers is free of clocks and fingerprints, which differ between adapters,
 * so that the answers of two players can be compared.
 */
export function createPlayer ({ store, leaseMs, cooldownMs, lapse }: Stage, sessionIds: readonly string[]): (step: Step) => Promise<Played> {
  const grants = new Map<string, Grant[]>()
  let made = 0
  /** Tokens like no others, so that a mix-up shows. */
  const tokens = (refreshable: boolean, expires: boolean): Tokens => {
    made++
    return { accessToken: `access-${made}`, refreshToken: refreshable ? `refresh-${made}` : null, lifetimeMs: expires ? 3_600_000 : null }
  }
  const grantsOf = (sessionId: string): Grant[] => grants.get(sessionId) ?? []

  const begin = async (sessionId: string, { owner, seenVersion }: { owner: string, seenVersion: number }): Promise<unknown> => {
    const beginning = await store.begin(sessionId, { owner, leaseMs, seenVersion })
    if (beginning.kind === 'GRANT') grants.set(sessionId, [beginning.grant, ...grantsOf(sessionId)])
    return withoutClocks(beginning)
  }
  const withGrant = async (sessionId: string, index: number, use: (grant: Grant) => Promise<unknown>): Promise<unknown> => {
    const grant = grantsOf(sessionId)[index]
    return grant === undefined ? 'no such grant' : await use(grant)
  }
  const play = async (step: Step, sessionId: string): Promise<unknown> => {
    switch (step.do) {
      case 'create': return await store.create(sessionId, tokens(step.refreshable, step.expires), limitSeconds)
      case 'begin': return await begin(sessionId, step)
      case 'beat': return await store.beat(sessionId, step.owner, leaseMs)
      case 'commit': return await withGrant(sessionId, step.grant, async (grant) => await store.commit(sessionId, grant, tokens(step.rotates, step.expires)))
      case 'fail': return await withGrant(sessionId, step.grant, async (grant) => await store.fail(sessionId, grant, { kind: step.kind, reason: `because ${step.kind}`, cooldownMs }))
      case 'refuse': return await store.refuse(sessionId, step.version, 'refused')
      case 'remove': return await store.remove(sessionId)
      case 'pass': return await lapse(step.what, sessionIds)
    }
  }
  return async (step) => {
    const sessionId = sessionIds[step.session] ?? ''
    const answer = await play(step, sessionId)
    return { answer, reading: await reading(store, sessionId) }
  }
}

function withoutClocks (beginning: Beginning): object {
  if (beginning.kind !== 'GRANT') return { ...beginning, ms: undefined }
  const { owner, version, refreshToken } = beginning.grant
  return { kind: 'GRANT', owner, version, refreshToken, tookOver: beginning.tookOver }
}

async function reading (store: TokenStore, sessionId: string): Promise<Played['reading']> {
  const found = await store.read(sessionId)
  return found.kind === 'OK' ? { ...found, leftMs: found.leftMs !== null } : found
}
