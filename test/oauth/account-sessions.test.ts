import t, { type Test } from 'tap'
import { startGateway } from '../helpers/gateway.ts'
import { startRedis } from '../helpers/redis-server.ts'
import { startSandbox } from '../helpers/sandbox.ts'

interface Listed { id: string, current: boolean, browser: string }

/** A gateway on Redis, and one seller in two browsers. */
async function scene (t: Test) {
  const redis = await startRedis(t)
  const sandbox = await startSandbox(t)
  const gateway = await startGateway(t, sandbox, { REDIS_URL: redis.url })
  const [here, there, stranger] = [gateway.browser(), gateway.browser(), gateway.browser()]
  await here.signIn('harbourpress')
  await there.signIn('harbourpress')
  await stranger.signIn('paperkiosk')
  const isIn = async (browser: typeof here): Promise<boolean> => (await (await browser.request('/session')).json() as { authenticated: boolean }).authenticated
  const list = async (browser: typeof here): Promise<Listed[]> => await (await browser.request('/sessions')).json() as Listed[]
  return { redis, sandbox, gateway, here, there, stranger, isIn, list }
}

/** Whether the answer itself tells the browser to drop the session cookie; a later one would, whatever this one says. */
function takesCookie (answer: Response): boolean {
  return answer.headers.getSetCookie().some((cookie) => cookie.startsWith('bcg_session=;'))
}

t.test('a seller sees the sessions of the account and ends one of them', async (t) => {
  const { here, there, stranger, isIn, list } = await scene(t)
  const sessions = await list(here)
  t.equal(sessions.length, 2)
  t.equal(sessions.filter(({ current }) => current).length, 1)
  const other = sessions.find(({ current }) => !current)?.id ?? ''
  const foreign = (await list(stranger))[0]?.id ?? ''

  t.equal((await here.request(`/sessions/${foreign}`, { method: 'DELETE' })).status, 404, 'not somebody else’s')
  t.equal(await isIn(stranger), true)
  t.equal((await here.request(`/sessions/${other}`, { method: 'DELETE' })).status, 204)
  t.same([await isIn(here), await isIn(there)], [true, false])
  t.equal((await here.request(`/sessions/${other}`, { method: 'DELETE' })).status, 404)
  const own = (await list(here))[0]?.id ?? ''
  const ended = await here.request(`/sessions/${own}`, { method: 'DELETE' })
  t.equal(ended.status, 204)
  t.ok(takesCookie(ended), 'who ends the session of this browser loses the cookie too')
  t.equal(await isIn(here), false)
})

t.test('POST /logout/all ends all sessions of the account and no other', async (t) => {
  const { here, there, stranger, isIn, redis } = await scene(t)
  const answer = await here.request('/logout/all', { method: 'POST' })
  t.equal(answer.status, 204)
  t.ok(takesCookie(answer))
  t.same([await isIn(here), await isIn(there), await isIn(stranger)], [false, false, true])
  t.equal((await redis.client.keys('bcg:t:*')).length, 1, 'their tokens are gone')
})

t.test('what changes sessions has no body, whatever its type is said to be', async (t) => {
  const { here, there, stranger, gateway, isIn, list } = await scene(t)
  const send = async (browser: typeof here, path: string, method: string, body?: string): Promise<number> => (await fetch(gateway.url + path, {
    method, headers: { 'content-type': 'application/json', cookie: `bcg_session=${browser.cookies.get('bcg_session')}` }, ...(body !== undefined && { body })
  })).status
  const other = (await list(here)).find(({ current }) => !current)?.id ?? ''
  t.equal(await send(here, `/sessions/${other}`, 'DELETE'), 204)
  t.equal(await send(here, '/logout/all', 'POST', '{'), 204)
  t.equal(await send(stranger, '/disconnect', 'POST', ''), 204)
  t.same([await isIn(here), await isIn(there), await isIn(stranger)], [false, false, false])
})

t.test('POST /disconnect gives the access back at Big Cartel and ends all sessions of the account', async (t) => {
  const { here, there, stranger, isIn, sandbox } = await scene(t)
  const answer = await here.request('/disconnect', { method: 'POST' })
  t.equal(answer.status, 204)
  t.ok(takesCookie(answer))
  t.equal((await sandbox.control.calls()).byRoute['POST /oauth/deauthorize/:account'], 1)
  t.same([await isIn(here), await isIn(there), await isIn(stranger)], [false, false, true])
  const { accessTokens } = await sandbox.control.issued()
  t.same(accessTokens.filter(({ alive }) => alive).map(({ accountId }) => accountId), ['391756'])
})

t.test('an access that Big Cartel knows nothing of any more is given back all the same', async (t) => {
  const { here, there, isIn, sandbox } = await scene(t)
  await sandbox.control.fault({ path: '/oauth/deauthorize/*', times: 1, action: { type: 'status', status: 404 } })
  t.equal((await here.request('/disconnect', { method: 'POST' })).status, 204)
  t.same([await isIn(here), await isIn(there)], [false, false])
})

t.test('if Big Cartel cannot be asked, /disconnect says so and the sessions stay', async (t) => {
  const { here, isIn, sandbox } = await scene(t)
  for (const [status, code] of [[500, 'UPSTREAM_ERROR'], [401, 'UPSTREAM_AUTH_MISCONFIGURED']] as const) {
    await sandbox.control.fault({ path: '/oauth/deauthorize/*', times: 1, action: { type: 'status', status } })
    const answer = await here.request('/disconnect', { method: 'POST' })
    t.equal(answer.status, 502)
    t.match(await answer.json(), { code })
  }
  await sandbox.control.fault({ path: '/oauth/deauthorize/*', times: 1, action: { type: 'reset' } })
  t.match(await (await here.request('/disconnect', { method: 'POST' })).json(), { code: 'UPSTREAM_UNAVAILABLE' })
  t.equal(await isIn(here), true)
})

t.test('who is not signed in is told so, and a page of another origin gets nowhere', async (t) => {
  const { gateway, here, isIn } = await scene(t)
  const nobody = gateway.browser()
  for (const [method, path] of [['GET', '/sessions'], ['DELETE', '/sessions/x'], ['POST', '/logout/all'], ['POST', '/disconnect']] as const) {
    t.match(await (await nobody.request(path, { method })).json(), { status: 401, code: 'UNAUTHENTICATED' })
    if (method !== 'GET') t.match(await (await here.request(path, { method, headers: { origin: 'https://evil.example' } })).json(), { status: 403, code: 'CSRF_REJECTED' })
  }
  t.equal(await isIn(here), true)
})
