declare const checked: unique symbol

/** A shop's name in addresses, fit to stand in a path or a host: `examplestore` of examplestore.bigcartel.com. */
export type Subdomain = string & { readonly [checked]: 'subdomain' }

/** Checks a name that came from outside. Null means that no shop can have it: ask nobody. */
export function toSubdomain (value: string): Subdomain | null {
  return /^[a-z0-9-]{1,63}$/.test(value) ? value as Subdomain : null // the only place that makes one
}
