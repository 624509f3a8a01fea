import { createExpiringMap } from '../memory/expiring-map.ts'
import { loginLimits, type Login, type LoginStore } from './login-store.ts'

interface Entry extends Login { due: number, until: number, taken: boolean }

/** Sign-ins in the process: the embedded default for trying the gateway out. */
export function createMemoryLoginStore (now: () => number = Date.now): LoginStore {
  const { dueSeconds, rememberSeconds, finishedSeconds } = loginLimits
  const logins = createExpiringMap<Entry>(now)
  return {
    start: async (state, login) => {
      logins.set(state, { ...login, due: now() + dueSeconds * 1_000, until: now() + rememberSeconds * 1_000, taken: false })
    },
    take: async (state, browser) => {
      const login = logins.get(state)
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
