import type { ErrorCode } from '../errors.ts'

/** What happens on the way to Big Cartel, for whoever counts it. Never holds an account, a token or an address. */
export type BigCartelEvent =
  /** A call has ended, repeats one by one; `abandoned` when nobody waited for it any longer. */
  | { readonly kind: 'call', readonly outcome: 'ok' | 'abandoned' | ErrorCode, readonly ms: number }
  /** A failed call is about to be repeated; `withheld` when there are too many repeats already. */
  | { readonly kind: 'retry', readonly outcome: 'granted' | 'withheld' }
  /** A question waits for the same one that is under way. */
  | { readonly kind: 'join' }
  /** Whether an answer was kept: here, by another instance, or nowhere. */
  | { readonly kind: 'cache', readonly outcome: 'hit' | 'shared-hit' | 'miss' }
  /** The shared cache could not be used; the answer came all the same. */
  | { readonly kind: 'cache-failure' }
  | { readonly kind: 'breaker', readonly scope: 'account' | 'everybody', readonly state: BreakerState }

export type BreakerState = 'closed' | 'open' | 'half-open'

export type OnEvent = (event: BigCartelEvent) => void
