import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { startGatewayProcess } from '../helpers/gateway-process.ts'
import { startSandboxProcess } from '../helpers/sandbox-process.ts'
import { figureOf } from '../faults/heap.ts'

const question = JSON.stringify({ query: '{ shop { products(first: 50) { nodes { name price { formatted } options { name quantity } categories { name } } } } }' })
const visitors = 2_000
const seconds = 5

/** The answer's status, or why there was none. */
type Outcome = number | string

/** One question on a connection of its own. */
async function askAnew (url: string, cookie: string): Promise<Outcome> {
  return await new Promise((resolve) => {
    const asked = request(`${url}/graphql`, { agent: false, method: 'POST', headers: { 'content-type': 'application/json', cookie } }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0)).on('error', (error) => resolve(error.message))
    })
    asked.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message)).end(question)
  })
}

t.test('a flood of new connections, longer than the queue of the operating system, gets answers, 503 or no connection; then all is as before', async (t) => {
  const gateway = await startGatewayProcess(t, await startSandboxProcess(t), { CACHE: 'off', LIMIT_REQUESTS: '1600', LIMIT_POINTS_PER_SECOND: '1000000' })
  const browser = gateway.browser()
  await browser.signIn('harbourpress')
  const ask = async (): Promise<Outcome> => await askAnew(gateway.url, `bcg_session=${browser.cookies.get('bcg_session')}`)
  const before = await figureOf(gateway, 'process_resident_memory_bytes')

  const outcomes = new Map<Outcome, number>()
  const startedAt = performance.now()
  const flood = Array.from({ length: visitors }, async () => {
    while (performance.now() - startedAt < seconds * 1_000) {
      const outcome = await ask()
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    }
  })
  await sleep(seconds * 1_000)
  const endedAt = performance.now()
  while (await ask() !== 200) await sleep(20)
  const recoveredMs = performance.now() - endedAt
  await Promise.all(flood)
  const memory = await figureOf(gateway, 'process_resident_memory_bytes')

  t.comment(`figure: ${visitors} visitors, each on a new connection every time: ${JSON.stringify(Object.fromEntries(outcomes))}; the next one is answered after ${Math.round(recoveredMs)} ms; ${Math.round((memory - before) / 2 ** 20)} MB more`)
  t.same([...outcomes.keys()].filter((outcome) => ![200, 503, 'ECONNRESET', 'ETIMEDOUT'].includes(outcome)), [])
  t.ok(memory - before < 300 * 2 ** 20, 'the memory is bounded')
  t.equal(await figureOf(gateway, 'gateway_requests_under_way'), 0, 'nothing of them is left')
  t.match(await browser.graphql('{ shop { name } }'), { data: { shop: { name: 'Harbour Press' } } })
})
