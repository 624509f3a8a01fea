import Fastify, { type FastifyInstance } from 'fastify'
import t, { type Test } from 'tap'
import { GatewayError } from '../../src/errors.ts'
import { unheard } from '../../src/events.ts'
import problemPlugin from '../../src/http/problem-plugin.ts'
import { createMemorySessionStore } from '../../src/session/memory-session-store.ts'
import sessionPlugin, { sessionCookieName } from '../../src/session/session-plugin.ts'
import type { SessionStore } from '../../src/session/session-store.ts'
import { createMemoryTokenStore } from '../../src/tokens/memory-token-store.ts'
import { facts } from './session-store-battery.ts'

const limits = { idleSeconds: 3_600, absoluteSeconds: 7_200, budget: { points: 2_000, perSecond: 100 } }

/** The plugin alone, with a store of which the next step can be made to fail. */
async function startPlugin (t: Test, { secureCookie = false, sameSite = 'lax' as 'lax' | 'strict' | 'none', secrets = ['x'.repeat(32)], inner = createMemorySessionStore(limits, createMemoryTokenStore()) } = {}): Promise<{ app: FastifyInstance, failNext: (step: keyof SessionStore) => void, creations: () => number }> {
  let failing: keyof SessionStore | null = null
  let creations = 0
  const fails = (step: keyof SessionStore): void => {
    if (failing !== step) return
    failing = null
    throw new GatewayError('STORE_UNAVAILABLE', { retryAfterMs: 1_000 })
  }
  const sessions: SessionStore = {
    create: async (id, facts) => { fails('create'); creations++; return await inner.create(id, facts) },
    open: async (id) => { fails('open'); return await inner.open(id) },
    end: async (id) => { fails('end'); await inner.end(id) },
    list: inner.list,
    endOne: inner.endOne,
    endAll: inner.endAll
  }
  const app = Fastify()
  t.teardown(() => app.close())
  await app.register(problemPlugin)
  await app.register(sessionPlugin, { config: { secrets, secureCookie, sameSite, ...limits }, sessions, report: unheard })
  app.post('/in', async (request) => { await request.signIn(facts, async () => {}); return 'in' })
  app.get('/who', async ({ signedIn }) => signedIn?.account.id ?? 'nobody')
  return { app, failNext: (step) => { failing = step }, creations: () => creations }
}

async function signIn (app: FastifyInstance, cookies: Record<string, string> = {}) {
  const answer = await app.inject({ method: 'POST', url: '/in', cookies })
  return { status: answer.statusCode, cookies: Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value])), set: answer.headers['set-cookie'] }
}

t.test('a session that could not be saved is not saved after all behind the answer', async (t) => {
  const { app, failNext, creations } = await startPlugin(t)
  failNext('create')
  t.match(await signIn(app), { status: 503, cookies: {}, set: undefined })
  t.equal(creations(), 0)
})

t.test('when the session before cannot be ended, it goes on and its cookie stays', async (t) => {
  const { app, failNext, creations } = await startPlugin(t)
  const { cookies } = await signIn(app)
  failNext('end')
  t.match(await signIn(app, cookies), { status: 503, set: undefined })
  t.equal(creations(), 1)
  t.equal((await app.inject({ url: '/who', cookies })).body, '208639')
})

t.test('a sign-in over another one ends it and sets one cookie', async (t) => {
  const { app } = await startPlugin(t)
  const { cookies } = await signIn(app)
  const second = await signIn(app, cookies)
  t.equal([second.set].flat().length, 1, 'not one line that clears and one that sets')
  t.equal((await app.inject({ url: '/who', cookies })).body, 'nobody')
  t.equal((await app.inject({ url: '/who', cookies: second.cookies })).body, '208639')
})

t.test('the cookie is bound to the host, out of reach of scripts, and says nothing', async (t) => {
  const table = [
    [{ secureCookie: true }, /^__Host-bcg_session=[\w-]+\.[\w/+-]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/],
    [{ secureCookie: true, sameSite: 'none' }, /^__Host-bcg_session=[^;]+; Path=\/; HttpOnly; Secure; SameSite=None$/],
    [{ secureCookie: false, sameSite: 'strict' }, /^bcg_session=[^;]+; Path=\/; HttpOnly; SameSite=Strict$/]
  ] as const
  for (const [settings, expected] of table) {
    const { app } = await startPlugin(t, settings)
    const { set, cookies } = await signIn(app)
    t.match(set, expected)
    const name = sessionCookieName({ secureCookie: settings.secureCookie })
    t.equal(Buffer.from(cookies[name]?.split('.')[0] ?? '', 'base64url').length, 32, '256 bits')
  }
})

t.test('a cookie under an older secret is signed anew, once, and the session goes on', async (t) => {
  const inner = createMemorySessionStore(limits, createMemoryTokenStore())
  const [older, newer] = ['o'.repeat(32), 'n'.repeat(32)]
  const before = await startPlugin(t, { secrets: [older], inner })
  const { cookies, set } = await signIn(before.app)
  const { app, creations } = await startPlugin(t, { secrets: [newer, older], inner })
  const answer = await app.inject({ url: '/who', cookies })
  t.equal(answer.body, '208639')
  const shape = (line: unknown): string => String(line).replace(/=[^;]*/, '')
  t.equal(shape(answer.headers['set-cookie']), shape(set), 'with the same attributes')
  const renewed = Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]))
  const again = await app.inject({ url: '/who', cookies: renewed })
  t.equal(again.body, '208639')
  t.equal(again.headers['set-cookie'], undefined)
  t.equal(creations(), 0, 'nothing is written')
})
