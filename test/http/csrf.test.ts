import t from 'tap'
import { isTrusted } from '../../src/http/csrf.ts'
import { startGateway } from '../helpers/gateway.ts'
import { startSandbox } from '../helpers/sandbox.ts'

const own = 'https://gateway.example.com'
const listed = 'https://shop.example.com'
const trusted = { publicOrigin: own, corsOrigins: [listed] }
const json = { 'content-type': 'application/json' }
const named = { 'x-bigcartel-gateway': '1' }

const table: Array<[verdict: boolean, story: string, headers: Record<string, string>]> = [
  [true, 'a page of ours', { origin: own, 'sec-fetch-site': 'same-origin' }],
  [true, 'a page of ours in an old browser', { origin: own }],
  [true, 'our origin, which some browsers do not name to itself', { 'sec-fetch-site': 'same-origin' }],
  [true, 'a listed page', { origin: listed, 'sec-fetch-site': 'same-site' }],
  [true, 'a listed page of another site', { origin: listed, 'sec-fetch-site': 'cross-site' }],
  [true, 'a program that sends JSON', json],
  [true, 'JSON with a charset', { 'content-type': 'Application/JSON ; charset=utf-8' }],
  [true, 'a program that names itself', named],
  [true, 'a program that names itself and sends a form', { ...named, 'content-type': 'application/x-www-form-urlencoded' }],

  [false, 'nothing at all', {}],
  [false, 'a form from nowhere', { 'content-type': 'application/x-www-form-urlencoded' }],
  [false, 'plain text from nowhere', { 'content-type': 'text/plain' }],
  [false, 'plain text that pretends', { 'content-type': 'text/plain; application/json' }],
  [false, 'nearly JSON', { 'content-type': 'application/jsonp' }],
  [false, 'another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  [false, 'another site with JSON', { origin: 'https://evil.example', ...json }],
  [false, 'another site that names itself', { origin: 'https://evil.example', ...named }],
  [false, 'another site without its origin', { 'sec-fetch-site': 'cross-site', ...json }],
  [false, 'a neighbour on the same site', { 'sec-fetch-site': 'same-site' }],
  [false, 'a neighbour that names itself', { 'sec-fetch-site': 'same-site', ...named }],
  [false, 'a neighbour that is not listed', { origin: 'https://blog.example.com', 'sec-fetch-site': 'same-site' }],
  [false, 'an address typed in', { 'sec-fetch-site': 'none', ...json }],
  [false, 'an opaque origin', { origin: 'null' }],
  [false, 'an opaque origin with JSON', { origin: 'null', ...json, ...named }],
  [false, 'an opaque origin that says it is ours', { origin: 'null', 'sec-fetch-site': 'same-origin' }],
  [false, 'an empty origin', { origin: '', ...json }],
  [false, 'another port', { origin: `${own}:8443` }],
  [false, 'our port, written out', { origin: `${own}:443` }],
  [false, 'another scheme', { origin: 'http://gateway.example.com' }],
  [false, 'a longer host', { origin: `${own}.evil.example` }],
  [false, 'a host before ours', { origin: 'https://evilgateway.example.com' }],
  [false, 'our host as a user name', { origin: `${own}@evil.example` }],
  [false, 'a dot at the end', { origin: `${own}.` }],
  [false, 'a slash at the end', { origin: `${own}/` }],
  [false, 'capitals', { origin: 'https://GATEWAY.example.com' }],
  [false, 'two origins', { origin: `${own}, https://evil.example` }],
  [false, 'a listed host on another port', { origin: `${listed}:444` }],
  [false, 'a wildcard', { origin: '*' }]
]

t.test('what may change something comes from a trusted page, or from no browser', async (t) => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'post', 'PROPFIND']) {
    for (const [verdict, story, headers] of table) t.equal(isTrusted({ method, headers }, trusted), verdict, `${method}: ${story}`)
  }
})

t.test('what changes nothing may come from anywhere', async (t) => {
  for (const method of ['GET', 'HEAD', 'OPTIONS']) {
    for (const [, story, headers] of table) t.equal(isTrusted({ method, headers }, trusted), true, `${method}: ${story}`)
  }
})

t.test('no page of another site signs anybody out', async (t) => {
  const sandbox = await startSandbox(t)
  const gateway = await startGateway(t, sandbox)
  const browser = gateway.browser()
  await browser.signIn()
  const attacks: Array<Record<string, string>> = [
    { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' },
    { origin: 'null', 'content-type': 'text/plain' },
    { origin: 'http://localhost:3001', 'sec-fetch-site': 'same-site', ...json },
    { origin: gateway.url, ...json } // not the public origin, wherever it listens
  ]
  for (const headers of attacks) {
    for (const path of ['/logout', '/graphql']) {
      const answer = await browser.request(path, { method: 'POST', headers, body: '{}' })
      t.equal(answer.status, 403, `${path} ${headers['origin']}`)
      t.match(await answer.text(), 'CSRF_REJECTED')
    }
  }
  t.match(await (await browser.request('/session')).json(), { authenticated: true })
})

t.test('logging out is a POST, and doing it twice is no trouble', async (t) => {
  const gateway = await startGateway(t, await startSandbox(t))
  const browser = gateway.browser()
  await browser.signIn()
  const looked = await browser.request('/logout')
  t.equal(looked.status, 405)
  t.equal(looked.headers.get('allow'), 'POST')
  t.match(await (await browser.request('/session')).json(), { authenticated: true })
  for (let time = 0; time < 2; time++) t.equal((await browser.request('/logout', { method: 'POST' })).status, 204)
  t.match(await (await browser.request('/session')).json(), { authenticated: false })
})

t.test('a form logs out to the home page, and a program without a browser can log out too', async (t) => {
  const gateway = await startGateway(t, await startSandbox(t))
  const ways: Array<[status: number, headers: Record<string, string>, body: string | undefined]> = [
    [303, { origin: 'http://localhost:3000', 'content-type': 'application/x-www-form-urlencoded' }, 'x=y'],
    [303, { origin: 'http://localhost:3000', 'content-type': 'application/x-www-form-urlencoded' }, ''],
    [204, named, undefined],
    [204, json, '{}'],
    [204, json, undefined],
    [204, json, '{'],
    [204, { ...named, 'content-type': 'multipart/form-data; boundary=x' }, '--x--'],
    [204, { ...named, 'content-type': 'text/plain' }, 'bye']
  ]
  for (const [status, headers, body] of ways) {
    const browser = gateway.browser()
    await browser.signIn()
    const cookie = `bcg_session=${browser.cookies.get('bcg_session')}`
    const answer = await fetch(`${gateway.url}/logout`, { method: 'POST', redirect: 'manual', headers: { cookie, ...headers }, ...(body !== undefined && { body }) })
    t.equal(answer.status, status, JSON.stringify(headers))
    if (status === 303) t.equal(answer.headers.get('location'), '/')
    t.match(answer.headers.getSetCookie(), [/^bcg_session=; Max-Age=0/])
    t.match(await (await browser.request('/session')).json(), { authenticated: false })
  }
})
