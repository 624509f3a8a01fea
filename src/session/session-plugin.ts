import { randomBytes } from 'node:crypto'
import fastifyCookie from '@fastify/cookie'
import fastifySession, { type FastifySessionOptions } from '@fastify/session'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { Config } from '../config.ts'
import type { Report } from '../events.ts'
import { keyHash } from '../redis/keys.ts'
import type { PointBudget } from './point-budget.ts'
import type { OpenedSession, SessionAccount, SessionFacts, SessionStore } from './session-store.ts'

declare module 'fastify' {
  interface Session {
    /** Absent for a visitor who is not signed in; such a session is never stored. */
    facts?: SessionFacts
    /** When the session ends if nobody comes, epoch ms. Read from the store, never written to it. */
    expiresAt?: number
    /** The tokens as they were when the session was read; a function, so that it is never written anywhere. */
    tokens?: OpenedSession['tokens']
    /** The cookie bears an older secret's signature. Written nowhere: that it was set makes the plugin sign the cookie anew. */
    isOlder?: boolean
    /** What the session may spend, as it was when it was read and since. */
    budget?: () => PointBudget
  }

  interface FastifyRequest {
    /** Who is signed in, or `null`. */
    signedIn: SignedIn | null
    /** Starts a session under a new id and ends the one that the request came with. */
    signIn: (facts: SessionFacts, prepare: (sessionId: string) => Promise<void>) => Promise<void>
    /** Ends this session. */
    signOut: () => Promise<void>
  }

  interface FastifyReply {
    /** Tells the browser to drop the session cookie. */
    forgetSession: () => FastifyReply
  }
}

export interface SignedIn {
  sessionId: string
  account: SessionAccount
  browser: string
  expiresAt: Date
  tokens: OpenedSession['tokens']
  budget: PointBudget
}

export interface SessionPluginOptions {
  config: Config['session']
  sessions: SessionStore
  report: Report
}

export function sessionCookieName ({ secureCookie }: Pick<Config['session'], 'secureCookie'>): string {
  return secureCookie ? '__Host-bcg_session' : 'bcg_session'
}

/**
 * Session cookies. An anonymous visitor gets no cookie and costs the store nothing; a forged cookie is
 * refused by its signature before the store is asked.
 */
async function sessionPlugin (app: FastifyInstance, { config, sessions, report }: SessionPluginOptions): Promise<void> {
  const cookie = { path: '/', httpOnly: true, secure: config.secureCookie, sameSite: config.sameSite }

  await app.register(fastifyCookie, { parseOptions: cookie }) // @fastify/session clears a dead cookie without saying Secure, and a browser would keep it
  await app.register(fastifySession, {
    secret: [...config.secrets],
    cookieName: sessionCookieName(config),
    cookie,
    idGenerator: () => randomBytes(32).toString('base64url'),
    saveUninitialized: false,
    rolling: false,
    store: asFastifyStore(sessions, report)
  })
  app.addHook('onRequest', async ({ session, cookies }) => {
    const isOlder = session.facts !== undefined && cookies[sessionCookieName(config)] !== session.encryptedSessionId
    if (isOlder) session.isOlder = true // else the plugin would take such a cookie away
  })

  app.decorateRequest('signedIn', { getter () { return signedIn(this) } })
  app.decorateRequest('signIn', async function (this: FastifyRequest, facts, prepare) {
    const previous = this.session
    const replaced = this.signedIn?.account.id
    try {
      await this.session.regenerate()
      if (replaced !== undefined) report({ event: 'sessions_ended', account: replaced, reason: 'replaced', count: 1 })
      await prepare(this.session.sessionId)
      this.session.facts = facts
      await this.session.save()
      delete this.cookies[sessionCookieName(config)] // else the answer would clear it and set it, both (RFC 6265 §4.1.1)
    } catch (error) {
      this.session = previous // else the answer would take the browser's cookie away, or save once more and set one
      throw error
    }
  })
  app.decorateRequest('signOut', async function (this: FastifyRequest) {
    const account = this.signedIn?.account.id
    await this.session.destroy()
    if (account !== undefined) report({ event: 'sessions_ended', account, reason: 'signed_out', count: 1 })
  })
  app.decorateReply('forgetSession', function () { return this.clearCookie(sessionCookieName(config), cookie) })
}

function signedIn ({ session }: FastifyRequest): SignedIn | null {
  const { facts, sessionId, expiresAt, tokens, budget } = session ?? {}
  if (facts === undefined || sessionId === undefined || tokens === undefined || budget === undefined) return null
  return { sessionId, ...facts, expiresAt: new Date(expiresAt ?? 0), tokens, budget: budget() }
}

type FastifyStore = NonNullable<FastifySessionOptions['store']>

/**
 * Our store behind the interface of @fastify/session. That plugin saves a session whenever it finds it changed;
 * here only the first save of a signed-in session writes anything, so a slow request that ends after a
 * sign-out cannot bring the session back.
 */
function asFastifyStore (sessions: SessionStore, report: Report): FastifyStore {
  const create = async (sessionId: string, facts: SessionFacts): Promise<void> => {
    const { crowdedOut: count } = await sessions.create(sessionId, facts)
    const account = facts.account.id
    report({ event: 'session_created', account, session: keyHash(sessionId) })
    if (count > 0) report({ event: 'sessions_ended', account, reason: 'crowded_out', count })
  }
  return {
    get: (sessionId, done) => {
      sessions.open(sessionId).then((found) => {
        // The plugin adds the cookie's own settings to what it is given.
        done(null, found === null ? null : { facts: found.facts, tokens: found.tokens, budget: () => found.budget, expiresAt: found.openedMs + found.leftMs, cookie: { originalMaxAge: null } })
      }).catch(done)
    },
    set: (sessionId, { facts, expiresAt }, done) => {
      const isNew = facts !== undefined && expiresAt === undefined
      if (isNew) create(sessionId, facts).then(() => done(), done)
      else done()
    },
    destroy: (sessionId, done) => { sessions.end(sessionId).then(() => done(), done) }
  }
}

export default fp(sessionPlugin, { name: 'session' })
