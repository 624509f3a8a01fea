import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { Pool } from 'undici'
import { figure } from '../helpers/figures.ts'
import { startGatewayProcess, type GatewayProcess } from '../helpers/gateway-process.ts'
import { startSandboxProcess } from '../helpers/sandbox-process.ts'

const question = JSON.stringify({ query: '{ shop { products(first: 50) { nodes { name price { formatted } options { name quantity } categories { name } } } } }' })
const seconds = 5
const impatienceMs = 500
const timesTooMuch = 5
/** In MB. So that what is seen is what is held, not garbage that V8 sees no need to collect; a process that holds more dies of it. */
const boundedHeap = ['--max-old-space-size=400']

interface Tally { answered: number, shed: number, odd: string[], slowestMs: number, seconds: number, recoveredMs: number }

/** Many connections that stay open, as those of a proxy do, and one question. */
function openConnections (t: Test, { url }: GatewayProcess, cookie: string) {
  const pool = new Pool(url, { connections: null, headersTimeout: 60_000, bodyTimeout: 60_000 })
  t.teardown(async () => { await pool.close() })
  return {
    /** Opens so many, not all in the same moment: the queue of the operating system is short. */
    open: async (count: number): Promise<void> => {
      for (let open = 100; open < count + 100; open += 100) {
        await Promise.all(Array.from({ length: Math.min(open, count) }, async () => await (await pool.request({ path: '/healthz', method: 'GET' })).body.dump()))
      }
    },
    ask: async (tally: Tally): Promise<void> => {
      const startedAt = performance.now()
      const { statusCode, headers, body } = await pool.request({ path: '/graphql', method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: question })
      const text = await body.text()
      if (statusCode === 200 && !text.includes('"errors"')) tally.answered++
      else if (statusCode === 503 && Number(headers['retry-after']) > 0 && text.includes('"code":"THROTTLED"')) tally.shed++
      else tally.odd.push(`${statusCode} ${text.slice(0, 200)}`)
      tally.slowestMs = Math.max(tally.slowestMs, performance.now() - startedAt)
    }
  }
}

const newTally = (): Tally => ({ answered: 0, shed: 0, odd: [], slowestMs: 0, seconds: 0, recoveredMs: 0 })

type Ask = (tally: Tally) => Promise<void>

/** So many visitors, each asking again when it has its answer and so many milliseconds have passed since it asked. */
async function visits (ask: Ask, visitors: number, everyMs: number): Promise<Tally> {
  const tally = newTally()
  const startedAt = performance.now()
  const underWay = Array.from({ length: visitors }, async () => {
    await sleep(Math.random() * everyMs)
    while (performance.now() - startedAt < seconds * 1_000) await Promise.all([ask(tally), sleep(everyMs)])
  })
  await sleep(seconds * 1_000)
  const recoveredMs = await recover(ask) // nobody comes any more, but what is in hand still is
  await Promise.all(underWay)
  return { ...tally, seconds: (performance.now() - startedAt) / 1_000, recoveredMs }
}

/** How long somebody who comes now is without an answer. */
async function recover (ask: Ask): Promise<number> {
  const startedAt = performance.now()
  for (const tally = newTally(); tally.answered === 0;) await Promise.all([ask(tally), sleep(20)])
  return performance.now() - startedAt
}

/** Whoever looks after the gateway looks at it all the time. */
async function lookAfter (gateway: GatewayProcess, signal: AbortSignal): Promise<{ refused: string[], mostUnderWay: number, mostMegabytes: number }> {
  const seen = { refused: new Array<string>(), mostUnderWay: 0, mostMegabytes: 0 }
  while (!signal.aborted) {
    for (const path of ['/healthz', '/readyz', '/metrics']) {
      const { status } = await fetch(gateway.url + path)
      if (status !== 200) seen.refused.push(`${path} ${status}`)
    }
    seen.mostUnderWay = Math.max(seen.mostUnderWay, await figure(gateway, 'gateway_requests_under_way'))
    seen.mostMegabytes = Math.max(seen.mostMegabytes, await megabytes(gateway))
    await sleep(100)
  }
  return seen
}

const megabytes = async (gateway: GatewayProcess): Promise<number> => Math.round(await figure(gateway, 'process_resident_memory_bytes') / 1024 ** 2)
const rate = (count: number, { seconds }: Tally): number => Math.round(count / seconds)

t.test('asked five times as much as it can answer, the gateway answers what it can, turns the rest away, and is itself again within two seconds', async (t) => {
  const gateway = await startGatewayProcess(t, await startSandboxProcess(t), { CACHE: 'off', LIMIT_REQUESTS: '1600', LIMIT_POINTS_PER_SECOND: '1000000' }, boundedHeap)
  const browser = gateway.browser()
  await browser.signIn('harbourpress')
  const { open, ask } = openConnections(t, gateway, `bcg_session=${browser.cookies.get('bcg_session')}`)
  await visits(ask, 100, 0) // cold code is slow

  const usual = await visits(ask, 100, 0)
  const capacity = rate(usual.answered, usual)
  const before = await megabytes(gateway)
  t.comment(`figure: 100 at a time: ${capacity} answers a second, the slowest after ${Math.round(usual.slowestMs)} ms; ${before} MB`)
  t.same([usual.odd, usual.shed], [[], 0], 'a hundred who wait for their answers are never turned away')

  const rates: number[] = []
  const recoveries: number[] = []
  for (const round of ['first', 'second']) {
    const visitors = Math.round(capacity * timesTooMuch * impatienceMs / 1_000)
    await open(visitors)
    const looking = new AbortController()
    const lookedAfter = lookAfter(gateway, looking.signal)
    const shedBefore = await figure(gateway, 'gateway_requests_shed_total')
    const tally = await visits(ask, visitors, impatienceMs)
    looking.abort()
    const { refused, mostUnderWay, mostMegabytes } = await lookedAfter
    t.comment(`figure: ${visitors} visitors who ask ${timesTooMuch} times as much, for the ${round} time: ${rate(tally.answered, tally)} a second answered, ${rate(tally.shed, tally)} turned away, the slowest after ${Math.round(tally.slowestMs)} ms; ${mostUnderWay} under way and ${mostMegabytes} MB at most; itself again after ${Math.round(tally.recoveredMs)} ms`)
    t.same(tally.odd, [], 'every answer is the right one, or 503 with Retry-After')
    t.ok(tally.shed > 0, 'what is too much is turned away')
    t.same(refused, [], 'whoever looks after it is never turned away')
    t.ok(await figure(gateway, 'gateway_requests_shed_total') - shedBefore >= tally.shed, 'and reads how many were')
    t.ok(mostMegabytes < before + 300, 'the memory is bounded')
    rates.push(rate(tally.answered, tally))
    recoveries.push(tally.recoveredMs)
  }
  // The machine may have had other work in one of them, and the visitors take the same processors.
  t.ok(Math.max(...rates) > capacity / 5, 'what it can do it goes on doing')
  t.ok(Math.min(...recoveries) < 2_000, 'it is itself again')
})
