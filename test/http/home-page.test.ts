import Fastify from 'fastify'
import t from 'tap'
import { homePage } from '../../src/http/home-page.ts'
import { messagePage } from '../../src/http/message-page.ts'
import { pageContentSecurityPolicy } from '../../src/http/page.ts'
import pageAssets from '../../src/http/page-assets-plugin.ts'

const origin = 'https://gateway.example.com'
const visitor = { account: null, expiresAt: null, graphiql: true, origin }
const seller = { account: { subdomain: 'mugs', storeName: 'Mugs & Co.' }, expiresAt: '2026-11-29T18:05:00.000Z', graphiql: true, origin }

t.test('a visitor is asked to sign in and shown where to go', async (t) => {
  const page = homePage(visitor)
  t.match(page, 'data-testid="sign-in" href="/auth?returnTo=/graphiql"')
  t.notMatch(page, 'data-testid="sign-out"')
  for (const path of ['/graphiql', '/schema.graphql', '/session', '/shop-info']) t.match(page, `href="${path}"`)
})

t.test('a seller sees the shop, the end of the session and the way out', async (t) => {
  const page = homePage(seller)
  t.match(page, '<b data-testid="shop-name" title="mugs.bigcartel.com">Mugs &amp; Co.</b>')
  t.match(page, '<time datetime="2026-11-29T18:05:00.000Z">Nov 29, 2026')
  t.match(page, '<form method="post" action="/logout">')
  t.notMatch(page, 'data-testid="sign-in"')
})

t.test('what comes from outside is text, never markup', async (t) => {
  const evil = '"><script>alert(1)</script>'
  const home = homePage({ account: { subdomain: evil, storeName: evil }, expiresAt: evil, graphiql: true, origin: evil })
  const message = messagePage({ title: evil, detail: evil, code: evil, action: { href: evil, label: evil } })
  for (const page of [home, message]) {
    t.notMatch(page, '<script')
    t.match(page, '&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;')
  }
})

t.test('without GraphiQL nothing leads there', async (t) => {
  for (const account of [null, seller.account]) t.notMatch(homePage({ ...seller, account, graphiql: false }), '/graphiql')
  t.match(homePage({ ...visitor, graphiql: false }), 'href="/auth?returnTo=/"')
})

t.test('a session whose end is not known says nothing about it', async (t) => {
  t.notMatch(homePage({ ...seller, expiresAt: null }), 'signed in until')
})

t.test('a message names the code and the one thing to do next', async (t) => {
  const page = messagePage({ title: 'Access was not granted', detail: 'You said no.', code: 'LOGIN_DENIED', action: { href: '/auth', label: 'Try again' } })
  t.match(page, '<h1>Access was not granted</h1>')
  t.match(page, '<code>LOGIN_DENIED</code>')
  t.match(page, '<a class="button" href="/auth">Try again</a>')
})

t.test('everything that a page loads is served by the plugin, for good, and allowed by the policy', async (t) => {
  const app = Fastify()
  t.teardown(() => app.close())
  await app.register(pageAssets)
  const loaded = [...homePage(visitor).matchAll(/<link rel="(\w+)"[^>]* href="([^"]+)"/g)].map(([, rel, href]) => ({ rel, href: href ?? '' }))
  t.strictSame(loaded.map(({ rel }) => rel), ['icon', 'stylesheet'])
  for (const { href } of loaded) {
    const answer = await app.inject(href)
    t.equal(answer.statusCode, 200)
    t.match(answer.headers, { 'cache-control': /immutable/, 'content-type': /^(text\/css|image\/svg\+xml)/ })
  }
  t.notMatch(homePage(seller), / style="|<style| on\w+="/)
  t.match(pageContentSecurityPolicy, "style-src 'self';")
})
