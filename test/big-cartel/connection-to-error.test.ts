import t from 'tap'
import { connectionToError } from '../../src/big-cartel/connection-to-error.ts'

const failure = (code: unknown) => Object.assign(new Error('it failed'), { code })

t.test('what broke is told from the error’s code', async (t) => {
  const cases: ReadonlyArray<readonly [string, string, boolean]> = [
    ['ECONNREFUSED', 'UPSTREAM_UNAVAILABLE', true], ['ECONNRESET', 'UPSTREAM_UNAVAILABLE', true], ['EPIPE', 'UPSTREAM_UNAVAILABLE', true],
    ['ENOTFOUND', 'UPSTREAM_UNAVAILABLE', true], ['EAI_AGAIN', 'UPSTREAM_UNAVAILABLE', true], ['UND_ERR_SOCKET', 'UPSTREAM_UNAVAILABLE', true],
    ['UND_ERR_DESTROYED', 'UPSTREAM_UNAVAILABLE', true], ['CERT_HAS_EXPIRED', 'UPSTREAM_UNAVAILABLE', true],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'UPSTREAM_UNAVAILABLE', true], ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UPSTREAM_UNAVAILABLE', true],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'UPSTREAM_UNAVAILABLE', true], ['ERR_SSL_WRONG_VERSION_NUMBER', 'UPSTREAM_UNAVAILABLE', true],
    ['ETIMEDOUT', 'UPSTREAM_TIMEOUT', true], ['UND_ERR_CONNECT_TIMEOUT', 'UPSTREAM_TIMEOUT', true],
    ['UND_ERR_HEADERS_TIMEOUT', 'UPSTREAM_TIMEOUT', true], ['UND_ERR_BODY_TIMEOUT', 'UPSTREAM_TIMEOUT', true],
    ['HPE_INVALID_CONSTANT', 'UPSTREAM_INVALID_RESPONSE', false], ['UND_ERR_HEADERS_OVERFLOW', 'UPSTREAM_INVALID_RESPONSE', false],
    ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'UPSTREAM_INVALID_RESPONSE', false],
    ['UND_ERR_RES_EXCEEDED_MAX_SIZE', 'UPSTREAM_INVALID_RESPONSE', false]
  ]
  for (const [name, code, retryable] of cases) {
    const cause = failure(name)
    const error = connectionToError(cause)
    t.match(error, { code, retryable, upstream: {} }, name)
    t.equal((error as Error).cause, cause, 'with its cause') // matched above as a GatewayError
  }
  const parser = Object.assign(new Error('not HTTP'), { name: 'HTTPParserError', code: undefined })
  t.match(connectionToError(parser), { code: 'UPSTREAM_INVALID_RESPONSE' }, 'or, where it has none, from its name')
  t.match(connectionToError(failure('ECONNRESET'), 200), { upstream: { status: 200 } }, 'and the status, when it broke off after')
})

t.test('a mistake of ours is not blamed on Big Cartel', async (t) => {
  for (const cause of [failure('UND_ERR_INVALID_ARG'), failure('ERR_INVALID_ARG_TYPE'), failure(5), new TypeError('x'), 'x', undefined]) {
    t.equal(connectionToError(cause), cause)
  }
})
