import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import t from 'tap'
import { startGateway } from '../helpers/gateway.ts'
import { startSandbox } from '../helpers/sandbox.ts'
import { codesOf } from './scene.ts'

t.setTimeout(180_000) // it asks some thousand questions

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void // what the flag has just brought

const megabytes = (bytes: number): number => Math.round(bytes / 1e6)

function weigh (): { heap: number, rss: number } {
  collect()
  const { heapUsed, rss } = process.memoryUsage()
  return { heap: megabytes(heapUsed), rss: megabytes(rss) }
}

/** Twenty thousand characters that no other question shares: six hundred tokens, and comment. */
const large = (index: number, field: string): string => {
  const fields = Array.from({ length: 40 }, () => `... on Session @include(if: true) { ${field} }`).join(' ')
  return `query Q${index} { session { ${fields} loginUrl } } #`.padEnd(20_000, String(index))
}

t.test('three thousand large questions, no two alike, leave nothing behind but what is kept on purpose', async (t) => {
  const { app } = await startGateway(t, await startSandbox(t), { LOG_LEVEL: 'silent' })
  const ask = async (query: string) => (await app.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json' }, payload: { query } })).json()
  for (let index = 0; index < 20; index++) await ask(large(-index, 'loginUrl'))
  const before = weigh()
  let highest = before.rss
  for (let index = 0; index < 3_000; index++) {
    const isValid = index % 2 === 0
    const query = large(index, isValid ? 'loginUrl' : 'nope')
    for (let round = 0; round < (index % 4 === 0 ? 2 : 1); round++) { // every second valid one is compiled
      const answer = await ask(query)
      if (index % 500 < 2) t.same(codesOf(answer).slice(0, 1), isValid ? [] : ['GRAPHQL_VALIDATION_FAILED'])
    }
    if (index % 500 === 499) highest = Math.max(highest, weigh().rss)
  }
  const after = weigh()
  t.comment(`figure: heap ${before.heap} → ${after.heap} MB, RSS ${before.rss} → ${highest} MB at the highest`)
  t.ok(after.heap - before.heap < 100, `heap grew by ${after.heap - before.heap} MB`)
})
