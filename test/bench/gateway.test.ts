import t from 'tap'
import { startGateway } from '../../bench/gateway.ts'
import { startSandbox } from '../../sandbox/start.ts'

t.test('the gateway of the benchmarks starts, and answers a hundred products at once, again and again', async (t) => {
  const sandbox = await startSandbox()
  t.teardown(sandbox.close)
  const gateway = await startGateway(sandbox, 'paperkiosk', { CACHE: 'off' })
  t.teardown(gateway.close)
  for (let round = 0; round < 5; round++) t.equal(await gateway.ask(100), 100)
})
