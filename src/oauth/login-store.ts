/** A sign-in that a browser has started and not finished. */
export interface Login {
  /** Hash of the nonce cookie: only the browser that holds the nonce may finish. */
  browser: string
  returnTo: string
  /** The PKCE verifier (RFC 7636). */
  verifier: string
}

export type Taking =
  | { kind: 'TAKEN', returnTo: string, verifier: string }
  /** Taken before, by this same browser: a reload, a double click. */
  | { kind: 'FINISHED', returnTo: string }
  | { kind: 'WRONG_BROWSER' }
  | { kind: 'EXPIRED' }
  | { kind: 'UNKNOWN' }

/** Sign-ins under way, by their state. Each is taken exactly once, and only from the browser that started it. */
export interface LoginStore {
  start: (state: string, login: Login) => Promise<void>
  take: (state: string, browser: string) => Promise<Taking>
}

export const loginLimits = {
  /** How long the seller may take at Big Cartel. */
  dueSeconds: 600,
  /** How long a late sign-in can still be told from an unknown one. */
  rememberSeconds: 1_200,
  /** How long a finished sign-in remembers where it led. */
  finishedSeconds: 60
}
