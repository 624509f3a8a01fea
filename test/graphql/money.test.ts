import t from 'tap'
import { codesOf, openScene } from './scene.ts'

const { ask, sandbox } = await openScene(t)

interface Shown { product: { price: { amount: string, formatted: string } | null } }

/** A product at this price, in a shop with this currency. */
async function price (amount: unknown, currency = { id: 'GBP', locale: 'en-GB' }, asked = 'amount currencyCode formatted') {
  const included = [{ id: currency.id, type: 'currencies', attributes: { locale: currency.locale } }]
  const account = { data: { id: '208639', type: 'accounts', relationships: { currency: { data: { type: 'currencies', id: currency.id } } } }, included }
  const product = { data: { id: '1', type: 'products', attributes: { default_price: amount } } }
  await sandbox.control.clearFaults()
  await sandbox.control.fault({ path: '/v1/accounts/*', action: { type: 'status', status: 200, body: account } })
  await sandbox.control.fault({ path: '/v1/accounts/*/products/*', action: { type: 'status', status: 200, body: product } })
  return await ask(`{ product(id: "1") { price { ${asked} } } }`)
}

const shownOf = ({ data }: { data?: unknown }) => (data as Shown).product.price // as asked

t.test('amounts are exact texts, however large or small', async (t) => {
  const cases: Array<[amount: unknown, shown: string, formatted: string]> = [
    ['42.0', '42.0', '£42.00'], ['42', '42.0', '£42.00'], [42, '42.0', '£42.00'], [0.1, '0.1', '£0.10'], ['0.25', '0.25', '£0.25'], ['-3.50', '-3.5', '-£3.50'], ['0', '0.0', '£0.00'],
    ['9007199254740993.01', '9007199254740993.01', '£9,007,199,254,740,993.01'], ['123456789012345678901234567890.12', '123456789012345678901234567890.12', '£123,456,789,012,345,678,901,234,567,890.12'],
    ['0.005', '0.005', '£0.01'], ['1.005', '1.005', '£1.01']
  ]
  for (const [amount, shown, formatted] of cases) {
    t.same(shownOf(await price(amount)), { amount: shown, currencyCode: 'GBP', formatted }, String(amount))
  }
})

t.test('what is no amount is null', async (t) => {
  for (const amount of ['1e400', '1e5', 1e21, '', 'free', null, true, {}, [], 'NaN', 'Infinity', '1,5', '9'.repeat(41)]) {
    const answer = await price(amount)
    t.same([answer.errors, shownOf(answer)], [undefined, null], JSON.stringify(amount))
  }
})

t.test('people read an amount as their language writes it', async (t) => {
  const plain = (text: string | undefined) => text?.replace(/[\u00a0\u202f]/g, ' ')
  const { data } = await price('1234.5', undefined, 'usual: formatted de: formatted(locale: "de-DE") fr: formatted(locale: "fr") us: formatted(locale: "en-US") none: formatted(locale: null)')
  const { usual, de, fr, us, none } = (data as { product: { price: Record<string, string> } }).product.price // as asked
  t.same([usual, de, fr, us, none].map(plain), ['£1,234.50', '1.234,50 £', '1 234,50 £GB', '£1,234.50', '£1,234.50'])
  t.equal(shownOf(await price('2500', { id: 'JPY', locale: 'ja-JP' }))?.formatted, '￥2,500')
  t.equal(shownOf(await price('2500', { id: 'EUR', locale: 'en-IE' }))?.formatted, '€2,500.00')
})

t.test('a locale that is none is the caller\'s mistake, on every call', async (t) => {
  for (const locale of ['en-x-' + 'a'.repeat(31), 'xx_yy', '', 'de-', '../..', 'é', 'a'.repeat(9_000), '__proto__']) {
    for (let round = 0; round < 2; round++) {
      const answer = await price('1', undefined, `amount formatted(locale: ${JSON.stringify(locale)})`)
      t.same(codesOf(answer), ['BAD_USER_INPUT'], locale.slice(0, 30))
      t.match(answer.errors?.[0]?.path, ['product', 'price', 'formatted'])
    }
  }
})

t.test('a locale may have 35 characters', async (t) => {
  const longest = 'en-x-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaa'
  t.equal(longest.length, 35)
  t.equal(shownOf(await price('1', undefined, `formatted(locale: "${longest}")`))?.formatted, '£1.00')
  const answer = await price('1', undefined, `amount formatted(locale: "${longest}a")`)
  t.same(codesOf(answer), ['BAD_USER_INPUT'])
  t.match(answer.errors?.[0]?.message, /more than 35 characters/)
})

t.test('a currency or a locale of Big Cartel\'s that is unheard of is shown plainly, and nobody is blamed', async (t) => {
  const cases: Array<[currency: { id: string, locale: string }, formatted: string]> = [
    [{ id: 'GBP', locale: 'en_GB' }, '£1.50'], [{ id: 'GBP', locale: '' }, '£1.50'], [{ id: 'XQZ', locale: 'en-US' }, 'XQZ\u00a01.50'], [{ id: 'POINTS', locale: 'en-US' }, '1.5 POINTS']
  ]
  for (const [currency, formatted] of cases) {
    const answer = await price('1.5', currency)
    t.same([answer.errors, shownOf(answer)], [undefined, { amount: '1.5', currencyCode: currency.id, formatted }], currency.id)
  }
})
