import { loginLimits, type Login, type LoginStore } from './login-store.ts'

interface Entry extends Login { due: number, until: number, taken: boolean }

/** Sign-ins in the process: the embedded default for trying the gateway out. */
export function createMemoryLoginStore (now: () => number = Date.now): LoginStore {
  const { dueSeconds, rememberSeconds, finishedSeconds } = loginLimits
  const logins = new Map<string, Entry>()
  const find = (state: string): Entry | undefined => {
    const login = logins.get(state)
    if (login !== undefined && login.until > now()) return login
    logins.delete(state)
    return undefined
  }
  return {
    start: async (state, login) => {
      for (const known of logins.keys()) find(known) // drops what has run out, so that the map does not grow for ever
      logins.set(state, { ...login, due: now() + dueSeconds * 1_000, until: now() + rememberSeconds * 1_000, taken: false })
    },
    take: async (state, browser) => {
      const login = find(state)
      if (login === undefined) return { kind: 'UNKNOWN' }
      if (login.browser !== browser) return { kind: 'WRONG_BROWSER' }
      const { returnTo, verifier } = login
      if (login.taken) return { kind: 'FINISHED', returnTo }
      if (now() > login.due) return { kind: 'EXPIRED' }
      Object.assign(login, { taken: true, verifier: '', until: now() + finishedSeconds * 1_000 })
      return { kind: 'TAKEN', returnTo, verifier }
    }
  }
}
