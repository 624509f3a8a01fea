import t, { type Test } from 'tap'
import { createTokenKeeper, type TokenKeeper } from '../../src/oauth/token-keeper.ts'
import { unheard } from '../../src/events.ts'
import { createMemoryTokenStore } from '../../src/tokens/memory-token-store.ts'
import type { TokenStore } from '../../src/tokens/token-store.ts'
import { startSandbox, type Settings, type TestSandbox } from '../helpers/sandbox.ts'
import { endpointOf, tokenCalls } from './endpoint.ts'

const session = { sessionId: 'session-1', account: { id: '208639' } }
const left = new Error('the client has left')

interface Scene { keeper: TokenKeeper, store: TokenStore, sandbox: TestSandbox, accessToken: string }

/** A keeper of one session whose access token is due, unless it is given a life. */
async function startKeeper (t: Test, { lifetimeMs = 0, ...settings }: Partial<Settings> & { lifetimeMs?: number | null } = {}): Promise<Scene> {
  const sandbox = await startSandbox(t)
  await sandbox.control.settings({ tokenProfile: 'article', rotation: 'strict', ...settings })
  const store = createMemoryTokenStore()
  const { access_token: accessToken, refresh_token: refreshToken = null } = await sandbox.control.token()
  await store.create(session.sessionId, { accessToken, refreshToken, lifetimeMs }, 60)
  const keeper = createTokenKeeper({ store, endpoint: endpointOf(t, sandbox), report: unheard })
  return { keeper, store, sandbox, accessToken }
}

t.test('a client that has left before anything began starts nothing that could fail unheard', async (t) => {
  const { keeper, sandbox } = await startKeeper(t)
  await sandbox.control.fault({ path: '/oauth/token', action: { type: 'status', status: 500 } })
  await t.rejects(keeper.credentialFor(session).accessToken(AbortSignal.abort(left)), left)
  await keeper.drain()
  t.equal(await tokenCalls(sandbox), 0)
})

t.test('a client that leaves stops waiting, and what it waited for goes on', async (t) => {
  const { keeper, sandbox, store } = await startKeeper(t)
  await sandbox.control.settings({ tokenLatencyMs: 200 })
  const leaving = new AbortController()
  const waiting = keeper.credentialFor(session).accessToken(leaving.signal)
  setTimeout(() => leaving.abort(left), 30)
  await t.rejects(waiting, left)
  t.match(await store.read(session.sessionId), { version: 1 }, 'it is still under way')
  await keeper.drain()
  t.match(await store.read(session.sessionId), { version: 2 })
  t.equal(await tokenCalls(sandbox), 1)
})

t.test('a token without an end is used as it is, and the store is read once for all calls of a request', async (t) => {
  const { keeper, sandbox, accessToken, store } = await startKeeper(t, { lifetimeMs: null })
  const credential = keeper.credentialFor(session)
  t.equal(await credential.accessToken(), accessToken)
  await store.remove(session.sessionId)
  t.equal(await credential.accessToken(), accessToken)
  t.equal(await tokenCalls(sandbox), 0)
})

t.test('calls side by side whose token is refused share one replacement, and a late one takes it as it is', async (t) => {
  const { keeper, sandbox, accessToken } = await startKeeper(t, { lifetimeMs: 3_600_000 })
  const credential = keeper.credentialFor(session)
  await credential.accessToken()
  const [one, two] = await Promise.all([credential.replacement(accessToken), credential.replacement(accessToken)])
  t.not(one, accessToken)
  t.equal(one, two)
  t.equal(await credential.replacement(accessToken), one)
  t.equal(await credential.accessToken(), one)
  t.equal(await keeper.credentialFor(session).replacement(accessToken), one, 'another request, which knows only the old one')
  t.equal(await tokenCalls(sandbox), 1)
})

t.test('a refused token is buried, unless it is not the newest any more', async (t) => {
  const { keeper, store, accessToken } = await startKeeper(t)
  const credential = keeper.credentialFor(session)
  const renewed = await credential.accessToken()
  await credential.refused(accessToken)
  t.match(await store.read(session.sessionId), { kind: 'OK' })
  await credential.refused(renewed)
  t.same(await store.read(session.sessionId), { kind: 'REAUTH', reason: 'refused' })
  await credential.refused(renewed)
  await t.rejects(keeper.credentialFor(session).accessToken(), { code: 'REAUTH_REQUIRED' })
})

t.test('a session without tokens asks for a new sign-in', async (t) => {
  const { keeper, store } = await startKeeper(t)
  await store.remove(session.sessionId)
  await t.rejects(keeper.credentialFor(session).accessToken(), { code: 'REAUTH_REQUIRED' })
  await t.rejects(keeper.credentialFor(session).replacement('any'), { code: 'REAUTH_REQUIRED' })
})

t.test('a session that ends while its token is renewed is signed out, and stays so', async (t) => {
  for (const settings of [{ tokenLatencyMs: 100 }, { tokenLatencyMs: 100, tokenProfile: 'documented' }] as const) {
    const { keeper, store, sandbox } = await startKeeper(t)
    await sandbox.control.settings(settings)
    const waiting = keeper.credentialFor(session).accessToken()
    setTimeout(() => { store.remove(session.sessionId).catch(() => {}) }, 30)
    await t.rejects(waiting, { code: 'UNAUTHENTICATED' }, settings.tokenProfile ?? 'granted')
    t.same(await store.read(session.sessionId), { kind: 'GONE' })
  }
})

t.test('tokens of another account are never taken, whoever sends them', async (t) => {
  const { keeper, store, sandbox } = await startKeeper(t)
  await sandbox.control.fault({ path: '/oauth/token', action: { type: 'status', status: 200, body: { access_token: 'foreign', token_type: 'bearer', account_id: 391756 } } })
  await t.rejects(keeper.credentialFor(session).accessToken(), { code: 'REAUTH_REQUIRED' })
  t.same(await store.read(session.sessionId), { kind: 'REAUTH', reason: 'another_account' })
})

t.test('five thousand requests may wait for a token; the next is told to come again, and all who wait are served', async (t) => {
  const { keeper, sandbox } = await startKeeper(t, { tokenLatencyMs: 500 })
  const waiting = Array.from({ length: 5_000 }, () => keeper.credentialFor(session).accessToken())
  while (keeper.load().waiting < 5_000) await new Promise(setImmediate)
  await t.rejects(keeper.credentialFor(session).accessToken(), { code: 'REFRESH_TIMEOUT', status: 503, retryAfterMs: 1_000 })
  t.equal(new Set(await Promise.all(waiting)).size, 1)
  t.equal(await tokenCalls(sandbox), 1)
  t.equal(keeper.load().waiting, 0)
})
