/** A path on our own origin that was checked to lead nowhere else. */
export type ReturnTo = string & { readonly checked: unique symbol }

const home = '/' as ReturnTo // the one value that needs no check
const maxLength = 512
/** What browsers and servers drop, decode or turn around on their way: controls, backslashes, encoded slashes. */
const tricks = /\\|%(?:[01][0-9a-f]|5c|7f|2f%2f)/i
const plainPath = /^\/(?![/\\])[\x21-\x7e]*$/
const signInRoutes = ['/auth', '/callback', '/logout', '/disconnect']

/**
 * Where to go after sign-in. Anything but a plain path of our own becomes `/`: an open redirect would let a
 * stranger's link end on a stranger's page in our name (RFC 9700 §4.11).
 */
export function checkReturnTo (value: unknown, publicOrigin: string): ReturnTo {
  if (typeof value !== 'string' || value.length > maxLength) return home
  if (!plainPath.test(value) || tricks.test(value)) return home
  const url = URL.parse(value, publicOrigin)
  if (url === null || url.origin !== publicOrigin) return home
  if (url.pathname + url.search + url.hash !== value || url.pathname.startsWith('//')) return home
  const path = decoded(url.pathname)
  if (path === null || signInRoutes.some((route) => path === route || path.startsWith(`${route}/`))) return home
  return value as ReturnTo // every check above has passed
}

/** The path as the router reads it: `/%61uth` is `/auth` too. */
function decoded (path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}
