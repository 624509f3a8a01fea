import { createCalls, type Calls } from './control/calls.ts'
import { createFaults, type Faults } from './control/faults.ts'
import { Grants } from './oauth/grants.ts'
import { createWebhooks, type Webhooks } from './oauth/webhooks.ts'
import { buildShops } from './seed/shops.ts'
import { defaultSettings, type Settings } from './settings.ts'
import type { Shop } from './shop.ts'

/** The one application that is registered at this Big Cartel. */
export type Client = {
  id: string
  secret: string
  name: string
  /** Registered redirect URIs, matched exactly; undefined: any on localhost. */
  redirectUris: readonly string[] | undefined
}

/** Everything that one running sandbox knows. `reset` puts fresh parts into the same object. */
export type World = {
  readonly client: Client
  readonly now: () => number
  settings: Settings
  shops: Shop[]
  grants: Grants
  faults: Faults
  calls: Calls
  webhooks: Webhooks
}

export type WorldOptions = Partial<Settings> & {
  clientId?: string
  clientSecret?: string
  appName?: string
  redirectUris?: readonly string[]
  /** The clock, in milliseconds; `Date.now` unless told otherwise. */
  now?: () => number
}

export function createWorld (options: WorldOptions): World & { reset: () => void } {
  const { clientId, clientSecret, appName, redirectUris, now = Date.now, ...settings } = options
  const client: Client = {
    id: clientId ?? 'sandbox-client',
    secret: clientSecret ?? 'sandbox-secret',
    name: appName ?? 'GraphQL gateway',
    redirectUris
  }
  const parts = () => ({
    settings: { ...defaultSettings, ...settings },
    shops: buildShops(),
    grants: new Grants(now),
    faults: createFaults(),
    calls: createCalls(),
    webhooks: createWebhooks(client.secret)
  })
  const world = { client, now, ...parts(), reset: () => { Object.assign(world, parts()) } }
  return world
}

/** The shop with this subdomain. */
export const shopOfSeller = (world: World, subdomain: string): Shop | undefined =>
  world.shops.find(({ account }) => account.subdomain === subdomain)
