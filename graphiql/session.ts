/** What the gateway says of this browser's session, and how to end it. */
export interface Account {
  id: string
  subdomain: string
  storeName: string
}

export type Session =
  | { state: 'loading' }
  | { state: 'signed-out' }
  | { state: 'unknown' }
  | { state: 'signed-in', account: Account, expiresAt: string }

type SessionAnswer =
  | { authenticated: false }
  | { authenticated: true, account: Account, expiresAt: string }

/** Never throws: a gateway that does not answer leaves the session unknown, which is not the same as signed out. */
export async function fetchSession (): Promise<Session> {
  try {
    const response = await fetch('/session', { credentials: 'same-origin', headers: { accept: 'application/json' } })
    if (!response.ok) return { state: 'unknown' }
    const answer = await response.json() as SessionAnswer // our own gateway's answer, fixed by its tests
    if (!answer.authenticated) return { state: 'signed-out' }
    return { state: 'signed-in', account: answer.account, expiresAt: answer.expiresAt }
  } catch {
    return { state: 'unknown' }
  }
}

/** True when the session has ended. */
export async function signOut (): Promise<boolean> {
  try {
    const response = await fetch('/logout', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'x-bigcartel-gateway': '1' }
    })
    return response.ok
  } catch {
    return false
  }
}
