import t from 'tap'
import { originalImageUrl, transformImageUrl, type ImageTransform } from '../../src/big-cartel/image.ts'

const bare = 'https://assets.bigcartel.com/product_images/7001/print.jpg'
const sized = `${bare}?auto=format&fit=max&h=1000&w=1000`
const old = 'https://bigcartel.imgix.net/7001/print.jpg?fit=clip&w=1000&h=1000'
const inPath = 'http://images.bigcartel.com/bigcartel/product_images/7001/max_h-1000+max_w-1000/print.jpg'
const unsizedPath = 'https://images.bigcartel.com/bigcartel/product_images/7001/-/print.jpg'

t.test('an image comes in the size that is asked for', async (t) => {
  const cases: ReadonlyArray<readonly [string, string, ImageTransform, string]> = [
    ['both bounds', sized, { maxWidth: 300, maxHeight: 200 }, `${bare}?auto=format&fit=max&h=200&w=300`],
    ['the bound that is not asked for goes', sized, { maxWidth: 300 }, `${bare}?auto=format&fit=max&w=300`],
    ['the same with the height', sized, { maxHeight: 300 }, `${bare}?auto=format&fit=max&h=300`],
    ['scale multiplies both', sized, { maxWidth: 300, maxHeight: 200, scale: 2 }, `${bare}?auto=format&fit=max&h=400&w=600`],
    ['scale stops at the limit', sized, { maxWidth: 4000, scale: 3 }, `${bare}?auto=format&fit=max&w=5000`],
    ['another fit', sized, { maxWidth: 300, fit: 'min' }, `${bare}?auto=format&fit=min&w=300`],
    ['a fit alone keeps the size', sized, { fit: 'clip' }, `${bare}?auto=format&fit=clip&h=1000&w=1000`],
    ['an address without a query', bare, { maxWidth: 300 }, `${bare}?fit=max&w=300`],
    ['the older host keeps its own fit', old, { maxWidth: 50, maxHeight: 50 }, 'https://bigcartel.imgix.net/7001/print.jpg?fit=clip&w=50&h=50'],
    ['a size in the path', inPath, { maxWidth: 300, maxHeight: 200 }, 'http://images.bigcartel.com/bigcartel/product_images/7001/max_h-200+max_w-300/print.jpg'],
    ['no size in the path yet', unsizedPath, { maxWidth: 300 }, 'https://images.bigcartel.com/bigcartel/product_images/7001/max_w-300/print.jpg'],
    ['a height in the path', unsizedPath, { maxHeight: 300, scale: 3 }, 'https://images.bigcartel.com/bigcartel/product_images/7001/max_h-900/print.jpg'],
    ['a fit cannot be told in the path', unsizedPath, { fit: 'min' }, unsizedPath],
    ['nothing asked for', sized, {}, sized],
    ['nulls ask for nothing', sized, { maxWidth: null, maxHeight: null, fit: null, scale: null }, sized],
    ['scale alone has nothing to multiply', sized, { scale: 2 }, sized]
  ]
  for (const [name, url, transform, expected] of cases) t.equal(transformImageUrl(url, transform), expected, name)
})

const foreign = [
  'https://example.com/print.jpg?w=1', 'https://bigcartel.com.example.com/print.jpg', 'https://evilbigcartel.com/print.jpg',
  'https://notimgix.net/print.jpg', 'ftp://assets.bigcartel.com/print.jpg', 'javascript:alert(1)', '/print.jpg', 'not an address', ''
]

t.test('what is not Big Cartel’s comes back untouched', async (t) => {
  for (const url of foreign) {
    t.equal(transformImageUrl(url, { maxWidth: 300 }), url)
    t.equal(originalImageUrl(url), url)
  }
})

t.test('bounds outside of their range are refused, whatever the address', async (t) => {
  const transforms: readonly ImageTransform[] = [
    { maxWidth: 0 }, { maxWidth: -5 }, { maxWidth: 6000 }, { maxHeight: 1.5 }, { maxHeight: NaN }, { maxWidth: 100, scale: 0 }, { maxWidth: 100, scale: 4 }
  ]
  for (const transform of transforms) {
    for (const url of [sized, 'https://example.com/print.jpg']) {
      t.throws(() => transformImageUrl(url, transform), { code: 'BAD_USER_INPUT' }, JSON.stringify(transform))
    }
  }
})

t.test('the original is the address without a size', async (t) => {
  t.equal(originalImageUrl(sized), bare)
  t.equal(originalImageUrl(bare), bare)
  t.equal(originalImageUrl(inPath), 'http://images.bigcartel.com/bigcartel/product_images/7001/-/print.jpg')
})
