import t from 'tap'
import { createHash } from 'node:crypto'
import { sellers, startSandbox } from '../helpers/sandbox.ts'
import { authorizeUrl, post } from './oauth-application.ts'

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

t.test('without a registration any port of this machine is sent back to, by http and by https', async (t) => {
  const sandbox = await startSandbox(t)
  for (const registered of ['http://127.0.0.1:3001/callback', 'https://localhost:3443/callback']) {
    const callback = await sandbox.approve(authorizeUrl(sandbox, { redirect_uri: registered }))
    t.equal(callback.origin + callback.pathname, registered)
  }
})

t.test('deny sends back access_denied and the state', async (t) => {
  const sandbox = await startSandbox(t)
  const callback = await sandbox.deny(authorizeUrl(sandbox))
  t.strictSame([...callback.searchParams], [['error', 'access_denied'], ['state', 's t&ate']])
})
