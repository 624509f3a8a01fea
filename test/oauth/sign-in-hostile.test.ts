import t from 'tap'
import { keyHash } from '../../src/redis/keys.ts'
import { tokenCalls } from './endpoint.ts'
import { accountOf, commandsDuring, outcomeOf, sessionCount, startFleet } from './fleet.ts'

const unknownState = 'A'.repeat(43)

t.test('a callback that is not one asks nobody, writes nothing, and can still be finished', async (t) => {
  const { gateway, sandbox, redis } = await startFleet(t)
  const browser = gateway.browser()
  const callback = await sandbox.approve(await browser.start())
  const code = callback.searchParams.get('code') ?? ''
  const state = callback.searchParams.get('state') ?? ''
  const failed = '400 LOGIN_FAILED'
  const invalid = '400 LOGIN_STATE_INVALID'
  const queries: Array<[outcome: string, query: string]> = [
    [failed, ''], [failed, `state=${state}`], [invalid, `code=${code}`], [failed, `code=&state=${state}`], [failed, `code=${'x'.repeat(4_096)}&state=${state}`],
    [failed, `code=${code}%0d%0a&state=${state}`], [failed, `code=${code}&code=${code}&state=${state}`], [failed, `code=${code}&state=${state}&state=${state}`],
    [failed, `code[]=${code}&state=${state}`], [failed, `code=${code}&error=access_denied&state=${state}`], [failed, `code=${code}&access_token=x&state=${state}`],
    [invalid, `code=${code}&state=`], [invalid, `code=${code}&state=${unknownState}`], [invalid, `code=${code}&state=x`], [invalid, `code=${code}&state=${'x'.repeat(10_240)}`],
    [invalid, `code=${code}&state=__proto__`], [invalid, `code=${code}&state=${state.slice(1)}`], [invalid, 'error=access_denied'], [invalid, `error=access_denied&state=${unknownState}`]
  ]
  const before = await redis.client.keys('*')
  const ran = await commandsDuring(redis, async () => {
    for (const [outcome, query] of queries) t.equal(await outcomeOf(await browser.request(`/callback?${query}`)), outcome, query.slice(0, 60))
  })
  t.strictSame(Object.keys(ran).filter((name) => !['evalsha', 'eval', 'hmget'].includes(name)), [], 'nothing was written')
  t.strictSame(await redis.client.keys('*'), before)
  for (const method of ['POST', 'HEAD', 'DELETE']) t.match(await outcomeOf(await browser.request(`/callback?code=${code}&state=${state}`, { method })), '405', method)
  t.equal(await tokenCalls(sandbox), 0)
  t.equal((await browser.callback(callback)).status, 303, 'none of it has spoiled the sign-in')
  t.equal(await accountOf(browser), '208639')
})

t.test('what is not understood is not shown either', async (t) => {
  const { gateway, sandbox } = await startFleet(t)
  const browser = gateway.browser()
  const state = (await sandbox.deny(await browser.start())).searchParams.get('state')
  const answer = await browser.request(`/callback?error=%3Cscript%3Ealert(1)%3C/script%3E&error_description=%3Cb%3Epwned&state=${state}`, { headers: { accept: 'text/html' } })
  t.equal(answer.status, 400)
  const page = await answer.text()
  t.match(page, 'LOGIN_FAILED')
  t.notMatch(page, /alert|pwned/)
  t.match(answer.headers.get('content-security-policy'), "default-src 'none'")
})

t.test('a sign-in is finished where it was started, or nowhere', async (t) => {
  const { gateway, sandbox, redis } = await startFleet(t)
  const rightful = gateway.browser()
  const callback = await sandbox.approve(await rightful.start('/graphiql'))
  const stranger = gateway.browser()
  t.equal(await outcomeOf(await stranger.callback(callback)), '400 LOGIN_WRONG_BROWSER', 'a browser that has started nothing')
  await stranger.start()
  t.equal(await outcomeOf(await stranger.callback(callback)), '400 LOGIN_WRONG_BROWSER', 'a browser with a sign-in of its own')
  t.equal(await tokenCalls(sandbox), 0)
  t.equal(await sessionCount(redis), 0)
  const arrived = await rightful.callback(callback)
  t.equal(arrived.headers.get('location'), '/graphiql')
  t.equal(await accountOf(rightful), '208639')
  t.equal(await accountOf(stranger), null)
})

t.test('a stolen code is worth nothing with a state of one’s own', async (t) => {
  const { gateway, sandbox, redis } = await startFleet(t)
  const [victim, thief] = [gateway.browser(), gateway.browser()]
  const stolen = (await sandbox.approve(await victim.start())).searchParams.get('code')
  const own = await sandbox.approve(await thief.start(), 'fernandmoss')
  own.searchParams.set('code', stolen ?? '')
  t.equal(await outcomeOf(await thief.callback(own)), '400 LOGIN_FAILED', 'PKCE binds the code to the sign-in')
  t.equal(await sessionCount(redis), 0)
})

t.test('an answer in the name of another issuer is refused before anything is sent', async (t) => {
  const { gateway, sandbox } = await startFleet(t)
  const browser = gateway.browser()
  const callback = await sandbox.approve(await browser.start())
  callback.searchParams.set('iss', 'https://evil.example')
  t.equal(await outcomeOf(await browser.callback(callback)), '400 LOGIN_FAILED')
  t.equal(await tokenCalls(sandbox), 0)
})

