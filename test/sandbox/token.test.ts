import t from 'tap'
import { createHash, createHmac } from 'node:crypto'
import { sellers, startSandbox } from '../helpers/sandbox.ts'
import { authorizeUrl, exchange, post, redirectUri, refresh } from './oauth-application.ts'
import { webhookReceiver } from './webhook-receiver.ts'

t.test('as documented: a code gives access_token and a numeric account_id, once, for good', async (t) => {
  const sandbox = await startSandbox(t)
  const callback = await sandbox.approve(authorizeUrl(sandbox), sellers.tiny.subdomain)
  t.equal(callback.searchParams.get('state'), 's t&ate')
  const { status, body, headers } = await exchange(sandbox, callback)
  t.equal(status, 200)
  t.equal(headers.get('cache-control'), 'no-store')
  t.strictSame(Object.keys(body), ['access_token', 'account_id'])
  t.equal(body['account_id'], Number(sellers.tiny.accountId))
  t.equal((await sandbox.get('/accounts', `Bearer ${body['access_token']}`)).status, 200)
  t.match(await exchange(sandbox, callback), { status: 400, body: { error: 'invalid_grant' } }, 'the code is gone')
  t.match(await refresh(sandbox, 'rt_any'), { status: 400, body: { error: 'unsupported_grant_type' } })
})

t.test('a code is bound to its redirect URI, to its verifier and to its minute', async (t) => {
  let now = Date.now()
  const sandbox = await startSandbox(t, { now: () => now })
  const verifier = 'v'.repeat(43)
  const pkce = { code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256' }
  const denied = { status: 400, body: { error: 'invalid_grant' } }
  t.match(await exchange(sandbox, await sandbox.approve(authorizeUrl(sandbox)), { redirect_uri: 'http://localhost:3001/callback' }), denied)
  t.match(await exchange(sandbox, await sandbox.approve(authorizeUrl(sandbox, pkce))), denied, 'no verifier')
  t.match(await exchange(sandbox, await sandbox.approve(authorizeUrl(sandbox, pkce)), { code_verifier: 'w'.repeat(43) }), denied)
  t.match(await exchange(sandbox, await sandbox.approve(authorizeUrl(sandbox, pkce)), { code_verifier: verifier }), { status: 200 })
  const late = await sandbox.approve(authorizeUrl(sandbox))
  now += 60_000
  t.match(await exchange(sandbox, late), denied)
})

t.test('credentials go in the header or in the body, as a form of either encoding', async (t) => {
  const sandbox = await startSandbox(t, { clientSecret: 's3cret:+ &' })
  const code = async () => (await sandbox.approve(authorizeUrl(sandbox))).searchParams.get('code') ?? ''
  const fields = { redirect_uri: redirectUri, grant_type: 'authorization_code' }
  const encoded = new URLSearchParams({ v: sandbox.clientSecret }).toString().slice(2)
  const basic = (secret: string) => ({ authorization: `Basic ${Buffer.from(`${sandbox.clientId}:${secret}`).toString('base64')}` })
  t.match(await post(sandbox, { ...fields, code: await code() }, basic(encoded)), { status: 200 })
  const challenged = await post(sandbox, { ...fields, code: await code() }, basic('wrong'))
  t.match(challenged, { status: 401, body: { error: 'invalid_client' } })
  t.match(challenged.headers.get('www-authenticate'), 'Basic')
  t.match(await post(sandbox, { ...fields, code: await code() }), { status: 401, body: { error: 'invalid_client' } })

  const form = new FormData()
  for (const [name, value] of Object.entries({ client_id: sandbox.clientId, client_secret: sandbox.clientSecret, redirect_uri: redirectUri, code: await code() })) form.append(name, value)
  const answer = await fetch(sandbox.tokenUrl, { method: 'POST', body: form })
  t.equal(answer.status, 200, 'multipart/form-data without a grant_type')
  t.match(await answer.json(), { account_id: Number(sellers.usual.accountId) })
})

t.test('deauthorize ends every token of the account and sends a signed webhook', async (t) => {
  const receiver = await webhookReceiver(t)
  const sandbox = await startSandbox(t, { tokenProfile: 'article', webhookUrl: receiver.url })
  const { accountId, subdomain } = sellers.usual
  const token = await sandbox.control.token(subdomain)
  const other = await sandbox.control.token(sellers.tiny.subdomain)
  const deauthorize = (secret: string) => fetch(`${sandbox.deauthorizeUrl}/${accountId}`, {
    method: 'POST', headers: { authorization: `Basic ${Buffer.from(`${sandbox.clientId}:${secret}`).toString('base64')}` }
  })
  t.equal((await deauthorize('wrong')).status, 401)
  t.equal((await deauthorize(sandbox.clientSecret)).status, 204)
  t.equal((await sandbox.get('/accounts', `Bearer ${token.access_token}`)).status, 401)
  t.match(await refresh(sandbox, token.refresh_token), { status: 400, body: { error: 'invalid_grant' } })
  t.equal((await sandbox.get('/accounts', `Bearer ${other.access_token}`)).status, 200, 'another account keeps its own')

  const { body, signature } = await receiver.next()
  t.match(JSON.parse(body), { account_id: accountId, type: 'account.deauthorized' })
  t.equal(signature, createHmac('sha256', sandbox.clientSecret).update(body).digest('hex'))
  t.equal((await deauthorize(sandbox.clientSecret)).status, 204, 'a second time does no harm')
})

t.test('account_id is a number, a text or absent, as the settings say', async (t) => {
  const sandbox = await startSandbox(t)
  t.equal((await sandbox.control.token()).account_id, Number(sellers.usual.accountId))
  await sandbox.control.settings({ accountIdAs: 'string' })
  t.equal((await sandbox.control.token()).account_id, sellers.usual.accountId)
  await sandbox.control.settings({ accountIdAs: 'none' })
  t.strictSame(Object.keys(await sandbox.control.token()), ['access_token'])
})
