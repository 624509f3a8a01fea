import fc from 'fast-check'
import type { RefreshFailure } from '../../src/tokens/token-store.ts'

/** One thing that some process does to the tokens of some session. */
export type Step = { session: number } & (
  | { do: 'create', refreshable: boolean, expires: boolean }
  | { do: 'begin', owner: string, seenVersion: number }
  | { do: 'beat', owner: string }
  | { do: 'commit', grant: number, rotates: boolean, expires: boolean }
  | { do: 'fail', grant: number, kind: RefreshFailure['kind'] }
  | { do: 'refuse', version: number }
  | { do: 'remove' }
  | { do: 'pass', what: Lapse }
)

/** How much time goes by: each takes what runs out sooner along. */
export type Lapse = 'leases' | 'cooldowns' | 'tombstones'

const session = fc.nat({ max: 1 })
const owner = fc.constantFrom('one', 'two', 'three')
/** Which of the grants given so far; counted from the newest, so that a few of them matter most. */
const grant = fc.nat({ max: 3 })
const version = fc.integer({ min: 1, max: 4 })
const yesOrNo = fc.boolean()

/** Mostly refreshing, for that is where owners meet; now and then time goes by or a session ends. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('create'), session, refreshable: fc.nat({ max: 7 }).map((n) => n > 0), expires: yesOrNo }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('begin'), session, owner, seenVersion: version }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('beat'), session, owner }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('commit'), session, grant, rotates: yesOrNo, expires: yesOrNo }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('fail'), session, grant, kind: fc.constantFrom('terminal', 'transient', 'ambiguous') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('refuse'), session, version }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove'), session }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('pass'), session, what: fc.constantFrom('leases', 'leases', 'leases', 'cooldowns', 'cooldowns', 'tombstones') }) }
)
