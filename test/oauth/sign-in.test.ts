import t from 'tap'
import { startGateway } from '../helpers/gateway.ts'
import { startRedis } from '../helpers/redis-server.ts'
import { startSandbox } from '../helpers/sandbox.ts'

t.test('a seller signs in, asks a question and signs out', async (t) => {
  const redis = await startRedis(t)
  for (const [store, changes] of [['memory', {}], ['redis', { REDIS_URL: redis.url }]] as const) {
    await t.test(store, async (t) => {
      const sandbox = await startSandbox(t)
      const gateway = await startGateway(t, sandbox, changes)
      const browser = gateway.browser()

      const arrived = await browser.signIn('harbourpress')
      t.equal(arrived.status, 303)
      t.equal(arrived.headers.get('location'), '/')
      const asked = await browser.request('/session')
      const listed = await browser.request('/sessions')
      for (const { headers } of [arrived, asked, listed]) t.equal(headers.get('cache-control'), 'no-store', 'no cache keeps who is signed in')
      t.equal(arrived.headers.get('referrer-policy'), 'no-referrer', 'the code of the address goes nowhere else')
      t.match(await asked.json(), { authenticated: true, account: { id: '208639', subdomain: 'harbourpress', storeName: 'Harbour Press' } })

      const { data, extensions } = await browser.graphql('{ shop { name products(first: 2) { totalCount nodes { name price { formatted } } } } }')
      t.match(data, { shop: { name: 'Harbour Press', products: { totalCount: 24, nodes: [{ price: { formatted: '£42.00' } }, {}] } } })
      t.equal(extensions?.cost.upstreamCalls, 2)

      t.equal((await browser.request('/logout', { method: 'POST' })).status, 204)
      t.same(await (await browser.request('/session')).json(), { authenticated: false, loginUrl: '/auth' })
    })
  }
})
