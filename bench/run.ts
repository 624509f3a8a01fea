import { startSandbox } from '../sandbox/start.ts'
import { byHand, sideBySide } from './by-hand.ts'
import { compare } from './compare.ts'
import { startGateway } from './gateway.ts'

const rounds = Number(process.env['ROUNDS'] ?? 30)
const seller = 'paperkiosk'

const sandbox = await startSandbox()
const gateway = await startGateway(sandbox, seller, { CACHE: 'off' })
const keeping = await startGateway(sandbox, seller, { CACHE: 'on' })

async function setLatency (apiLatencyMs: number): Promise<void> {
  await fetch(`${sandbox.url}/_control/settings`, { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ apiLatencyMs }) })
}

/** Fifty requests at the same time; answers how many were answered. */
async function fifty (firstOf: (turn: number) => number): Promise<number> {
  const counts = await Promise.all(Array.from({ length: 50 }, async (_, turn) => await gateway.ask(firstOf(turn)) === firstOf(turn)))
  return counts.filter(Boolean).length
}

await setLatency(50)
await compare('100 products, 50 ms from Big Cartel', rounds, {
  'one question': () => gateway.ask(100),
  'by hand': () => byHand(gateway.access, 100)
})
await compare('fifty requests of one session at the same time, 50 ms from Big Cartel', rounds, {
  'all the same': () => fifty(() => 25),
  'each another': () => fifty((turn) => turn + 1)
})
await setLatency(0)
await compare('20 products, no distance', rounds, {
  'through the gateway': () => gateway.ask(20),
  'fetched and parsed': () => sideBySide(gateway.access, 20)
})
await compare('20 products, no distance, asked for again and again', rounds, {
  'with cache': () => keeping.ask(20),
  'without cache': () => gateway.ask(20)
})

await gateway.close()
await keeping.close()
await sandbox.close()
