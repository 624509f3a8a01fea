import t, { type Test } from 'tap'
import { unheard, type GatewayEvent } from '../../src/events.ts'
import { createAuthOutage } from '../../src/oauth/auth-outage.ts'
import { createTokenKeeper, type TokenKeeper } from '../../src/oauth/token-keeper.ts'
import { createMemoryTokenStore } from '../../src/tokens/memory-token-store.ts'
import { startSandbox, type Settings } from '../helpers/sandbox.ts'
import { endpointOf, tokenCalls } from './endpoint.ts'

const ids = (count: number, prefix = 's'): string[] => Array.from({ length: count }, (_, index) => `${prefix}${index}`)

t.test('a fifth of more than twenty sessions refused within a minute is an outage', async (t) => {
  let now = 0
  const stage = () => createAuthOutage(unheard, () => now)

  await t.test('twenty prove nothing, the twenty-first does', async (t) => {
    const outage = stage()
    for (const id of ids(20)) outage.note(id, 'refused')
    t.equal(outage.isOn(), false)
    outage.note('one more', 'renewed')
    t.equal(outage.isOn(), true)
  })
  await t.test('less than a fifth is life', async (t) => {
    const outage = stage()
    for (const id of ids(81)) outage.note(id, 'renewed')
    for (const id of ids(20, 'r')) outage.note(id, 'refused')
    t.equal(outage.isOn(), false, '20 of 101')
    outage.note('s0', 'refused')
    t.equal(outage.isOn(), true, '21 of 101')
  })
  await t.test('one session counts once, by its newest verdict, and only for a minute', async (t) => {
    const outage = stage()
    for (let time = 0; time < 100; time++) outage.note('the same', 'refused')
    t.equal(outage.isOn(), false)
    for (const id of ids(30)) outage.note(id, 'refused')
    t.equal(outage.isOn(), true)
    t.equal(outage.holdsBack('s3'), true)
    t.equal(outage.holdsBack('somebody else'), false)
    outage.note('s3', 'renewed')
    t.equal(outage.holdsBack('s3'), false)
    now += 30_000
    t.equal(outage.isOn(), true)
    t.equal(outage.holdsBack('s4'), false, 'time to ask again')
    now += 30_000
    t.equal(outage.isOn(), false)
  })
  await t.test('its beginning and its end are told once each', async (t) => {
    const told: GatewayEvent[] = []
    const outage = createAuthOutage((event) => told.push(event), () => now)
    for (const id of ids(25)) {
      outage.note(id, 'refused')
      outage.isOn()
    }
    now += 60_000
    outage.isOn()
    t.same(told, [{ event: 'auth_outage', on: true, refused: 21, sessions: 21 }, { event: 'auth_outage', on: false, refused: 0, sessions: 0 }])
  })
  await t.test('its end is told as soon as all are renewed again, and the old verdicts are forgotten', async (t) => {
    const told: GatewayEvent[] = []
    const outage = createAuthOutage((event) => told.push(event), () => now)
    for (const id of ids(25)) outage.note(id, 'refused')
    now += 60_000
    outage.note('s0', 'renewed')
    t.same(told, [{ event: 'auth_outage', on: true, refused: 21, sessions: 21 }, { event: 'auth_outage', on: false, refused: 0, sessions: 1 }])
  })
})

const count = 40

/** Many sessions of one account; all their tokens are due unless they are given a life. */
async function startMany (t: Test, { lifetimeMs = 0, refreshable = true, ...settings }: Partial<Settings> & { lifetimeMs?: number | null, refreshable?: boolean } = {}) {
  const sandbox = await startSandbox(t)
  await sandbox.control.settings({ tokenProfile: 'article', rotation: 'strict', ...settings })
  const store = createMemoryTokenStore()
  const accessTokens = new Map<string, string>()
  for (const id of ids(count)) {
    const { access_token: accessToken, refresh_token: refreshToken = null } = await sandbox.control.token()
    accessTokens.set(id, accessToken)
    await store.create(id, { accessToken, refreshToken: refreshable ? refreshToken : null, lifetimeMs }, 600)
  }
  const keeper = createTokenKeeper({ store, endpoint: endpointOf(t, sandbox), report: unheard })
  const kinds = async () => await Promise.all(ids(count).map(async (id) => (await store.read(id)).kind))
  return { sandbox, store, keeper, accessTokens, living: async () => (await kinds()).filter((kind) => kind === 'OK').length }
}

const credential = (keeper: TokenKeeper, sessionId: string) => keeper.credentialFor({ sessionId, account: { id: '208639' } })

/** One session after the other; answers the code of each. */
async function codesOf (ask: (sessionId: string) => Promise<unknown>): Promise<string[]> {
  const codes: string[] = []
  for (const id of ids(count)) codes.push(await ask(id).then(() => 'answered', (error: { code: string }) => error.code))
  return codes
}

t.test('when the token endpoint refuses everybody, only the first sessions end; the others are told to wait, and live on', async (t) => {
  const { sandbox, keeper, living } = await startMany(t)
  await sandbox.control.fault({ path: '/oauth/token', action: { type: 'status', status: 400, body: { error: 'invalid_grant' } } })
  const codes = await codesOf(async (id) => await credential(keeper, id).accessToken())
  t.same(codes, [...Array(20).fill('REAUTH_REQUIRED'), ...Array(20).fill('UPSTREAM_AUTH_OUTAGE')])
  t.equal(await living(), 20)
  t.equal(await tokenCalls(sandbox), count, 'each was asked for once')
  const again = await codesOf(async (id) => await credential(keeper, id).accessToken())
  t.same(again, codes)
  t.equal(await tokenCalls(sandbox), count, 'and not again while it cools down')
})

t.test('when the API refuses what was just renewed, the same holds, and the token endpoint is left in peace', async (t) => {
  const { sandbox, keeper, accessTokens, living } = await startMany(t, { lifetimeMs: 3_600_000 })
  const useOne = async (id: string): Promise<void> => { // as a call does that is refused twice
    const mine = credential(keeper, id)
    const token = await mine.accessToken()
    await mine.refused(await mine.replacement(token))
  }
  t.equal(accessTokens.size, count)
  t.same(await codesOf(useOne), [...Array(20).fill('answered'), ...Array(20).fill('UPSTREAM_AUTH_OUTAGE')])
  t.equal(await living(), 20)
  const calls = await tokenCalls(sandbox)
  t.same(await codesOf(useOne), [...Array(20).fill('REAUTH_REQUIRED'), ...Array(20).fill('UPSTREAM_AUTH_OUTAGE')])
  t.equal(await tokenCalls(sandbox), calls)
})

t.test('sessions without a refresh token are spared as well', async (t) => {
  const { keeper, living } = await startMany(t, { lifetimeMs: null, refreshable: false })
  const codes = await codesOf(async (id) => {
    const mine = credential(keeper, id)
    await mine.replacement(await mine.accessToken())
  })
  t.same(codes, [...Array(20).fill('REAUTH_REQUIRED'), ...Array(20).fill('UPSTREAM_AUTH_OUTAGE')])
  t.equal(await living(), 20)
})
