import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import type { Browser } from '../helpers/browser.ts'
import { tokenCalls } from '../oauth/endpoint.ts'
import { alsoAt, outcomeOf } from '../oauth/fleet.ts'
import { recordOf, startPair } from './fleet.ts'

const { sandbox, redis, here, there } = await startPair(t)

const ask = async (browser: Browser): Promise<string> => await outcomeOf(await browser.request('/shop-info'))

t.test('I10: a refresh that brings no new refresh token keeps the old one, time and again', async (t) => {
  await sandbox.control.settings({ rotation: 'none' })
  const browser = here.browser()
  await browser.signIn()
  const { fingerprint } = await recordOf(redis, browser)
  await sandbox.control.resetCalls()
  for (const [index, gateway] of [here, there, here, there].entries()) {
    await sandbox.control.expire()
    t.equal(await ask(alsoAt(gateway, browser)), '200')
    t.match(await recordOf(redis, browser), { state: 'ok', version: String(index + 2), fingerprint }, 'the same refresh token')
  }
  const calls = await tokenCalls(sandbox)
  const { refreshTokens } = await sandbox.control.issued()
  t.equal(calls, 4)
  t.equal(refreshTokens.length, 1)
  t.comment(`figure: I10 ${calls} refreshes on two instances with ${refreshTokens.length} refresh token`)
})

t.test('I10: without expires_in nothing is refreshed on time, only when Big Cartel refuses the token', async (t) => {
  await sandbox.control.settings({ rotation: 'strict' })
  const { expires_in: lifetime, ...granted } = await sandbox.control.token()
  t.equal(lifetime, 3_600)
  await sandbox.control.fault({ path: '/oauth/token', times: 1, action: { type: 'status', status: 200, headers: { 'content-type': 'application/json' }, body: granted } })
  const browser = here.browser()
  await browser.signIn()
  const everywhere = [browser, alsoAt(there, browser)]
  t.notMatch(await recordOf(redis, browser), { expires: /./ }, 'no end is made up')
  await sandbox.control.resetCalls()
  for (let time = 0; time < 10; time++) {
    for (const outcome of await Promise.all(everywhere.map(ask))) t.equal(outcome, '200')
    await sleep(100)
  }
  t.equal(await tokenCalls(sandbox), 0)
  await sandbox.control.expire()
  t.same(await Promise.all(everywhere.map(ask)), ['200', '200'])
  const calls = await tokenCalls(sandbox)
  t.equal(calls, 1, 'once it is refused')
  t.match(await recordOf(redis, browser), { version: '2' })
  t.comment(`figure: I10 without expires_in: ${calls} token call, after Big Cartel had refused the token`)
})

t.test('I10: where Big Cartel gives no refresh token, none is ever attempted', async (t) => {
  await sandbox.control.settings({ tokenProfile: 'documented' })
  const browser = here.browser()
  await browser.signIn()
  const everywhere = [browser, alsoAt(there, browser)]
  t.same(Object.keys(await recordOf(redis, browser)).sort(), ['access', 'ends', 'state', 'version'])
  await sandbox.control.resetCalls()
  t.same(await Promise.all(everywhere.map(ask)), ['200', '200'])
  await sandbox.control.expire()
  for (let time = 0; time < 3; time++) t.same(await Promise.all(everywhere.map(ask)), ['401 REAUTH_REQUIRED', '401 REAUTH_REQUIRED'])
  const calls = await tokenCalls(sandbox)
  t.equal(calls, 0)
  await browser.signIn()
  t.equal(await ask(browser), '200', 'a new sign-in mends it')
  t.comment(`figure: I10 without a refresh token: ${calls} token calls`)
})
