declare const checked: unique symbol

/** An id that is fit to stand in an upstream path: letters, digits and hyphens, at most 40. */
export type ResourceId = string & { readonly [checked]: 'resource id' }

const fit = /^[A-Za-z0-9-]{1,40}$/

/** Checks an id that came from outside. Null means that no resource can have it: ask nobody. */
export function resourceId (value: string): ResourceId | null {
  return fit.test(value) ? value as ResourceId : null // the only place that makes one
}