t.test('reload, back and double click land where the first one did, without another exchange', async (t) => {
  const { gateway, sandbox, redis } = await startFleet(t)
  const browser = gateway.browser()
  const callback = await sandbox.approve(await browser.start('/graphiql'))
  await browser.callback(callback)
  const cookie = browser.cookies.get('bcg_session')
  for (let time = 0; time < 3; time++) {
    const again = await browser.callback(callback)
    t.equal(again.status, 303)
    t.equal(again.headers.get('location'), '/graphiql')
    t.same(again.headers.getSetCookie(), [])
  }
  t.equal(browser.cookies.get('bcg_session'), cookie)
  t.equal(await tokenCalls(sandbox), 1)
  t.equal(await sessionCount(redis), 1)
  const ttl = await redis.client.ttl(`bcg:o:{${keyHash(callback.searchParams.get('state') ?? '')}}`)
  t.ok(ttl > 0 && ttl <= 60)
  const thief = gateway.browser()
  t.equal(await outcomeOf(await thief.callback(callback)), '400 LOGIN_WRONG_BROWSER', 'a replay from elsewhere')
})

t.test('the same callback many times at once, at several instances: one exchange, one session', async (t) => {
  const { gateways, gateway, sandbox, redis } = await startFleet(t, { instances: 2, settings: { tokenLatencyMs: 50 } })
  const browser = gateway.browser()
  const callback = await sandbox.approve(await browser.start())
  const { pathname, search } = callback
  const answers = await Promise.all([...gateways, ...gateways, ...gateways].map(({ url }) =>
    fetch(url + pathname + search, { redirect: 'manual', headers: { cookie: `bcg_login=${browser.cookies.get('bcg_login')}` } })))
  t.strictSame(answers.map(({ status }) => status), Array(6).fill(303))
  t.equal(answers.filter(({ headers }) => headers.getSetCookie().length > 0).length, 1, 'one of them brings the session')
  t.equal(await tokenCalls(sandbox), 1)
  t.equal(await sessionCount(redis), 1)
})

t.test('sign-ins side by side in several tabs all finish', async (t) => {
  const { gateway, sandbox, redis } = await startFleet(t)
  const browser = gateway.browser()
  const callbacks = [await sandbox.approve(await browser.start('/x')), await sandbox.approve(await browser.start('/y'), 'fernandmoss')]
  t.strictSame([(await browser.callback(callbacks[1] ?? '')).headers.get('location'), (await browser.callback(callbacks[0] ?? '')).headers.get('location')], ['/y', '/x'])
  t.equal(await accountOf(browser), '208639', 'the last one counts')
  t.equal(await sessionCount(redis), 1, 'and ends the one before')
})

t.test('who declines is told so, and stays signed in as before', async (t) => {
  const { gateway, sandbox, redis } = await startFleet(t)
  const browser = gateway.browser()
  await browser.signIn('fernandmoss')
  const cookie = browser.cookies.get('bcg_session')
  const answer = await browser.callback(await sandbox.deny(await browser.start()))
  t.same(answer.headers.getSetCookie(), [])
  t.equal(await outcomeOf(answer), '403 LOGIN_DENIED')
  t.equal(browser.cookies.get('bcg_session'), cookie)
  t.equal(await accountOf(browser), '104817')
  t.equal(await sessionCount(redis), 1)
  t.equal(await tokenCalls(sandbox), 1)
})

t.test('a sign-in that took too long is told from one that nobody knows', async (t) => {
  const { gateway, sandbox, redis } = await startFleet(t)
  const browser = gateway.browser()
  const callback = await sandbox.approve(await browser.start())
  const key = `bcg:o:{${keyHash(callback.searchParams.get('state') ?? '')}}`
  await redis.client.hincrby(key, 'due', -601_000)
  const answer = await browser.request(callback.pathname + callback.search, { headers: { accept: 'text/html' } })
  t.equal(answer.status, 400)
  const page = await answer.text()
  t.match(page, 'LOGIN_STATE_EXPIRED')
  t.match(page, 'href="/auth"', 'with a link to start again')
  await redis.client.del(key)
  t.equal(await outcomeOf(await browser.callback(callback)), '400 LOGIN_STATE_INVALID')
  t.equal(await tokenCalls(sandbox), 0)
})

t.test('a sign-in whose record was tampered with is none', async (t) => {
  const { gateway, sandbox, redis } = await startFleet(t)
  for (const [field, value, outcome] of [['verifier', 'nonsense', '400 LOGIN_STATE_INVALID'], ['browser', 'x', '400 LOGIN_WRONG_BROWSER'], ['returnTo', '//evil.example', '303']] as const) {
    const browser = gateway.browser()
    const callback = await sandbox.approve(await browser.start('/graphiql'))
    await redis.client.hset(`bcg:o:{${keyHash(callback.searchParams.get('state') ?? '')}}`, field, value)
    const answer = await browser.callback(callback)
    if (answer.status === 303) t.equal(answer.headers.get('location'), '/', 'checked again on the way out')
    t.equal(await outcomeOf(answer), outcome, field)
  }
})

t.test('a session that somebody planted is not the one that is signed in', async (t) => {
  const { gateway, sandbox, redis } = await startFleet(t)
  const attacker = gateway.browser()
  await attacker.signIn('fernandmoss')
  const planted = attacker.cookies.get('bcg_session') ?? ''
  const victim = gateway.browser()
  victim.cookies.set('bcg_session', planted)
  await victim.callback(await sandbox.approve(await victim.start()))
  t.not(victim.cookies.get('bcg_session'), planted)
  t.equal(await accountOf(victim), '208639')
  t.equal(await accountOf(attacker), null, 'the planted one is dead')
  t.equal(await sessionCount(redis), 1)
  t.equal((await redis.client.keys('bcg:t:*')).length, 1)
})
