import { monitorEventLoopDelay } from 'node:perf_hooks'
import t, { type Test } from 'tap'
import type { GraphqlAnswer } from '../helpers/browser.ts'
import { codesOf, openScene } from './scene.ts'

/** Tags of 35 characters that no two queries share. */
const locale = (query: number, index: number): string => `de-x-q${query}-i${index}`.padEnd(17, '-abcdefg').replace(/-$/, '') + '-aaaaaaaa-aaaaaa'
const aliased = (query: number, count: number): string => Array.from({ length: count }, (_, index) => `${index === 0 ? '' : `a${index}: `}formatted(locale: "${locale(query, index)}")`).join(' ')

t.setTimeout(180_000) // its questions are dear on purpose

const scene = await openScene(t)
const image = (id: number) => ({ id: String(id), type: 'product_images', attributes: { url: `https://assets.bigcartel.com/product_images/${id}/print.jpg` } })
const option = (id: number) => ({ id: String(id), type: 'product_options', attributes: { name: 'A', price: `${id % 977}.25` } })

/** A page of products with so many options each, and as many pictures. */
async function serve (products: number, options: number): Promise<void> {
  const page = Array.from({ length: products }, (_, product) => ({
    id: String(product + 1),
    type: 'products',
    attributes: { name: 'A product', default_price: '1.5' },
    relationships: Object.fromEntries(['options', 'images'].map((name) => [name, { data: Array.from({ length: options }, (_, index) => ({ type: `product_${name}`, id: String(product * options + index) })) }]))
  }))
  await scene.sandbox.control.clearFaults()
  await scene.sandbox.control.fault({ path: '/v1/accounts/*/products', action: { type: 'status', status: 200, body: { data: page, included: Array.from({ length: products * options }, (_, index) => [option(index), image(index)]).flat(), meta: { count: products } } } })
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
    for (const answer of await askFiveTimes(t, said, query)) t.same(codesOf(answer), [], said)
  }
})

t.test('a question that fails at tens of thousands of places is told of a hundred of them, and how many more there are', async (t) => {
  const malformed = ['', 'a: '].map((alias) => `${alias}formatted(locale: "x!")`).join(' ')
  const unfit = Array.from({ length: 30 }, (_, index) => `a${index}: url(transform: { maxWidth: 0 })`).join(' ')
  const shapes: Array<[said: string, query: (round: number) => string, atMost: number]> = [
    ['a locale that is none, 4,000 times', () => `{ shop { products(first: 100) { nodes { options { price { ${malformed} } } } } } }`, 4_000],
    ['the same in the last line of many', () => `{ shop { products(first: 100) { nodes { options { price { ${malformed} } } } } } }`.padStart(19_000, '\n'), 4_000],
    ['a width of nothing, 60,000 times', () => `{ shop { products(first: 100) { nodes { images { ${unfit} } } } } }`, 60_000],
    ['the same pictures, a width of 70', () => `{ shop { products(first: 100) { nodes { images { ${unfit.replaceAll('maxWidth: 0', 'maxWidth: 70')} } } } } }`, 0]
  ]
  await serve(100, 20)
  for (const [said, query, atMost] of shapes) {
    const [, ...compiled] = await askFiveTimes(t, said, query) // the engine itself leaves a part that fails at the first error, its compiler does not
    for (const { errors = [] } of compiled) {
      t.equal(errors.length, Math.min(atMost, 101), said)
      if (atMost === 0) continue
      t.ok(errors.slice(0, 100).every(({ message, path, extensions }) => message.startsWith('A value is not acceptable.') && path !== undefined && extensions['code'] === 'BAD_USER_INPUT'))
      const [last] = errors.slice(100)
      t.match(last, { extensions: { code: 'QUERY_TOO_COMPLEX' }, path: undefined })
      const more = Number(/\. (\d+) more fields have failed/.exec(last?.message ?? '')?.[1])
      t.ok(more >= 900 && more < atMost, `${more} more`)
    }
  }
})

async function askFiveTimes (t: Test, said: string, query: (round: number) => string): Promise<GraphqlAnswer[]> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  const times: number[] = []
  const answers: GraphqlAnswer[] = []
  for (let round = 0; round < 5; round++) {
    const text = query(round)
    delay.reset()
    delay.enable()
    const answer = await scene.browser.graphql(text)
    delay.disable()
    times.push(delay.max / 1e6)
    if (round === 0) t.comment(`figure: ${said}: ${answer.extensions?.cost.requestedQueryCost} points`)
    answers.push(answer)
  }
  t.comment(`figure: ${said}: the event loop stood still for ${times.map((ms) => ms.toFixed(0)).join(', ')} ms`)
  return answers
}
