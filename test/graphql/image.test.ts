import t from 'tap'
import { codesOf, openScene } from './scene.ts'

const { ask } = await openScene(t)
const address = 'https://assets.bigcartel.com/account_images/208639/harbour-press.png'

t.test('a picture comes in the size that is asked for', async (t) => {
  const cases: Array<[transform: string, query: string]> = [
    ['null', '?auto=format&fit=max&h=1000&w=1000'], ['{}', '?auto=format&fit=max&h=1000&w=1000'], ['{ maxWidth: 200 }', '?auto=format&fit=max&w=200'], ['{ maxHeight: 5000 }', '?auto=format&fit=max&h=5000'],
    ['{ maxWidth: 200, maxHeight: 100, scale: 2 }', '?auto=format&fit=max&h=200&w=400'], ['{ maxWidth: 3000, scale: 3 }', '?auto=format&fit=max&w=5000'],
    ['{ fit: MIN, maxWidth: 1 }', '?auto=format&fit=min&w=1'], ['{ fit: CLIP, maxWidth: 1, maxHeight: 1 }', '?auto=format&fit=clip&h=1&w=1'], ['{ fit: MAX }', '?auto=format&fit=max&h=1000&w=1000'], ['{ fit: null, maxWidth: null, scale: null }', '?auto=format&fit=max&h=1000&w=1000']
  ]
  for (const [transform, query] of cases) {
    for (let round = 0; round < 2; round++) {
      t.same((await ask(`{ shop { image { url(transform: ${transform}) originalUrl } } }`)).data, { shop: { image: { url: address + query, originalUrl: address } } }, transform)
    }
  }
})

t.test('a size beyond its bounds is the caller\'s mistake', async (t) => {
  for (const transform of ['{ maxWidth: 0 }', '{ maxWidth: -5 }', '{ maxWidth: 6000 }', '{ maxHeight: 5001 }', '{ maxWidth: 1, scale: 0 }', '{ maxWidth: 1, scale: 4 }', '{ fit: STRETCH }', '{ maxWidth: 1.5 }', '{ maxWidth: 2147483648 }', '{ depth: 1 }', '[]', '1']) {
    const answer = await ask(`{ shop { image { url(transform: ${transform}) } } }`)
    t.same(codesOf(answer), ['BAD_USER_INPUT'], transform)
  }
})

t.test('the pictures of old orders, whose size is in their path, are resized too', async (t) => {
  const { data } = await ask('{ account { orders(first: 1) { nodes { items { image { url small: url(transform: { maxWidth: 50 }) originalUrl } } } } } }')
  t.match(JSON.stringify(data), /max_h-1000\+max_w-1000\/[\w-]+\.jpg.*\/max_w-50\/.*\/-\//)
})
