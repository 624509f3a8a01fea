import { connect } from 'node:net'
import t, { type Test } from 'tap'
import { startDemo } from './demo.ts'
import { screenshot } from './screenshot.ts'
import { newVisitor, openChromium, type Visitor } from './visitor.ts'
import { runFirstExample, shownAnswer, signIn } from './walk.ts'

const demo = await startDemo(t)
const chromium = await openChromium(t)
t.comment(`figure: the demo was ready after ${demo.seconds.toFixed(1)} s`)

t.test('the demo is ready within a minute and says where to click', async (t) => {
  t.ok(demo.seconds < 60)
  t.same(demo.ready, { msg: 'ready', url: demo.gateway })
  for (const path of ['/', '/graphiql', '/auth?returnTo=/graphiql']) t.match(demo.banner, `${demo.gateway}${path}`)
  for (const [url] of demo.banner.matchAll(/http:\S+/g)) t.ok((await fetch(url)).ok, `${new URL(url).pathname} is no dead link`)
})

t.test('a newcomer signs in, runs the first example and signs out', async (t) => {
  const visitor = await newVisitor(chromium)
  const { page, context, saw } = visitor
  await page.goto(demo.gateway)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await screenshot(page, 'home', { height: 700 })

  await page.getByRole('link', { name: 'Sign in with Big Cartel' }).click()
  t.match(page.url(), `${demo.sandbox}/oauth/authorize`)
  t.equal(await page.getByRole('radio').count(), 3)
  await screenshot(page, 'authorize')
  await page.goBack()
  await signIn(page, 'Harbour Press')

  await page.getByTestId('shop-name').waitFor()
  t.equal(await page.getByTestId('shop-name').innerText(), 'Harbour Press', 'the top bar names the shop')
  const { shop } = await runFirstExample(page)
  const shown = await shownAnswer(page)
  t.match(shop, { name: 'Harbour Press', products: { totalCount: 24 } })
  t.match(shown, `"name": "${shop.products.nodes[0]?.name}"`, 'the pane shows the products')
  await screenshot(page, 'graphiql')
  await holdsNoSecret(t, visitor)

  await page.getByRole('link', { name: 'Home', exact: true }).click()
  t.match(await page.getByRole('heading', { level: 1 }).innerText(), 'Harbour Press', 'the home page greets the shop')
  for (const link of await page.getByRole('link').all()) {
    const href = await link.getAttribute('href') ?? ''
    t.ok((await page.request.get(demo.gateway + href)).ok(), `${href} is no dead link`)
  }
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByTestId('sign-in').waitFor()
  t.notOk((await context.cookies()).some(({ name }) => name === 'bcg_session'), 'the session cookie is gone')
  await holdsNoSecret(t, visitor)

  t.same(saw.complaints, [], 'nothing on the console, no policy violated')
  t.same(strangers(saw.requests), [], 'no request to any other machine')
  t.comment(`figure: ${saw.requests.length} requests, all to this machine`)
  await context.close()
})

t.test('a seller who signs out in GraphiQL leaves no answer on the screen', async (t) => {
  const { page, context, saw } = await newVisitor(chromium)
  await page.goto(`${demo.gateway}/graphiql`)
  await signIn(page, 'Fern & Moss')
  await runFirstExample(page)
  await page.getByTestId('sign-out').click()
  await page.getByTestId('sign-in').waitFor()
  t.notMatch(await shownAnswer(page), 'Fern & Moss')
  t.same(saw.complaints, [])
  await context.close()
})

t.test('a seller who denies gets a friendly page and a way back', async (t) => {
  const { page, context, saw } = await newVisitor(chromium)
  await page.goto(demo.gateway)
  await page.getByRole('link', { name: 'Sign in with Big Cartel' }).click()
  await page.getByRole('button', { name: 'Deny' }).click()
  await page.getByRole('heading', { name: 'Access was not granted' }).waitFor()
  t.match(await page.locator('main').innerText(), 'LOGIN_DENIED')
  t.same(saw.complaints, ['Failed to load resource: the server responded with a status of 403 (Forbidden)'], 'nothing but the status of the page itself')
  await page.getByRole('link', { name: 'Start again' }).click()
  await page.getByRole('button', { name: 'Approve' }).waitFor()
  await context.close()
})

t.test('two sellers at once see each their own shop', async (t) => {
  const names = ['Fern & Moss', 'Paper Kiosk']
  const visitors = await Promise.all(names.map(async () => await newVisitor(chromium)))
  const walks = visitors.map(async ({ page }, index) => {
    await page.goto(demo.gateway)
    await signIn(page, names[index] ?? '')
    const { shop } = await runFirstExample(page)
    await page.reload()
    await page.getByTestId('shop-name').waitFor()
    return { shop, bar: await page.getByTestId('shop-name').innerText(), again: (await runFirstExample(page)).shop }
  })
  const [tiny, big] = await Promise.all(walks)
  t.match(tiny, { bar: 'Fern & Moss', shop: { name: 'Fern & Moss' }, again: { name: 'Fern & Moss' } })
  t.match(big, { bar: 'Paper Kiosk', shop: { name: 'Paper Kiosk' }, again: { name: 'Paper Kiosk' } })
  const ids = [tiny, big].map((walk) => walk?.shop.products.nodes.map(({ id }) => id) ?? [])
  t.equal(new Set(ids.flat()).size, ids.flat().length, 'no product in both')
  for (const { context, saw } of visitors) {
    t.same(saw.complaints, [])
    await context.close()
  }
})

t.test('Ctrl-C ends both servers', async (t) => {
  t.equal(await demo.end('SIGINT'), 0)
  for (const port of demo.ports) t.equal(await listens(port), false, `port ${port} is free`)
})

/** Cookies out of reach of scripts; no token and no client secret in anything that the browser was given or keeps. */
async function holdsNoSecret (t: Test, { page, context, saw }: Visitor): Promise<void> {
  const { accessTokens, refreshTokens } = await demo.control.issued()
  const secrets = [...accessTokens, ...refreshTokens].map(({ token }) => token).concat('sandbox-secret')
  t.ok(secrets.length > 1, 'there is a token to be found')
  const kept = await context.storageState({ indexedDB: true })
  const session = await page.evaluate('JSON.stringify({ ...sessionStorage })')
  const answers = (await saw.answers()).join('\n')
  for (const sight of ['Your shop, in one question', '"authenticated":true', 'gid://bigcartel/Product/']) t.match(answers, sight, 'the answers were read')
  const everything = [await page.content(), JSON.stringify(kept), String(session), ...saw.requests, answers].join('\n')
  t.same(secrets.filter((secret) => everything.includes(secret)), [])
  t.same(kept.cookies.filter(({ httpOnly, sameSite }) => !httpOnly || sameSite !== 'Lax'), [], 'every cookie is HttpOnly and SameSite=Lax')
}

function strangers (requests: readonly string[]): string[] {
  return requests.filter((url) => !url.startsWith('data:') && !['localhost', '127.0.0.1'].includes(new URL(url).hostname))
}

async function listens (port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => { socket.destroy(); resolve(true) }).once('error', () => resolve(false))
  })
}
