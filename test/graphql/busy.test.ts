import { monitorEventLoopDelay } from 'node:perf_hooks'
import t from 'tap'
import { codesOf, openScene } from './scene.ts'

/** Tags of 35 characters that no two queries share. */
const locale = (query: number, index: number): string => `de-x-q${query}-i${index}`.padEnd(17, '-abcdefg').replace(/-$/, '') + '-aaaaaaaa-aaaaaa'
const aliased = (query: number, count: number): string => Array.from({ length: count }, (_, index) => `${index === 0 ? '' : `a${index}: `}formatted(locale: "${locale(query, index)}")`).join(' ')

const scene = await openScene(t)
const option = (id: number) => ({ id: String(id), type: 'product_options', attributes: { name: 'A', price: `${id % 977}.25` } })

/** A page of products with so many options each. */
async function serve (products: number, options: number): Promise<void> {
  const page = Array.from({ length: products }, (_, product) => ({
    id: String(product + 1),
    type: 'products',
    attributes: { name: 'A product', default_price: '1.5' },
    relationships: { options: { data: Array.from({ length: options }, (_, index) => ({ type: 'product_options', id: String(product * options + index) })) } }
  }))
  await scene.sandbox.control.clearFaults()
  await scene.sandbox.control.fault({ path: '/v1/accounts/*/products', action: { type: 'status', status: 200, body: { data: page, included: Array.from({ length: products * options }, (_, index) => option(index)), meta: { count: products } } } })
}

t.test('the dearest question about money that is admitted keeps the process busy for moments only', async (t) => {
  const shapes: Array<[said: string, options: number, query: (round: number) => string]> = [
    ['100 products with 2 options and 2 locales', 2, (round) => `{ shop { products(first: 100) { nodes { options { price { ${aliased(round, 2)} } } } } } }`],
    ['100 products with 20 options and 2 locales', 20, (round) => `{ shop { products(first: 100) { nodes { options { price { ${aliased(round, 2)} } } } } } }`],
    ['28 products with 20 options, 15 locales', 20, (round) => `{ shop { products(first: 28) { nodes { options { price { ${aliased(round, 15)} } } } } } }`],
    ['100 products with 20 options, 31 times without a locale', 20, (round) => `{ shop { products(first: 100) { nodes { options { price { formatted ${Array.from({ length: 30 }, (_, index) => `r${round}a${index}: formatted`).join(' ')} } } } } } }`],
    ['the same, without money', 20, () => '{ shop { products(first: 100) { nodes { options { id name } } } } }']
  ]
  for (const [said, options, query] of shapes) {
    await serve(Number(/\d+/.exec(said)?.[0] ?? 100), options)
    const delay = monitorEventLoopDelay({ resolution: 1 })
    const times: number[] = []
    for (let round = 0; round < 5; round++) {
      const text = query(round)
      delay.reset()
      delay.enable()
      const answer = await scene.browser.graphql(text)
      delay.disable()
      t.same(codesOf(answer), [], said)
      times.push(delay.max / 1e6)
      if (round === 0) t.comment(`figure: ${said}: ${answer.extensions?.cost.requestedQueryCost} points`)
    }
    t.comment(`figure: ${said}: the event loop stood still for ${times.map((ms) => ms.toFixed(0)).join(', ')} ms`)
  }
})
