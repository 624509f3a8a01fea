import { randomBytes } from 'node:crypto'
import { request as rawRequest } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { Signer } from '@fastify/cookie'
import t from 'tap'
import { alsoAt, accountOf, commandsDuring, outcomeOf, sessionCount, startFleet } from '../oauth/fleet.ts'
import { tokenCalls } from '../oauth/endpoint.ts'

const shopName = '{ shop { name } }'

t.test('a forged cookie is anonymous, and Redis is not asked about it', async (t) => {
  const { gateway, redis } = await startFleet(t)
  const browser = gateway.browser()
  await browser.signIn()
  const real = decodeURIComponent(browser.cookies.get('bcg_session') ?? '')
  const [id = '', signature = ''] = real.split(/\.(?=[^.]*$)/)
  const flip = (text: string, at: number) => text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)
  const forged = [
    'x', '.', '..', id, `${id}.`, `.${signature}`, real.slice(0, -1), real.slice(1), flip(real, 0), flip(real, 20), `${id}.${flip(signature, 0)}`, `${id}.${flip(signature, 20)}`, `${id}x.${signature}`,
    randomBytes(32).toString('base64url'), randomBytes(6_000).toString('base64'), new Signer(randomBytes(32).toString('base64')).sign(id), new Signer('x'.repeat(32)).sign(randomBytes(32).toString('base64url')), '__proto__', 'null', '%00', `${id}%00.${signature}`, `{${id}}`, `*.${signature}`
  ]
  const ran = await commandsDuring(redis, async () => {
    for (const cookie of forged) {
      const stranger = gateway.browser()
      stranger.cookies.set('bcg_session', encodeURIComponent(cookie))
      t.equal(await accountOf(stranger), null, cookie.slice(0, 60))
      stranger.cookies.set('bcg_session', cookie)
      t.match((await stranger.graphql(shopName)).errors, [{ extensions: { code: 'UNAUTHENTICATED' } }], cookie.slice(0, 60))
    }
  })
  t.same(ran, {})
  t.equal(await accountOf(browser), '208639')
})

t.test('a well-signed cookie for a session that does not exist is anonymous, and is taken away', async (t) => {
  const secret = randomBytes(32).toString('base64')
  const { gateway, redis } = await startFleet(t, { changes: { SESSION_SECRET: secret } })
  for (const id of [randomBytes(32).toString('base64url'), '__proto__', '', 'x'.repeat(5_000), '*', '\n']) {
    const browser = gateway.browser()
    browser.cookies.set('bcg_session', encodeURIComponent(new Signer(secret).sign(id)))
    t.equal(await accountOf(browser), null)
    t.equal(browser.cookies.has('bcg_session'), false)
  }
  t.same(await redis.client.keys('*'), [], 'asking has stored nothing')
})

t.test('over https a dead cookie is taken away the way it was given: browsers drop no __Host- cookie otherwise', async (t) => {
  const secret = randomBytes(32).toString('base64')
  const { gateway } = await startFleet(t, { changes: { SESSION_SECRET: secret, REDIRECT_URI: 'https://gateway.example.com/callback' } })
  const dead = encodeURIComponent(new Signer(secret).sign(randomBytes(32).toString('base64url')))
  const answer = await fetch(`${gateway.url}/session`, { headers: { cookie: `__Host-bcg_session=${dead}` } })
  const [cleared = '', ...others] = answer.headers.getSetCookie()
  t.same(others, [])
  t.match(cleared, /^__Host-bcg_session=; Max-Age=0; Path=\/;/)
  for (const part of ['Secure', 'HttpOnly', 'SameSite=Lax']) t.match(cleared, part)
  t.notMatch(cleared, 'Domain')
})

t.test('nobody signed in costs nothing, and learns that nobody is', async (t) => {
  const { gateway, redis } = await startFleet(t)
  const browser = gateway.browser()
  const ran = await commandsDuring(redis, async () => {
    t.same(await (await browser.request('/session')).json(), { authenticated: false, loginUrl: '/auth' })
    t.equal(await outcomeOf(await browser.request('/shop-info')), '401 UNAUTHENTICATED')
    t.match((await browser.graphql(shopName)).errors, [{ extensions: { code: 'UNAUTHENTICATED' } }])
    t.equal((await browser.request('/logout', { method: 'POST' })).status, 204)
    await browser.request('/')
  })
  t.same(ran, {})
  t.equal(browser.cookies.size, 0)
})

t.test('a header of more than 16 KB is refused and the process lives', async (t) => {
  const { gateway } = await startFleet(t)
  const status = await new Promise((resolve, reject) => {
    rawRequest(`${gateway.url}/session`, { headers: { cookie: `bcg_session=${'x'.repeat(17_000)}` } }, (answer) => { answer.resume(); resolve(answer.statusCode) }).on('error', reject).end()
  })
  t.equal(status, 431)
  t.equal(await accountOf(gateway.browser()), null)
  t.notMatch(gateway.logged(), 'xxxxxxxx')
})

