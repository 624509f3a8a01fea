import { serverAudits } from 'graphql-http'
import t, { type Test } from 'tap'
import { startGateway } from '../helpers/gateway.ts'
import { startSandbox } from '../helpers/sandbox.ts'

const rounds = 3
const sandbox = await startSandbox(t)

async function audit (t: Test, origin: string): Promise<void> {
  const audits = serverAudits({ url: `${origin}/graphql` })
  t.equal(audits.length, 61)
  for (let round = 1; round <= rounds; round++) {
    const results = await Promise.all(audits.map(async (audit) => await audit.fn()))
    for (const result of results) t.equal(result.status, 'ok', `${round}: ${result.id} ${result.name}${result.status === 'ok' ? '' : `: ${result.reason}`}`)
  }
}

t.test('all audits of GraphQL over HTTP pass, before and after the queries are compiled', async (t) => {
  await audit(t, (await startGateway(t, sandbox)).url)
})

t.test('they pass as well where queries are never compiled', async (t) => {
  await audit(t, (await startGateway(t, sandbox, {}, false)).url)
})
