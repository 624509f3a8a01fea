import t, { type Test } from 'tap'
import { startGateway } from '../helpers/gateway.ts'
import { startSandbox } from '../helpers/sandbox.ts'
import { codesOf } from './scene.ts'

const query = '{ storefront(subdomain: "harbourpress") { name products(first: 5) { nodes { name } } } }'

/** A gateway before visitors who are not signed in. */
async function scene (t: Test, cache: 'on' | 'off') {
  const sandbox = await startSandbox(t)
  const gateway = await startGateway(t, sandbox, { CACHE: cache })
  const ask = async (asked = query) => await gateway.browser().graphql(asked)
  const crowd = async () => {
    await sandbox.control.fault({ path: '/harbourpress/*', delayMs: 2_000, action: { type: 'delay' } }) // so long that all of them have arrived, on a slow machine too
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask()))
    await sandbox.control.clearFaults()
    return answers
  }
  const calls = async () => {
    const { calls } = await sandbox.control.calls()
    await sandbox.control.resetCalls()
    return calls.map(({ url }) => url)
  }
  return { sandbox, ask, crowd, calls }
}
const both = ['/harbourpress/store.json', '/harbourpress/products.json?limit=5']

t.test('what fifty visitors ask at the same time is asked once, cache or not', async (t) => {
  for (const cache of ['on', 'off'] as const) {
    const { crowd, calls } = await scene(t, cache)
    const answers = await crowd()
    t.match(answers[0], { data: { storefront: { name: 'Harbour Press', products: { nodes: { length: 5 } } } }, errors: undefined })
    t.equal(new Set(answers.map(({ data }) => JSON.stringify(data))).size, 1)
    t.same(await calls(), both)
    t.equal(answers.reduce((sum, { extensions }) => sum + (extensions?.cost.upstreamCalls ?? Number.NaN), 0), 2, 'each call is on one account')
  }
})

t.test('what a visitor was told is kept for the next; switched off it is asked anew', async (t) => {
  for (const [cache, again] of [['on', []], ['off', both]] as const) {
    const { ask, calls } = await scene(t, cache)
    const first = await ask()
    t.same(await calls(), both)
    t.same((await ask()).data, first.data)
    t.same(await calls(), again)
  }
})

t.test('what went wrong is not kept, nor that there is no such shop', async (t) => {
  const { sandbox, ask, calls } = await scene(t, 'on')
  await sandbox.control.fault({ path: '/harbourpress/store.json', action: { type: 'status', status: 400 }, times: 1 })
  t.same(codesOf(await ask()), ['UPSTREAM_REJECTED'])
  t.match(await ask(), { data: { storefront: { name: 'Harbour Press' } }, errors: undefined })
  await calls()
  const nobody = '{ storefront(subdomain: "nobody-here") { name } }'
  t.match(await ask(nobody), { data: { storefront: null }, errors: undefined })
  t.match(await ask(nobody), { data: { storefront: null }, errors: undefined })
  t.equal((await calls()).length, 2)
})
