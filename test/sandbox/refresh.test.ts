import t from 'tap'
import { startSandbox } from '../helpers/sandbox.ts'
import { refresh } from './oauth-application.ts'

t.test('as the article has it: tokens expire, and a refresh token mends that', async (t) => {
  let now = Date.now()
  const sandbox = await startSandbox(t, { tokenProfile: 'article', expiresIn: 120, now: () => now })
  const first = await sandbox.control.token()
  t.match(first, { token_type: 'bearer', expires_in: 120, refresh_token: /^rt_/ })
  now += 120_000
  const stale = await sandbox.get('/accounts', `Bearer ${first.access_token}`)
  t.equal(stale.status, 401)
  t.match(await stale.json(), { error: String })
  const second = await refresh(sandbox, first.refresh_token)
  t.equal(second.status, 200)
  t.notOk('refresh_token' in second.body, 'without rotation the refresh token is not repeated')
  t.equal((await sandbox.get('/accounts', `Bearer ${second.body['access_token']}`)).status, 200)
  t.equal((await refresh(sandbox, first.refresh_token)).status, 200, 'and can be used again')
})

t.test('strict rotation: a refresh token works once', async (t) => {
  const sandbox = await startSandbox(t, { tokenProfile: 'article', rotation: 'strict' })
  const first = await sandbox.control.token()
  const second = await refresh(sandbox, first.refresh_token)
  t.match(second.body['refresh_token'], /^rt_/)
  t.equal((await sandbox.get('/accounts', `Bearer ${first.access_token}`)).status, 200, 'the old access token lives on')
  t.match(await refresh(sandbox, first.refresh_token), { status: 400, body: { error: 'invalid_grant' } })
  t.equal((await refresh(sandbox, second.body['refresh_token'])).status, 200)
  t.strictSame((await sandbox.control.issued()).refreshTokens.map(({ used }) => used), [true, true, false])
})

t.test('rotation with grace: the previous refresh token gives the same pair again for a while', async (t) => {
  let now = Date.now()
  const sandbox = await startSandbox(t, { tokenProfile: 'article', rotation: 'grace', graceSeconds: 10, now: () => now })
  const first = await sandbox.control.token()
  const second = await refresh(sandbox, first.refresh_token)
  now += 9_000
  const again = await refresh(sandbox, first.refresh_token)
  t.equal(again.body['refresh_token'], second.body['refresh_token'])
  t.equal(again.body['access_token'], second.body['access_token'])
  t.equal(again.body['expires_in'], 3591)
  await sandbox.control.expire()
  const revived = await refresh(sandbox, first.refresh_token)
  t.not(revived.body['access_token'], second.body['access_token'], 'never a dead access token')
  now += 1_000
  t.match(await refresh(sandbox, first.refresh_token), { status: 400, body: { error: 'invalid_grant' } })
})

t.test('a refresh can be told to end the access token that it replaces', async (t) => {
  const sandbox = await startSandbox(t, { tokenProfile: 'article', refreshInvalidatesOldAccessToken: true })
  const first = await sandbox.control.token()
  await refresh(sandbox, first.refresh_token)
  t.equal((await sandbox.get('/accounts', `Bearer ${first.access_token}`)).status, 401)
})
