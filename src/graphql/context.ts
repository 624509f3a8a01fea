import { fetchAccount, type Account } from '../big-cartel/account.ts'
import { createCallMeter } from '../big-cartel/call-meter.ts'
import type { BigCartel, BigCartelApi } from '../big-cartel/client.ts'
import type { Storefronts } from '../big-cartel/storefront-client.ts'
import { GatewayError } from '../errors.ts'
import type { TokenKeeper } from '../oauth/token-keeper.ts'
import type { SignedIn } from '../session/session-plugin.ts'
import { createFailures, type Failures } from './failures.ts'
import { createLoaders, type Loaders } from './loaders.ts'
import { once } from './once.ts'
import { openStorefronts, type OpenStorefronts } from './storefronts.ts'
import type { ThrottleStatus } from './throttle.ts'

/** What the resolvers of one request share. The account comes from the session and from nowhere else. */
export interface GraphqlContext {
  readonly signedIn: SignedIn | null
  /** What the session may still spend. */
  throttleStatus: () => ThrottleStatus
  /** Big Cartel's API as the signed-in seller. @throws GatewayError UNAUTHENTICATED */
  api: () => BigCartelApi
  /** The signed-in seller's account, asked for once in a request. @throws as `api` and `fetchAccount` do */
  account: () => Promise<Account>
  /** What relations and ids lead to. @throws as `api` does */
  loaders: () => Loaders
  /** The shops of everybody, as everybody can see them. */
  storefronts: () => OpenStorefronts
  /** Of its fields, so far. */
  readonly failures: Failures
  /** How many calls to Big Cartel this request has made; what was kept, or came with another request's call, cost it none. */
  upstreamCalls: () => number
}

export interface ContextDependencies {
  bigCartel: BigCartel
  storefronts: Storefronts
  keeper: TokenKeeper
  requestTimeoutMs: number
}

export function createContext (
  { bigCartel, storefronts, keeper, requestTimeoutMs }: ContextDependencies, { signedIn, signal, throttleStatus }: { signedIn: SignedIn | null, signal: AbortSignal, throttleStatus: () => ThrottleStatus }
): GraphqlContext {
  const deadline = Date.now() + requestTimeoutMs
  const meter = createCallMeter()
  const api = once(() => {
    if (signedIn === null) throw new GatewayError('UNAUTHENTICATED')
    return bigCartel.bind({ credential: keeper.credentialFor(signedIn), deadline, signal, meter })
  })
  const account = once(() => fetchAccount(api()))
  return {
    signedIn,
    throttleStatus,
    api,
    account: async () => await account(),
    loaders: once(() => createLoaders(api())),
    storefronts: once(() => openStorefronts(storefronts.bind({ deadline, signal, meter }))),
    failures: createFailures(),
    upstreamCalls: meter.calls
  }
}
