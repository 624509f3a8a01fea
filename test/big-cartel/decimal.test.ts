import t from 'tap'
import { compareDecimals, maxDecimal, minDecimal, parseDecimal, type Decimal } from '../../src/big-cartel/decimal.ts'

t.test('both forms of money become Big Cartel’s own spelling', async (t) => {
  const cases: ReadonlyArray<readonly [unknown, string | null]> = [
    ['100.0', '100.0'], ['0.25', '0.25'], ['25', '25.0'], ['25.', '25.0'], ['25.00', '25.0'], ['25.50', '25.5'], ['007.10', '7.1'],
    [' 5.0 ', '5.0'], ['+5', '5.0'], ['-5.5', '-5.5'], ['-0', '0.0'], ['0', '0.0'], ['000', '0.0'],
    ['99999999999999999999.99', '99999999999999999999.99'],
    [25, '25.0'], [25.5, '25.5'], [0.1, '0.1'], [-3, '-3.0'], [-0, '0.0'],
    ['', null], ['.5', null], ['1,000.0', null], ['$5', null], ['1e400', null], ['1e2', null], ['five', null], ['5.0\n5', null], ['9'.repeat(41), null],
    [1e21, null], [1e-7, null], [NaN, null], [Infinity, null], [null, null], [undefined, null], [true, null], [{}, null], [5n, null]
  ]
  for (const [value, expected] of cases) t.equal(parseDecimal(value), expected, String(value))
})

function decimalOf (text: string): Decimal {
  const value = parseDecimal(text)
  if (value === null) throw new Error(`${text} is no decimal`)
  return value
}

t.test('decimals compare exactly', async (t) => {
  const cases: ReadonlyArray<readonly [string, string, number]> = [
    ['1', '1.0', 0], ['0.1', '0.10', 0], ['0', '-0', 0], ['9.5', '10.0', -1], ['10', '9.5', 1], ['-2', '-1', -1], ['-1', '1', -1],
    ['0.30000000000000001', '0.3', 1], ['9007199254740993', '9007199254740992', 1]
  ]
  for (const [left, right, expected] of cases) {
    t.equal(compareDecimals(decimalOf(left), decimalOf(right)), expected, `${left} and ${right}`)
  }
})

t.test('the least and the greatest of a list', async (t) => {
  const prices = ['10.0', '9.5', '100.0', '9.50'].map(decimalOf)
  t.equal(minDecimal(prices), '9.5')
  t.equal(maxDecimal(prices), '100.0')
  t.equal(minDecimal([]), null)
  t.equal(maxDecimal([]), null)
})
