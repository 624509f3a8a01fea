import { serverAudits } from 'graphql-http'
import t from 'tap'
import { startGateway } from '../helpers/gateway.ts'
import { startSandbox } from '../helpers/sandbox.ts'

const rounds = 3

t.test('all audits of GraphQL over HTTP pass, before and after the queries are compiled', async (t) => {
  const { url } = await startGateway(t, await startSandbox(t))
  const audits = serverAudits({ url: `${url}/graphql` })
  t.equal(audits.length, 61)
  for (let round = 1; round <= rounds; round++) {
    const results = await Promise.all(audits.map(async (audit) => await audit.fn()))
    for (const result of results) t.equal(result.status, 'ok', `${round}: ${result.id} ${result.name}${result.status === 'ok' ? '' : `: ${result.reason}`}`)
  }
})
