import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { codesOf } from '../graphql/scene.ts'
import type { GraphqlAnswer } from '../helpers/browser.ts'
import { startGatewayProcess, type GatewayProcess } from '../helpers/gateway-process.ts'
import { startSandbox } from '../helpers/sandbox.ts'
import { figureOf, heapAtRest, inspectable } from '../faults/heap.ts'

const crowd = 3_000
const atOnce = 4

/** Twenty thousand characters that no other question shares: six hundred tokens, and comment. */
const large = (index: number, field: string): string => {
  const fields = '... on Session @include(if: true) { loginUrl } '.repeat(40)
  return `query Q${index} { session { ${fields} ${field} } } #`.padEnd(20_000, String(index))
}

async function ask ({ url }: GatewayProcess, query: string): Promise<GraphqlAnswer> {
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) })
  return await response.json() as GraphqlAnswer // the endpoint's own shape
}

/** Half of them do not fit the schema, and half of the others come twice, so that they are compiled. @returns the highest RSS met, in MB */
async function askThousands (t: Test, gateway: GatewayProcess, first: number): Promise<number> {
  let highest = 0
  const wrong: unknown[] = []
  await Promise.all(Array.from({ length: atOnce }, async (_, lane) => {
    for (let index = lane; index < crowd; index += atOnce) {
      const isValid = index % 2 === 0
      const query = large(first + index, isValid ? 'expiresAt' : 'nope')
      for (let round = 0; round < (index % 4 === 0 ? 2 : 1); round++) {
        const codes = codesOf(await ask(gateway, query))
        if (String(codes) !== (isValid ? '' : 'GRAPHQL_VALIDATION_FAILED')) wrong.push(codes)
      }
      if (index % 250 === 0) highest = Math.max(highest, await residentMegabytes(gateway))
    }
  }))
  t.same(wrong, [])
  return highest
}

async function residentMegabytes (gateway: GatewayProcess): Promise<number> {
  return Math.round(await figureOf(gateway, 'process_resident_memory_bytes') / 2 ** 20)
}

/** V8 gives pages back a while after their garbage is gone. */
async function atRest (gateway: GatewayProcess): Promise<{ heap: number, resident: number }> {
  const weighed = { heap: Infinity, resident: Infinity }
  for (let time = 0; time < 5; time++) {
    weighed.heap = Math.min(weighed.heap, Math.round(await heapAtRest(gateway)))
    weighed.resident = Math.min(weighed.resident, await residentMegabytes(gateway))
    await sleep(300)
  }
  return weighed
}

t.test('three thousand large questions, no two alike, leave less than 100 MB behind, three thousand more next to nothing: what is there meanwhile is garbage, and goes', async (t) => {
  const gateway = await startGatewayProcess(t, await startSandbox(t), {}, inspectable)
  for (let index = 1; index <= 50; index++) await ask(gateway, large(-index, 'expiresAt'))
  const before = await atRest(gateway)
  const peaks = [await askThousands(t, gateway, 0)]
  const once = await atRest(gateway)
  peaks.push(await askThousands(t, gateway, crowd))
  const twice = await atRest(gateway)
  t.comment(`figure: at rest, RSS ${before.resident} → ${once.resident} → ${twice.resident} MB, heap ${before.heap} → ${once.heap} → ${twice.heap} MB; RSS ${peaks.join(' and ')} MB at the highest`)
  t.ok(once.resident - before.resident < 100, `RSS grew by ${once.resident - before.resident} MB`)
  t.ok(twice.resident - once.resident < 20, `and by ${twice.resident - once.resident} MB`)
  t.ok(twice.heap - once.heap < 20, `the heap grew by ${twice.heap - once.heap} MB`)
})
