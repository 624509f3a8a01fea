import t from 'tap'
import { startGateway } from '../helpers/gateway.ts'
import { startSandbox } from '../helpers/sandbox.ts'

t.test('while it drains, the gateway is not ready for more, answers what still comes, and ends each connection with the answer', async (t) => {
  const sandbox = await startSandbox(t)
  const { app, url } = await startGateway(t, sandbox)
  const ready = await fetch(`${url}/readyz`)
  t.equal(ready.status, 200)
  t.equal(ready.headers.get('connection'), 'keep-alive')

  app.startDraining()
  const unready = await fetch(`${url}/readyz`)
  t.equal(unready.status, 503)
  t.same(await unready.json(), { status: 'unavailable', reason: 'shutting down' })
  t.equal((await fetch(`${url}/healthz`)).status, 200, 'it lives')
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ __typename }"}' })
  t.match(await answer.json(), { data: { __typename: 'Query' } })
  t.equal(answer.headers.get('connection'), 'close')
})
