import t from 'tap'
import { keyHash, keys } from '../../src/redis/keys.ts'
import { parseTokenKeys } from '../../src/setting-values.ts'
import { createSealer } from '../../src/tokens/sealing.ts'
import type { TestRedis } from '../helpers/redis-server.ts'
import { endCooldowns, endTokensIn } from './due.ts'
import { startFleet, type Fleet } from './fleet.ts'

/** All that Redis holds, names and values. */
async function dump ({ client }: TestRedis): Promise<string> {
  const names = await client.keys('*')
  const values = await Promise.all(names.map(async (name) => {
    switch (await client.type(name)) {
      case 'hash': return await client.hgetall(name)
      case 'zset': return await client.zrange(name, '0', '-1')
      default: return await client.get(name)
    }
  }))
  return JSON.stringify([names, values])
}

/** The verifier of a sign-in under way, which only who has both the state and the master key can open. */
async function verifierOf ({ redis, secrets }: Fleet, state: string): Promise<string> {
  const place = keys.login(keyHash(state))
  const sealed = await redis.client.hget(place, 'verifier')
  return createSealer(parseTokenKeys(secrets.TOKEN_KEYS) ?? []).open(sealed ?? '', { owner: state, place, field: 'verifier', version: 1 }) ?? ''
}

t.test('no secret is in any log line, any answer’s body or, unsealed, in Redis', async (t) => {
  const fleet = await startFleet(t, { settings: { tokenProfile: 'article', rotation: 'grace' }, changes: { LOG_LEVEL: 'trace' } })
  const { gateway, sandbox, redis, secrets } = fleet
  const canaries = new Map<string, string>([
    ['client secret', sandbox.clientSecret], ['session secret', secrets.SESSION_SECRET], ['master key', secrets.TOKEN_KEYS.replace('k1:', '')]
  ])
  const bodies: string[] = []
  const stored: string[] = []
  const look = async () => { stored.push(await dump(redis)) }
  const heard = async (response: Promise<Response>): Promise<number> => {
    const answer = await response
    bodies.push(await answer.text())
    return answer.status
  }
  const browser = gateway.browser()
  const fail = async (action: Parameters<typeof sandbox.control.fault>[0]['action']) => {
    await sandbox.control.clearFaults()
    await sandbox.control.fault({ path: '/oauth/token', action })
  }

  await t.test('a sign-in, with its detours', async (t) => {
    const callback = await sandbox.approve(await browser.start('/graphiql'))
    const state = callback.searchParams.get('state') ?? ''
    canaries.set('state', state).set('code', callback.searchParams.get('code') ?? '').set('verifier', await verifierOf(fleet, state)).set('nonce', browser.cookies.get('bcg_login') ?? '')
    await look()
    t.equal(await heard(gateway.browser().callback(callback)), 400, 'in a wrong browser')
    t.equal(await heard(browser.request(callback.pathname + callback.search, { method: 'POST' })), 405)
    t.equal(await heard(browser.request(`/nowhere${callback.search}`)), 404)
    t.equal((await browser.request(`/callback%zz${callback.search}`)).status, 400, 'an address that cannot be decoded')
    t.equal(await heard(browser.request(`${callback.pathname}${callback.search}&code=twice`, { headers: { accept: 'text/html' } })), 400)
    t.equal(await heard(browser.callback(callback)), 303)
    t.equal(await heard(browser.callback(callback)), 303)
    await look()
  })

  await t.test('requests and refreshes, good and bad', async (t) => {
    const cookie = decodeURIComponent(browser.cookies.get('bcg_session') ?? '')
    canaries.set('session cookie', cookie).set('session id', cookie.split('.')[0] ?? '').set('signature', cookie.split('.')[1] ?? '')
    t.equal(await heard(browser.request('/shop-info')), 200)
    t.equal(await heard(browser.request('/session')), 200)
    const tokens = JSON.stringify(await sandbox.control.issued())
    for (const action of [
      { type: 'status', status: 500, body: tokens },
      { type: 'status', status: 401, body: { error: 'invalid_client', error_description: tokens }, headers: { 'www-authenticate': 'Basic realm="x"' } },
      { type: 'status', status: 200, body: { access_token: 7, refresh_token: tokens } },
      { type: 'status', status: 200, body: tokens },
      { type: 'halfBody' },
      { type: 'reset' }
    ] as const) {
      await endCooldowns(redis)
      await endTokensIn(redis, 0)
      await fail(action)
      t.ok(await heard(browser.request('/shop-info')) >= 500, action.type)
      await look()
    }
    await sandbox.control.clearFaults()
    await endCooldowns(redis)
    t.equal(await heard(browser.request('/shop-info')), 200)
    await sandbox.control.expire()
    t.match(await browser.graphql('{ shop { name } }'), { data: { shop: {} } })
    await look()
  })

  await t.test('a sign-in that fails at each step', async (t) => {
    for (const [status, action] of [
      [502, { type: 'status', status: 500, body: [...canaries.values()].join(' ') }],
      [400, { type: 'status', status: 400, body: { error: 'invalid_grant', error_description: [...canaries.values()].join(' ') } }],
      [502, { type: 'status', status: 200, body: { access_token: 'x', account_id: canaries.get('code') + '/..' } }]
    ] as const) {
      const other = gateway.browser()
      await fail(action)
      t.equal(await heard(other.signIn()), status)
    }
    await sandbox.control.clearFaults()
  })

  const { accessTokens, refreshTokens } = await sandbox.control.issued() // before they are revoked
  t.ok(accessTokens.length > 2 && refreshTokens.length > 2)
  for (const [index, { token }] of [...accessTokens, ...refreshTokens].entries()) canaries.set(`token ${index}`, token)

  await t.test('a grant that is gone, and a store that is gone', async (t) => {
    await sandbox.control.revoke('harbourpress')
    t.equal(await heard(browser.request('/shop-info')), 401)
    await look()
    await redis.stop()
    t.equal(await heard(browser.request('/shop-info')), 503)
    t.equal(await heard(browser.request('/auth')), 503)
  })

  const places = { logs: gateway.logged(), bodies: bodies.join('\n'), Redis: stored.join('\n') }
  for (const [name, secret] of canaries) {
    t.ok(secret.length > 10, `${name} is known`)
    for (const [place, text] of Object.entries(places)) t.notOk(text.includes(secret) || text.includes(encodeURIComponent(secret)), `${name} in ${place}`)
  }
  t.match(places.logs, /"level":10,|"level":20,|"level":30,/)
  t.match(places.Redis, /bcg:t:/)
})
