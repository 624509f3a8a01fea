import t from 'tap'
import { createMetrics } from '../../src/http/metrics.ts'
import { endTokensIn } from '../oauth/due.ts'
import { alsoAt, outcomeOf, startFleet } from '../oauth/fleet.ts'
import { figure } from '../helpers/figures.ts'

interface AuditLine { audit?: string, level: number, session?: string, account?: string, outcome?: string, reason?: string, count?: number }

const auditOf = (logged: string): AuditLine[] => logged.trim().split('\n').map((line) => JSON.parse(line) as AuditLine).filter(({ audit }) => audit !== undefined) // pino's lines

t.test('sign-ins, sessions and refreshes are told twice: as figures and as audit lines', async (t) => {
  const { gateway, sandbox, redis } = await startFleet(t, { settings: { tokenProfile: 'article', rotation: 'strict' } })
  const of = async (name: string, labels?: Record<string, string>) => await figure(gateway, `gateway_${name}`, labels)
  const browser = gateway.browser()

  await t.test('signing in', async (t) => {
    t.equal((await browser.callback(await sandbox.deny(await browser.start()))).status, 403)
    await browser.signIn()
    await browser.signIn()
    const outcomes = await Promise.all(['started', 'finished', 'LOGIN_DENIED'].map(async (outcome) => await of('sign_ins_total', { outcome })))
    t.same(outcomes, [3, 2, 1])
    t.equal(await of('sessions_created_total'), 2)
    t.equal(await of('sessions_ended_total', { reason: 'replaced' }), 1)
    t.match(auditOf(gateway.logged()).map(({ audit, account }) => [audit, account]), [
      ['sign_in_failed', undefined], ['session_created', '208639'], ['sessions_ended', '208639'], ['session_created', '208639']
    ])
  })

  await t.test('refreshes, waited for and behind', async (t) => {
    await endTokensIn(redis, -1_000)
    const answers = await Promise.all(Array.from({ length: 10 }, async () => await outcomeOf(await browser.request('/shop-info'))))
    t.same([...new Set(answers)], ['200'])
    t.equal(await of('refreshes_total', { outcome: 'renewed' }), 1)
    t.ok(await of('refresh_wait_seconds_count', { outcome: 'renewed' }) >= 1)
    await sandbox.control.fault({ path: '/oauth/token', times: 1, action: { type: 'status', status: 401, body: { error: 'invalid_client' } } })
    await endTokensIn(redis, -1_000)
    t.equal(await outcomeOf(await browser.request('/shop-info')), '502 UPSTREAM_AUTH_MISCONFIGURED')
    t.equal(await of('refreshes_total', { outcome: 'put_off' }), 1)
    const lines = auditOf(gateway.logged()).filter(({ audit }) => audit === 'refresh')
    t.match(lines, [{ level: 30, outcome: 'renewed', session: /^[\w-]{43}$/ }, { level: 50, outcome: 'put_off', reason: 'UPSTREAM_AUTH_MISCONFIGURED' }])
  })

  await t.test('each way to end a session', async (t) => {
    const ended = async (reason: string) => await of('sessions_ended_total', { reason })
    const another = gateway.browser()
    await another.signIn('paperkiosk')
    const [{ id }] = await (await another.request('/sessions')).json() as [{ id: string }]
    t.equal((await another.request(`/sessions/${id}`, { method: 'DELETE' })).status, 204)
    t.equal(await ended('ended_from_elsewhere'), 1)
    for (const [path, reason, count] of [['/logout', 'signed_out', 1], ['/logout/all', 'all_signed_out', 2], ['/disconnect', 'disconnected', 2]] as const) {
      const [here, there] = [gateway.browser(), gateway.browser()]
      await here.signIn('paperkiosk')
      if (count === 2) await there.signIn('paperkiosk')
      t.equal((await here.request(path, { method: 'POST' })).status, 204)
      t.equal(await ended(reason), count, reason)
    }
    const crowd = Array.from({ length: 21 }, () => gateway.browser())
    for (const one of crowd) await one.signIn('fernandmoss')
    t.equal(await ended('crowded_out'), 1)
  })

  await t.test('what is so just now, and a refresh that is taken over', async (t) => {
    t.equal(await of('store_up'), 1)
    t.equal(await of('refresh_waiting'), 0)
    const third = gateway.browser()
    await third.signIn('harbourpress')
    for (const key of await redis.client.keys('bcg:t:*')) await redis.client.hset(key, 'intent', 'somebody who has vanished')
    await endTokensIn(redis, -1_000)
    t.equal(await outcomeOf(await third.request('/shop-info')), '200')
    t.equal(await of('refresh_takeovers_total'), 1)
    t.match(auditOf(gateway.logged()).at(-1), { audit: 'refresh', outcome: 'renewed', tookOver: true })
  })
})

t.test('a record that no key opens is counted', async (t) => {
  const { gateway, redis } = await startFleet(t)
  const browser = gateway.browser()
  await browser.signIn()
  const [key = ''] = await redis.client.keys('bcg:t:*')
  await redis.client.hset(key, 'access', '1.k1.garbage')
  t.equal(await outcomeOf(await browser.request('/shop-info')), '401 REAUTH_REQUIRED')
  t.ok(await figure(gateway, 'gateway_tokens_unsealable_total') >= 1)
  t.equal(await figure(gateway, 'gateway_tokens_resealed_total'), 0)
})

t.test('what is rare and grave is counted as well', async (t) => {
  const { registry, count } = createMetrics()
  const session = 'a hash'
  count({ event: 'commit_retried', session, tries: 4, saved: true })
  count({ event: 'commit_retried', session, tries: 3, saved: false })
  count({ event: 'token_resealed', session })
  count({ event: 'auth_outage', on: true, refused: 5, sessions: 21 })
  const text = await registry.metrics()
  for (const line of ['commit_retries_total{saved="true"} 3', 'commit_retries_total{saved="false"} 2', 'tokens_resealed_total 1', 'auth_outage 1']) t.match(text, `gateway_${line}\n`)
  count({ event: 'auth_outage', on: false, refused: 0, sessions: 21 })
  t.match(await registry.metrics(), 'gateway_auth_outage 0\n')
})

t.test('figures are read without a session, and name nobody', async (t) => {
  const { gateway } = await startFleet(t, { instances: 1 })
  const browser = gateway.browser()
  await browser.signIn()
  const answer = await fetch(`${gateway.url}/metrics`)
  t.equal(answer.status, 200)
  t.match(answer.headers.get('content-type'), /^text\/plain; version=0\.0\.4/)
  t.equal(answer.headers.get('set-cookie'), null)
  const text = await answer.text()
  t.match(text, /^nodejs_heap_size_used_bytes \d+$/m)
  t.notMatch(text, /208639|harbourpress/)
  t.equal((await alsoAt(gateway, browser).request('/metrics', { method: 'POST' })).status, 405)
})
