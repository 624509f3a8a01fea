import t from 'tap'
import { createHash, createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { sellers, startSandbox, type TestSandbox } from '../helpers/sandbox.ts'

const redirectUri = 'http://localhost:3000/callback'

function authorizeUrl (sandbox: TestSandbox, more: Record<string, string> = {}): URL {
  const url = new URL(sandbox.authorizeUrl)
  url.search = new URLSearchParams({ client_id: sandbox.clientId, response_type: 'code', redirect_uri: redirectUri, state: 's t&ate', ...more }).toString()
  return url
}

async function post (sandbox: TestSandbox, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const answer = await fetch(sandbox.tokenUrl, { method: 'POST', headers, body: new URLSearchParams(fields) })
  // the fields of either kind of answer of a token endpoint
  return { status: answer.status, headers: answer.headers, body: await answer.json() as Record<string, string | number> }
}

async function exchange (sandbox: TestSandbox, callback: URL, more: Record<string, string> = {}) {
  return post(sandbox, {
    client_id: sandbox.clientId,
    client_secret: sandbox.clientSecret,
    code: callback.searchParams.get('code') ?? '',
    redirect_uri: redirectUri,
    ...more
  })
}

const refresh = (sandbox: TestSandbox, refreshToken: string | number | undefined) => post(sandbox, {
  client_id: sandbox.clientId, client_secret: sandbox.clientSecret, grant_type: 'refresh_token', refresh_token: String(refreshToken)
})

t.test('the authorize page names the application, offers three shops and needs no script', async (t) => {
  const sandbox = await startSandbox(t, { appName: 'Tom & <Jerry>' })
  const answer = await fetch(authorizeUrl(sandbox, { state: '"><script>' }))
  const html = await answer.text()
  t.equal(answer.status, 200)
  t.match(html, 'Tom &amp; &lt;Jerry&gt;')
  t.notMatch(html, '<script')
  for (const { subdomain } of Object.values(sellers)) t.match(html, `name="seller" value="${subdomain}"`)
  t.match(html, 'name="decision" value="approve"')
  t.match(html, 'name="decision" value="deny"')
  const policy = answer.headers.get('content-security-policy') ?? ''
  t.match(policy, "default-src 'none'")
  t.match(policy, "form-action 'self' http://localhost:3000", 'the redirect after the form is allowed')
  const style = /<style>(.*)<\/style>/s.exec(html)?.[1] ?? ''
  t.match(policy, `'sha256-${createHash('sha256').update(style).digest('base64')}'`, 'the style passes its own policy')
})

t.test('a request that cannot be trusted is a 400 page and never a redirect', async (t) => {
  const sandbox = await startSandbox(t)
  const bad: Record<string, string>[] = [
    { client_id: 'someone-else' }, { response_type: 'token' }, { redirect_uri: 'https://evil.example/callback' }, { redirect_uri: 'nonsense' },
    { redirect_uri: 'http://localhost.evil.example/' }, { code_challenge: 'abc', code_challenge_method: 'plain' }
  ]
  for (const more of bad) {
    const answer = await fetch(authorizeUrl(sandbox, more), { redirect: 'manual' })
    t.equal(answer.status, 400, JSON.stringify(more))
    t.match(answer.headers.get('content-type'), 'text/html')
    await t.rejects(sandbox.approve(authorizeUrl(sandbox, more)), /did not redirect: 400/)
  }
  const twice = authorizeUrl(sandbox)
  twice.searchParams.append('state', 'again')
  t.equal((await fetch(twice)).status, 400, 'a parameter given twice')
})

t.test('only the redirect URIs that were registered are sent back to, the first of them by default', async (t) => {
  const registered = 'https://gateway.example.com/callback'
  const sandbox = await startSandbox(t, { redirectUris: [registered] })
  await t.rejects(sandbox.approve(authorizeUrl(sandbox)), /400/)
  const url = authorizeUrl(sandbox)
  url.searchParams.delete('redirect_uri')
  const callback = await sandbox.approve(url)
  t.equal(callback.origin + callback.pathname, registered)
  const { status } = await post(sandbox, { client_id: sandbox.clientId, client_secret: sandbox.clientSecret, code: callback.searchParams.get('code') ?? '' })
  t.equal(status, 200, 'and the token endpoint asks for none then')
})

t.test('deny sends back access_denied and the state', async (t) => {
  const sandbox = await startSandbox(t)
  const callback = await sandbox.deny(authorizeUrl(sandbox))
  t.strictSame([...callback.searchParams], [['error', 'access_denied'], ['state', 's t&ate']])
})

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

t.test('deauthorize ends every token of the account and sends a signed webhook', async (t) => {
  const received: { body: string, signature: unknown }[] = []
  const receiver = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => { body += chunk })
    request.on('end', () => {
      received.push({ body, signature: request.headers['x-webhook-signature'] })
      response.writeHead(202).end()
    })
  }).listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  t.teardown(() => receiver.close())
  const address = receiver.address()
  const port = typeof address === 'object' ? address?.port : undefined

  const sandbox = await startSandbox(t, { tokenProfile: 'article', webhookUrl: `http://127.0.0.1:${port}/webhooks` })
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

  while ((await sandbox.control.webhooks()).length === 0) await new Promise(resolve => setTimeout(resolve, 5))
  t.match(await sandbox.control.webhooks(), [{ type: 'account.deauthorized', status: 202 }])
  const [webhook] = received
  t.match(JSON.parse(webhook?.body ?? ''), { account_id: accountId, type: 'account.deauthorized' })
  t.equal(webhook?.signature, createHmac('sha256', sandbox.clientSecret).update(webhook?.body ?? '').digest('hex'))
  t.equal((await deauthorize(sandbox.clientSecret)).status, 204, 'a second time does no harm')
})
