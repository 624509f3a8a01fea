import t from 'tap'
import { keyHash } from '../../src/redis/keys.ts'
import { commandsDuring, outcomeOf, startFleet } from './fleet.ts'

t.test('what a sign-in sends along, and what it does not', async (t) => {
  const { gateway, sandbox, redis } = await startFleet(t)
  const browser = gateway.browser()
  const answer = await browser.request('/auth')
  t.equal(answer.status, 302)
  t.equal(answer.headers.get('cache-control'), 'no-store')
  t.equal(answer.headers.get('referrer-policy'), 'no-referrer')
  const url = new URL(answer.headers.get('location') ?? '')
  t.equal(url.origin + url.pathname, sandbox.authorizeUrl)
  t.match(Object.fromEntries(url.searchParams), {
    client_id: sandbox.clientId, response_type: 'code', redirect_uri: 'http://localhost:3000/callback', state: /^[\w-]{43}$/, code_challenge: /^[\w-]{43}$/, code_challenge_method: 'S256'
  })
  t.equal([...url.searchParams].length, 6)
  t.match(answer.headers.getSetCookie(), [/^bcg_login=[\w-]{43}; Max-Age=1200; Path=\/; HttpOnly; SameSite=Lax$/], 'only the nonce, and no session yet')

  await t.test('Redis holds it under a hash, for a while, with nothing in clear', async (t) => {
    const [key = '', ...others] = await redis.client.keys('bcg:[^r]:*')
    t.same(others, [])
    t.equal(key, `bcg:o:{${keyHash(url.searchParams.get('state') ?? '')}}`)
    const ttl = await redis.client.ttl(key)
    t.ok(ttl > 1_190 && ttl <= 1_200)
    const stored = await redis.client.hgetall(key)
    t.same(Object.keys(stored).sort(), ['browser', 'due', 'returnTo', 'verifier'])
    t.notMatch(JSON.stringify(stored), browser.cookies.get('bcg_login') ?? '?')
    t.match(stored['verifier'], /^1\.k1\./)
  })

  await t.test('another tab shares the nonce and has a state of its own', async (t) => {
    const nonce = browser.cookies.get('bcg_login')
    const second = new URL(await browser.start())
    t.equal(browser.cookies.get('bcg_login'), nonce)
    t.not(second.searchParams.get('state'), url.searchParams.get('state'))
    t.not(second.searchParams.get('code_challenge'), url.searchParams.get('code_challenge'))
  })
})

t.test('nobody but the settings decides where a sign-in leads', async (t) => {
  const { gateway } = await startFleet(t)
  const forged: Array<[story: string, path: string, headers: Record<string, string>]> = [
    ['another host', '/auth', { host: 'evil.example' }],
    ['a forwarded host', '/auth', { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', 'x-forwarded-port': '444', forwarded: 'host=evil.example' }],
    ['parameters of the protocol', '/auth?client_id=evil&state=evil&redirect_uri=https%3A%2F%2Fevil.example&code_challenge=evil&response_type=token&scope=evil', {}],
    ['parameters in disguise', '/auth?redirect_uri[]=evil&__proto__[redirect_uri]=evil&constructor.prototype.redirect_uri=evil', {}],
    ['an absolute address', 'http://evil.example/auth', {}]
  ]
  for (const [story, url, headers] of forged) {
    const answer = await gateway.app.inject({ url, headers })
    t.equal(answer.statusCode, 302, story)
    t.notMatch(answer.headers.location, 'evil', story)
    t.equal(new URL(String(answer.headers.location)).searchParams.get('redirect_uri'), 'http://localhost:3000/callback', story)
  }
})

t.test('a nonce that is not one of ours is replaced', async (t) => {
  const { gateway } = await startFleet(t)
  for (const planted of ['', 'x', 'A'.repeat(42), 'A'.repeat(44), 'A'.repeat(8_000), '../../../../../../../../../../../../../../../x', `${'A'.repeat(42)}%00`]) {
    const browser = gateway.browser()
    browser.cookies.set('bcg_login', planted)
    await browser.start()
    t.match(browser.cookies.get('bcg_login'), /^[\w-]{43}$/)
    t.not(browser.cookies.get('bcg_login'), planted)
  }
})

t.test('over https all cookies are bound to the host', async (t) => {
  const { gateway } = await startFleet(t, { changes: { REDIRECT_URI: 'https://gateway.example.com/callback' } })
  const answer = await gateway.browser().request('/auth')
  t.match(answer.headers.getSetCookie(), [/^__Host-bcg_login=[\w-]{43}; Max-Age=1200; Path=\/; HttpOnly; Secure; SameSite=Lax$/])
})

t.test('guesses and frames start nothing', async (t) => {
  const { gateway, redis } = await startFleet(t)
  const visits: Array<[outcome: string, method: string, headers: Record<string, string>]> = [
    ['204', 'GET', { 'sec-purpose': 'prefetch' }],
    ['204', 'GET', { 'sec-purpose': 'prefetch;prerender' }],
    ['204', 'GET', { purpose: 'prefetch' }],
    ['400 BAD_REQUEST', 'GET', { 'sec-fetch-dest': 'iframe' }],
    ['400 BAD_REQUEST', 'GET', { 'sec-fetch-dest': 'image' }],
    ['400 BAD_REQUEST', 'GET', { 'sec-fetch-dest': 'script' }],
    ['405', 'HEAD', {}],
    ['405 METHOD_NOT_ALLOWED', 'POST', { 'content-type': 'application/json' }],
    ['405 METHOD_NOT_ALLOWED', 'DELETE', {}]
  ]
  const ran = await commandsDuring(redis, async () => {
    for (const [outcome, method, headers] of visits) {
      const answer = await gateway.browser().request('/auth', { method, headers })
      t.same(answer.headers.getSetCookie(), [])
      t.match(await outcomeOf(answer), outcome, JSON.stringify(headers))
    }
  })
  t.same(ran, {}, 'Redis was not asked')
})

t.test('without Redis no sign-in starts, and a person is told so on a page', async (t) => {
  const { gateway, redis } = await startFleet(t)
  await redis.stop()
  const answer = await gateway.browser().request('/auth')
  t.equal(answer.headers.get('retry-after'), '1')
  t.same(answer.headers.getSetCookie(), [])
  t.equal(await outcomeOf(answer), '503 STORE_UNAVAILABLE')
  const page = await gateway.browser().request('/auth', { headers: { accept: 'text/html' } })
  t.equal(page.status, 503)
  t.match(page.headers.get('content-type'), 'text/html')
})
