import t from 'tap'
import { fetchAccount, firstAccountId } from '../../src/big-cartel/account.ts'
import type { Credential } from '../../src/big-cartel/credential.ts'
import { GatewayError } from '../../src/errors.ts'
import { accountId, scene } from './scene.ts'
import { bind, fixedCredential } from './upstream.ts'

t.test('a sign-in learns its account', async (t) => {
  const { client, token, countCalls } = await scene(t)
  const api = bind(client, { credential: fixedCredential('', token) })
  t.equal(await firstAccountId(api), accountId)
  t.equal(await countCalls(), 1)
  await t.rejects(fetchAccount(api), { code: 'INTERNAL_ERROR' }, 'and can ask for nothing else before')
  t.equal(await countCalls(), 1)
})

t.test('a refused token is replaced once and the call repeated', async (t) => {
  const { client, token, countCalls, fault } = await scene(t)
  const asked: string[] = []
  const credential: Credential = { ...fixedCredential(accountId, 'stale'), replacement: async (refused) => { asked.push(refused); return token } }
  t.match(await fetchAccount(bind(client, { credential })), { id: accountId })
  t.same(asked, ['stale'])
  t.equal(await countCalls(), 2)

  await fault({ type: 'status', status: 500 }, { skip: 1, times: 1 })
  t.match(await fetchAccount(bind(client, { credential })), { id: accountId }, 'and retries still work behind it')
  t.equal(await countCalls(), 5)
})

t.test('a replacement that is refused too ends the sign-in', async (t) => {
  const { client, countCalls } = await scene(t)
  const refused: string[] = []
  const credential: Credential = {
    ...fixedCredential(accountId, 'stale'),
    replacement: async () => 'stale too',
    refused: async (token) => { refused.push(token) }
  }
  await t.rejects(fetchAccount(bind(client, { credential })), { code: 'REAUTH_REQUIRED', upstream: { status: 401 } })
  t.same(refused, ['stale too'])
  t.equal(await countCalls(), 2)
})

t.test('without a replacement the credential’s own error stands', async (t) => {
  const { client, countCalls } = await scene(t)
  const gone = new GatewayError('REAUTH_REQUIRED')
  const credential: Credential = { ...fixedCredential(accountId, 'stale'), replacement: async () => { throw gone } }
  await t.rejects(fetchAccount(bind(client, { credential })), gone)
  t.equal(await countCalls(), 1)
})
