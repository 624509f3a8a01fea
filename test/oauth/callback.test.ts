import t from 'tap'
import { parseCallback } from '../../src/oauth/callback.ts'

const state = 'A'.repeat(43)

t.test('a code with its state is taken as it came', async (t) => {
  const { parameters, state: found, error } = parseCallback(`code=code_x-Y.z~1&state=${state}&iss=https%3A%2F%2Fmy.bigcartel.com&scope=`)
  t.equal(found, state)
  t.equal(error, null)
  t.equal(parameters.get('code'), 'code_x-Y.z~1')
  t.equal(parameters.get('iss'), 'https://my.bigcartel.com')
})

t.test('an error in place of the code is taken with its state', async (t) => {
  t.match(parseCallback(`error=access_denied&error_description=No&error_uri=x&state=${state}`), { error: 'access_denied', state })
  t.match(parseCallback(`error=<script>&state=${state}`), { error: '<script>' })
})

t.test('extra parameters that mean nothing are let be', async (t) => {
  for (const extra of ['utm_source=x', '__proto__=x', 'constructor=x', 'account_id=7', '=', 'x', '%']) {
    t.match(parseCallback(`code=x&state=${state}&${extra}`), { state }, extra)
  }
  t.notOk('x' in {})
})

const refused: Array<[code: 'LOGIN_FAILED' | 'LOGIN_STATE_INVALID', story: string, query: string]> = [
  ['LOGIN_FAILED', 'nothing', ''],
  ['LOGIN_FAILED', 'only a state', `state=${state}`],
  ['LOGIN_STATE_INVALID', 'only a code', 'code=x'],
  ['LOGIN_STATE_INVALID', 'only an error', 'error=access_denied'],
  ['LOGIN_FAILED', 'an empty code', `code=&state=${state}`],
  ['LOGIN_FAILED', 'a code of 4 KB', `code=${'x'.repeat(4_096)}&state=${state}`],
  ['LOGIN_FAILED', 'a space in the code', `code=a+b&state=${state}`],
  ['LOGIN_FAILED', 'a line break in the code', `code=a%0d%0ab&state=${state}`],
  ['LOGIN_FAILED', 'a NUL in the code', `code=a%00b&state=${state}`],
  ['LOGIN_FAILED', 'a DEL in the code', `code=a%7fb&state=${state}`],
  ['LOGIN_FAILED', 'letters in the code that are not ASCII', `code=%C3%BC&state=${state}`],
  ['LOGIN_FAILED', 'two codes', `code=x&code=y&state=${state}`],
  ['LOGIN_FAILED', 'the same code twice', `code=x&code=x&state=${state}`],
  ['LOGIN_FAILED', 'a second code in disguise', `code=x&c%6fde=y&state=${state}`],
  ['LOGIN_FAILED', 'two states', `code=x&state=${state}&state=${state}`],
  ['LOGIN_FAILED', 'two errors', `error=a&error=b&state=${state}`],
  ['LOGIN_FAILED', 'any parameter twice', `code=x&state=${state}&utm=1&utm=2`],
  ['LOGIN_FAILED', 'code[]', `code[]=x&state=${state}`],
  ['LOGIN_FAILED', 'code[] beside a code', `code=x&code[]=y&state=${state}`],
  ['LOGIN_FAILED', 'code[0], encoded', `code=x&code%5B0%5D=y&state=${state}`],
  ['LOGIN_FAILED', 'state[]', `code=x&state=${state}&state[]=y`],
  ['LOGIN_FAILED', 'CODE', `CODE=x&state=${state}`],
  ['LOGIN_FAILED', 'a code with an error', `code=x&error=access_denied&state=${state}`],
  ['LOGIN_FAILED', 'a code with an empty error', `code=x&error=&state=${state}`],
  ['LOGIN_FAILED', 'an access token in the address', `code=x&access_token=y&state=${state}`],
  ['LOGIN_FAILED', 'an identity token in the address', `code=x&id_token=y&state=${state}`],
  ['LOGIN_FAILED', 'a token type in the address', `code=x&token_type=bearer&state=${state}`],
  ['LOGIN_FAILED', 'a signed response', `response=x.y.z&code=x&state=${state}`],
  ['LOGIN_STATE_INVALID', 'an empty state', 'code=x&state='],
  ['LOGIN_STATE_INVALID', 'a state that is too short', `code=x&state=${state.slice(1)}`],
  ['LOGIN_STATE_INVALID', 'a state that is too long', `code=x&state=${state}A`],
  ['LOGIN_STATE_INVALID', 'a state of 10 KB', `code=x&state=${'A'.repeat(10_240)}`],
  ['LOGIN_STATE_INVALID', '__proto__ as the state', 'code=x&state=__proto__'],
  ['LOGIN_STATE_INVALID', 'a line break after the state', `code=x&state=${state}%0a`],
  ['LOGIN_STATE_INVALID', 'a key pattern as the state', `code=x&state=${'*'.repeat(43)}`],
  ['LOGIN_STATE_INVALID', 'an error with a state that is not ours', 'error=access_denied&state=x']
]

t.test('what is not a callback of ours is refused', async (t) => {
  for (const [code, story, query] of refused) t.throws(() => parseCallback(query), { code, status: 400 }, story)
})
