import t from 'tap'
import { sellers, startSandbox } from '../helpers/sandbox.ts'

const basic = `Basic ${Buffer.from(`${sellers.usual.subdomain}:sandbox`).toString('base64')}`
const products = `/accounts/${sellers.usual.accountId}/products`
const path = '/v1/accounts/*/products'

t.test('a status fault strikes as often as it is told to, after letting some calls pass', async (t) => {
  const sandbox = await startSandbox(t)
  const id = await sandbox.control.fault({ method: 'GET', path, times: 2, skip: 1, action: { type: 'status', status: 429, headers: { 'retry-after': '3' } } })
  const answers = []
  for (let call = 0; call < 4; call++) answers.push(await sandbox.get(products, basic))
  t.strictSame(answers.map(({ status }) => status), [200, 429, 429, 200])
  t.equal(answers[1]?.headers.get('retry-after'), '3')
  t.match(await sandbox.control.faults(), [{ id, hits: 2 }])
})

t.test('a glob star stands for one segment, and other paths and methods are left alone', async (t) => {
  const sandbox = await startSandbox(t)
  await sandbox.control.fault({ path, action: { type: 'status', status: 503 } })
  await sandbox.control.fault({ method: 'POST', path: '/**', action: { type: 'status', status: 500 } })
  t.equal((await sandbox.get(`${products}?page[limit]=1`, basic)).status, 503, 'the query does not matter')
  t.equal((await sandbox.get(`${products}/x`, basic)).status, 404)
  t.equal((await sandbox.get('/accounts', basic)).status, 200)
  t.equal((await fetch(sandbox.tokenUrl, { method: 'POST' })).status, 500)
  await sandbox.control.clearFaults()
  t.equal((await sandbox.get(products, basic)).status, 200)
})

t.test('status faults say what a real Big Cartel would, or what they were told', async (t) => {
  const sandbox = await startSandbox(t)
  await sandbox.control.fault({ path, times: 1, action: { type: 'status', status: 401 } })
  await sandbox.control.fault({ path, times: 1, action: { type: 'status', status: 500, body: 'upstream timed out' } })
  await sandbox.control.fault({ path, times: 1, action: { type: 'status', status: 500, body: { error: 'oops' } } })
  t.match(await (await sandbox.get(products, basic)).json(), { error: String })
  t.equal(await (await sandbox.get(products, basic)).text(), 'upstream timed out')
  t.strictSame(await (await sandbox.get(products, basic)).json(), { error: 'oops' })
})

t.test('garbage is a 200 that is not JSON', async (t) => {
  const sandbox = await startSandbox(t)
  await sandbox.control.fault({ path, action: { type: 'garbage' } })
  const answer = await sandbox.get(products, basic)
  t.equal(answer.status, 200)
  t.match(await answer.text(), /^<!doctype html>/)
})

t.test('reset destroys the socket before any answer', async (t) => {
  const sandbox = await startSandbox(t)
  await sandbox.control.fault({ path, action: { type: 'reset' } })
  await t.rejects(sandbox.get(products, basic), /fetch failed/)
  t.match(await sandbox.control.calls(), { calls: [{ url: `/v1${products}`, status: null }] })
})

t.test('half a body: the head arrives, then the socket breaks', async (t) => {
  const sandbox = await startSandbox(t)
  await sandbox.control.fault({ path, action: { type: 'halfBody' } })
  const answer = await sandbox.get(products, basic)
  t.equal(answer.status, 200)
  await t.rejects(answer.text(), /terminated/)
})

t.test('delay is only late', async (t) => {
  const sandbox = await startSandbox(t)
  await sandbox.control.fault({ path, delayMs: 120, action: { type: 'delay' } })
  const started = performance.now()
  t.equal((await sandbox.get(products, basic)).status, 200)
  t.ok(performance.now() - started > 110)
})

t.test('a call that hangs does not keep the sandbox from closing', async (t) => {
  const sandbox = await startSandbox(t)
  await sandbox.control.fault({ path, action: { type: 'hang' } })
  const hung = sandbox.get(products, basic).then(() => 'answered', () => 'cut off')
  while ((await sandbox.control.calls()).total === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  await sandbox.close()
  t.equal(await hung, 'cut off')
})

t.test('a fault after the fact spoils the answer but not the effect', async (t) => {
  const sandbox = await startSandbox(t, { tokenProfile: 'article', rotation: 'strict' })
  const refresh = (token: string | undefined) => fetch(sandbox.tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({ client_id: sandbox.clientId, client_secret: sandbox.clientSecret, grant_type: 'refresh_token', refresh_token: token ?? '' })
  })
  for (const action of [{ type: 'reset' }, { type: 'status', status: 502 }] as const) {
    const { refresh_token: token } = await sandbox.control.token()
    await sandbox.control.fault({ path: '/oauth/token', times: 1, when: 'after', action })
    const lost = await refresh(token).then(({ status }) => status, () => 'reset')
    t.equal(lost, action.type === 'reset' ? 'reset' : 502)
    t.match(await (await refresh(token)).json(), { error: 'invalid_grant' }, 'the refresh token was used up all the same')
  }
})

t.test('calls are counted by route, control calls are not', async (t) => {
  const sandbox = await startSandbox(t)
  await sandbox.get(products, basic)
  await sandbox.get(`${products}?page[offset]=20`, basic)
  await sandbox.get('/accounts', 'Bearer nonsense')
  await fetch(sandbox.tokenUrl, { method: 'POST' })
  const { total, byRoute, calls } = await sandbox.control.calls()
  t.equal(total, 4)
  t.strictSame(byRoute, { 'GET /v1/accounts/:account/products': 2, 'GET /v1/accounts': 1, 'POST /oauth/token': 1 })
  t.match(calls[0], { method: 'GET', url: `/v1${products}`, status: 200, userAgent: /^Gateway tests/ })
  t.equal(calls[2]?.status, 401)
  await sandbox.control.resetCalls()
  t.equal((await sandbox.control.calls()).total, 0)
})

t.test('settings change while it runs, a misspelled one is refused, and reset makes all new', async (t) => {
  const sandbox = await startSandbox(t, { expiresIn: 60 })
  t.match(await sandbox.control.settings({ tokenProfile: 'article' }), { tokenProfile: 'article', expiresIn: 60 })
  const wrong = await fetch(`${sandbox.url}/_control/settings`, { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: '{"tokenProfil":"article"}' })
  t.equal(wrong.status, 400)
  const { access_token: token } = await sandbox.control.token()
  await sandbox.control.fault({ path: '/**', action: { type: 'status', status: 500 } })
  await sandbox.control.reset()
  t.match(await sandbox.control.settings(), { tokenProfile: 'documented', expiresIn: 60 })
  t.strictSame(await sandbox.control.faults(), [])
  t.equal((await sandbox.get('/accounts', `Bearer ${token}`)).status, 401, 'the old tokens are gone')
  t.equal((await sandbox.get('/accounts', basic)).status, 200)
})

t.test('revoke is what a seller does who disconnects the application', async (t) => {
  const sandbox = await startSandbox(t)
  const { access_token: token } = await sandbox.control.token()
  await sandbox.control.revoke(sellers.usual.subdomain)
  t.equal((await sandbox.get('/accounts', `Bearer ${token}`)).status, 401)
})
