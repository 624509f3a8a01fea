import t from 'tap'
import { figure } from '../helpers/figures.ts'
import { startGateway } from '../helpers/gateway.ts'
import { startSandbox } from '../helpers/sandbox.ts'

const sandbox = await startSandbox(t)
const gateway = await startGateway(t, sandbox, { CACHE: 'on' })
const browser = gateway.browser()
await browser.signIn('harbourpress')

const sources = [
  { source: 'api', other: 'storefront', path: '/v1/accounts/*', name: '{ shop { name } }', more: '{ shop { name description } }' },
  { source: 'storefront', other: 'api', path: '/paperkiosk/store.json', name: '{ storefront(subdomain: "paperkiosk") { name } }', more: '{ storefront(subdomain: "paperkiosk") { name description } }' }
]

for (const { source, other, path, name, more } of sources) {
  const of = async (figureOf: string, labels: Record<string, string>, from = source) => await figure(gateway, `gateway_${figureOf}`, { source: from, ...labels })
  const calls = async (from = source) => await of('upstream_call_seconds_count', {}, from)

  t.test(`what is asked of the ${source}, joined and kept is counted as its own`, async (t) => {
    const callsOfTheOther = await calls(other)
    t.equal(await calls(), source === 'api' ? 1 : 0, 'signing in has asked the API who it is')
    const okBefore = await of('upstream_call_seconds_count', { outcome: 'ok' })

    await sandbox.control.fault({ path, delayMs: 2_000, action: { type: 'delay' }, times: 1 }) // so long that the other one has arrived, on a slow machine too
    await Promise.all([browser.graphql(name), browser.graphql(more)])
    t.same([await of('cache_lookups_total', { outcome: 'miss' }), await of('upstream_joins_total', {})], [1, 1])
    t.equal(await of('upstream_call_seconds_count', { outcome: 'ok' }), okBefore + 1)

    await browser.graphql(name)
    t.equal(await of('cache_lookups_total', { outcome: 'hit' }), 1)
    t.equal(await calls(other), callsOfTheOther)
  })
}

t.test('repeats and breakers are counted where they happen', async (t) => {
  for (const { source, path, name } of sources) {
    const another = await startGateway(t, sandbox)
    const visitor = another.browser()
    await visitor.signIn('paperkiosk')
    const of = async (figureOf: string, labels: Record<string, string>) => await figure(another, `gateway_${figureOf}`, labels)

    await sandbox.control.fault({ path, times: 1, action: { type: 'status', status: 503 } })
    t.equal((await visitor.graphql(name)).errors, undefined)
    t.equal(await of('upstream_retries_total', { source, outcome: 'granted' }), 1)
    t.equal(await of('upstream_call_seconds_count', { source, outcome: 'UPSTREAM_UNAVAILABLE' }), 1)

    await sandbox.control.fault({ path, action: { type: 'status', status: 501 } }) // nothing that is repeated
    for (let time = 0; time < 25; time++) await visitor.graphql(name)
    t.equal(await of('breaker_changes_total', { source, scope: 'account', state: 'open' }), 1)
    t.equal(await of('breaker_changes_total', {}), 1, 'and nobody else’s')
    const failed = await of('upstream_call_seconds_count', { source, outcome: 'UPSTREAM_ERROR' })
    t.ok(failed > 0 && failed < 25, `what was held back is no call: ${failed}`)
    t.equal(await of('breaker_open', { source }), 0, 'the one for everybody is closed: one shop is in trouble')
    await sandbox.control.clearFaults()
  }
})
