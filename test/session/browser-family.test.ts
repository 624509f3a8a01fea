import t from 'tap'
import { browserFamily } from '../../src/session/browser-family.ts'

const table: Array<[header: string | undefined, family: string]> = [
  ['Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0', 'Firefox on Linux'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15', 'Safari on macOS'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36', 'Chrome on Windows'],
  [undefined, 'Unknown'],
  ['', 'Unknown']
]

for (const [header, family] of table) {
  t.test(`${header ?? 'no header'} is ${family}`, async (t) => { t.equal(browserFamily(header), family) })
}

t.test('a header of anybody’s making shows none of itself for long', async (t) => {
  t.ok(browserFamily('<script>alert(1)</script>'.repeat(500)).length < 100)
})