t.test('while Redis is away nobody is signed out: 503, the cookie stays, and it recovers by itself', async (t) => {
  const { gateway, redis } = await startFleet(t)
  const browser = gateway.browser()
  await browser.signIn()
  const cookie = browser.cookies.get('bcg_session')
  await redis.stop()
  for (const [path, method] of [['/session', 'GET'], ['/shop-info', 'GET'], ['/logout', 'POST'], ['/', 'GET']] as const) {
    const answer = await browser.request(path, { method })
    t.equal(answer.headers.get('retry-after'), '1', path)
    t.same(answer.headers.getSetCookie(), [], path)
    t.equal(await outcomeOf(answer), '503 STORE_UNAVAILABLE', path)
  }
  t.match((await browser.graphql(shopName)).errors, [{ extensions: { code: 'STORE_UNAVAILABLE' } }])
  t.equal(browser.cookies.get('bcg_session'), cookie)
  t.equal((await browser.request('/healthz')).status, 200)
  t.equal((await browser.request('/readyz')).status, 503)
  await redis.start()
  const deadline = performance.now() + 3_000
  while ((await browser.request('/session')).status !== 200 && performance.now() < deadline) await sleep(20)
  t.ok(performance.now() < deadline)
})

t.test('a logout counts at every instance at once', async (t) => {
  const { gateway, gateways, redis } = await startFleet(t, { instances: 2 })
  const [, second = gateway] = gateways
  const browser = gateway.browser()
  await browser.signIn()
  const elsewhere = alsoAt(second, browser)
  t.equal(await accountOf(elsewhere), '208639')
  t.equal((await browser.request('/logout', { method: 'POST' })).status, 204)
  t.equal(browser.cookies.has('bcg_session'), false)
  t.equal(await accountOf(elsewhere), null)
  t.same((await redis.client.keys('*')).filter((key) => !/^bcg:[or]:/.test(key)), [], 'the session and its tokens are gone')
})

t.test('two hundred requests during a logout bring no key back', async (t) => {
  const { gateway, gateways, redis, sandbox } = await startFleet(t, { instances: 2, settings: { tokenProfile: 'article', expiresIn: 1 } })
  const [, second = gateway] = gateways
  const browser = gateway.browser()
  await browser.signIn()
  const elsewhere = alsoAt(second, browser)
  await sandbox.control.settings({ apiLatencyMs: 150, tokenLatencyMs: 150 })
  await sleep(1_000) // the token is over, so all of them set out to renew it
  const under = Array.from({ length: 200 }, async (_, index) => await (index % 2 === 0 ? browser : elsewhere).request('/shop-info'))
  await sleep(60)
  t.equal((await alsoAt(gateway, browser).request('/logout', { method: 'POST' })).status, 204)
  for (const answer of await Promise.all(under)) t.match(await outcomeOf(answer), /^(?:200|401 (?:UNAUTHENTICATED|REAUTH_REQUIRED))$/)
  t.same((await redis.client.keys('*')).filter((key) => !/^bcg:[or]:/.test(key)), [])
  t.equal(await sessionCount(redis), 0)
  t.equal(await accountOf(elsewhere), null)
})

t.test('a record that was tampered with asks for a new sign-in and is no crash', async (t) => {
  const { gateway, redis } = await startFleet(t)
  for (const [prefix, field, outcome] of [['t', 'access', '401 REAUTH_REQUIRED'], ['t', 'version', '401 REAUTH_REQUIRED'], ['s', 'data', '401 UNAUTHENTICATED'], ['s', 'ends', '401 UNAUTHENTICATED']] as const) {
    const browser = gateway.browser()
    await browser.signIn()
    for (const key of await redis.client.keys(`bcg:${prefix}:*`)) await redis.client.hset(key, field, 'nonsense')
    t.equal(await outcomeOf(await browser.request('/shop-info')), outcome, `${prefix} ${field}`)
  }
})

t.test('trouble at the API is told as it is and never taken for a token that is due', async (t) => {
  const { gateway, sandbox } = await startFleet(t, { settings: { tokenProfile: 'article' } })
  const browser = gateway.browser()
  await browser.signIn()
  await sandbox.control.resetCalls()
  for (const [status, outcome] of [[403, /^\d{3} [A-Z_]+$/], [404, '404 NOT_FOUND'], [422, /^\d{3} UPSTREAM_/], [429, '429 UPSTREAM_RATE_LIMITED'], [500, '502 UPSTREAM_ERROR'], [503, /^50\d UPSTREAM_/]] as const) {
    await sandbox.control.clearFaults()
    await sandbox.control.fault({ path: '/v1/**', action: { type: 'status', status, headers: { 'retry-after': '60' } } })
    t.match(await outcomeOf(await browser.request('/shop-info')), outcome, String(status))
  }
  t.equal(await tokenCalls(sandbox), 0)
  await sandbox.control.clearFaults()
  t.equal(await outcomeOf(await browser.request('/shop-info')), '200')
})
