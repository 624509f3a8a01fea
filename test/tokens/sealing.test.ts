import { randomBytes } from 'node:crypto'
import t from 'tap'
import { createSealer, type Seal } from '../../src/tokens/sealing.ts'

const [one, two] = ['k1', 'k2'].map((kid) => ({ kid, key: randomBytes(32) })) as [TokenKey, TokenKey] // two in, two out
const seal: Seal = { owner: 'session-1', place: 'bcg:t:{x}', field: 'access', version: 3 }

interface TokenKey { kid: string, key: Buffer }

t.test('what was sealed opens again, whatever it says', async (t) => {
  const { seal: close, open } = createSealer([one])
  for (const text of ['', 'a', 'token.with.dots', 'Grüße · 🧵', 'x'.repeat(20_000)]) t.equal(open(close(text, seal), seal), text)
})

t.test('equal texts look different, and neither shows the text', async (t) => {
  const { seal: close } = createSealer([one])
  const sealed = [close('at_secret', seal), close('at_secret', seal)]
  t.not(sealed[0], sealed[1])
  for (const text of sealed) {
    t.match(text, /^1\.k1\.[\w-]{16}\.[\w-]+\.[\w-]{22}$/)
    t.notMatch(text, 'secret')
    t.notMatch(text, Buffer.from('secret').toString('base64url'))
  }
})

t.test('a sealed text opens only where it belongs', async (t) => {
  const { seal: close, open } = createSealer([one])
  const sealed = close('at_secret', seal)
  const elsewhere: Array<Partial<Seal>> = [
    { owner: 'session-2' }, { owner: '' }, { place: 'bcg:t:{y}' }, { place: 'bcg:o:{x}' }, { field: 'refresh' }, { version: 2 }, { version: 4 }
  ]
  for (const change of elsewhere) t.equal(open(sealed, { ...seal, ...change }), null, JSON.stringify(change))
})

t.test('a text that was tampered with does not open', async (t) => {
  const { seal: close, open } = createSealer([one])
  const parts = close('at_secret', seal).split('.')
  for (const index of [2, 3, 4]) {
    const bytes = Buffer.from(parts[index] ?? '', 'base64url')
    for (let position = 0; position < bytes.length; position++) {
      const flipped = Buffer.from(bytes)
      flipped[position] = (flipped[position] ?? 0) ^ 1
      t.equal(open(parts.with(index, flipped.toString('base64url')).join('.'), seal), null, `part ${index}, byte ${position}`)
    }
    t.equal(open(parts.with(index, bytes.subarray(0, -1).toString('base64url')).join('.'), seal), null, `part ${index}, cut short`)
    t.equal(open(parts.with(index, '').join('.'), seal), null, `part ${index}, left out`)
  }
})

t.test('a shorter tag is not taken for a tag', async (t) => {
  const { seal: close, open } = createSealer([one])
  const parts = close('at_secret', seal).split('.')
  for (const bytes of [4, 8, 12, 15]) {
    const tag = Buffer.from(parts[4] ?? '', 'base64url').subarray(0, bytes)
    t.equal(open(parts.with(4, tag.toString('base64url')).join('.'), seal), null)
  }
})

t.test('a key that is unknown, or another under the same name, opens nothing', async (t) => {
  const sealed = createSealer([one]).seal('at_secret', seal)
  t.equal(createSealer([two]).open(sealed, seal), null)
  t.equal(createSealer([{ kid: 'k1', key: two.key }]).open(sealed, seal), null)
  t.equal(createSealer([one]).open(sealed.replace('.k1.', '.__proto__.'), seal), null)
  t.throws(() => createSealer([]), RangeError)
})

t.test('after a rotation the old key opens and the new one seals', async (t) => {
  const old = createSealer([one]).seal('at_secret', seal)
  const rotated = createSealer([two, one])
  t.equal(rotated.open(old, seal), 'at_secret')
  const sealed = rotated.seal('at_newer', seal)
  t.match(sealed, /^1\.k2\./)
  t.equal(createSealer([one, two]).open(sealed, seal), 'at_newer', 'also on a node that still seals with the old one')
  t.equal(createSealer([two]).open(old, seal), null, 'once the old key is retired')
})

t.test('garbage does not open and does not throw', async (t) => {
  const { open, seal: close } = createSealer([one])
  const sealed = close('at_secret', seal)
  const garbage = ['', '.', '....', '1.k1', '1.k1...', '1.k1.!!.??.##', '2' + sealed.slice(1), sealed.slice(1), `${sealed}x`.replace('1.', '01.'), 'null', '\0'.repeat(40), '1.k1.' + 'A'.repeat(100_000)]
  for (const text of garbage) t.equal(open(text, seal), null, JSON.stringify(text.slice(0, 40)))
})
