import { randomBytes } from 'node:crypto'
import t from 'tap'
import { ConfigError, loadConfig, type Config } from '../../src/config.ts'

/** Stands in every value: no line may show it. */
const canary = 'c4n4ry'

const base64 = () => randomBytes(32).toString('base64')
const good: Readonly<Record<string, string>> = {
  CLIENT_ID: `id-${canary}`,
  CLIENT_SECRET: `secret-${canary}`,
  REDIRECT_URI: 'http://localhost:3000/callback',
  SESSION_SECRET: `${canary}${base64()}`,
  TOKEN_KEYS: `k1:${base64()}`,
  REDIS_URL: `redis://user:${canary}@localhost:6379`
}
const inProduction = { NODE_ENV: 'production', REDIRECT_URI: 'https://gateway.example.com/callback' }

function problemsOf (changes: Record<string, string | undefined>): readonly string[] {
  try {
    loadConfig({ ...good, ...changes })
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}

type Case = [changes: Record<string, string | undefined>, line: RegExp]

t.test('each missing setting is named, with how to get one', async (t) => {
  const cases: Case[] = [
    [{ CLIENT_ID: undefined }, /^CLIENT_ID is missing\. Set it/], [{ CLIENT_ID: '' }, /^CLIENT_ID is missing/], [{ CLIENT_SECRET: undefined }, /^CLIENT_SECRET is missing\. Set it/],
    [{ REDIRECT_URI: undefined }, /^REDIRECT_URI is missing\. Set it .*callback/], [{ SESSION_SECRET: undefined }, /^SESSION_SECRET is missing\. .*node -e/], [{ TOKEN_KEYS: undefined }, /^TOKEN_KEYS is missing\. .*node -e/],
    [{ REDIS_URL: undefined }, /^REDIS_URL is missing\. .*REDIS_CLUSTER.*REDIS_SENTINELS.*STORE=memory/]
  ]
  for (const [changes, line] of cases) t.match(problemsOf(changes), [line], JSON.stringify(changes))
})

t.test('spaces around a value do not count, and an address that is none is told how it begins', async (t) => {
  const padded = Object.fromEntries(Object.entries(good).map(([name, value]) => [name, ` ${value}\t`]))
  t.same(loadConfig({ ...padded, LOG_LEVEL: 'warn ', PORT: ' 3001' }), loadConfig({ ...good, LOG_LEVEL: 'warn', PORT: '3001' }))
  t.match(problemsOf({ REDIRECT_URI: 'gateway.example.com/callback' }), [/^REDIRECT_URI must start with http:\/\/ or https:\/\/\. /])
  t.match(problemsOf({ REDIS_URL: 'localhost:6379' }), [/^REDIS_URL must start with redis:\/\/ or rediss:\/\/\. /])
})

t.test('each malformed setting is named, with what it should look like, and never shown', async (t) => {
  const alone = (name: string, value: string): Record<string, string | undefined> => ({ REDIS_URL: undefined, [name]: value })
  const cases: Case[] = [
    ...[canary, `ftp://${canary}`, '//x/callback'].map((uri): Case => [{ REDIRECT_URI: uri }, /^REDIRECT_URI must start with http:/]),
    [{ REDIRECT_URI: `http://${canary} /callback` }, /^REDIRECT_URI is not a URL/],
    [{ REDIRECT_URI: `http://localhost/${canary}` }, /^REDIRECT_URI must end in \/callback/], [{ REDIRECT_URI: `http://localhost/callback?${canary}` }, /^REDIRECT_URI must have no query/], [{ REDIRECT_URI: `http://${canary}@localhost/callback` }, /^REDIRECT_URI must have no/],
    [{ REDIRECT_URI: `http://${canary}.example.com/callback` }, /^REDIRECT_URI must start with https/],
    ...[canary, `${'x'.repeat(32)},${canary}`, `${'x'.repeat(40)},`].map((secret): Case => [{ SESSION_SECRET: secret }, /^SESSION_SECRET is too short/]),
    ...[canary, `k1:${canary}`, base64(), `k1:${randomBytes(16).toString('base64')}`, `k1:${randomBytes(31).toString('base64')}`, `k1:${randomBytes(33).toString('base64')}`, `k 1:${base64()}`, `k1:${base64()},k1:${base64()}`, `k1:${base64()},${canary}`, ','].map((keys): Case => [{ TOKEN_KEYS: keys }, /^TOKEN_KEYS is malformed/]),
    [{ REDIS_URL: `http://${canary}` }, /^REDIS_URL must start with redis:/], [{ REDIS_URL: `redis://${canary} host` }, /^REDIS_URL is not a URL/], [{ REDIS_URL: `redis://:${canary}%@host` }, /^REDIS_URL is not a URL.*percent-encoded/],
    ...[canary, `${canary}:0`, `${canary}:65536`, `${canary}:x`, 'a:1,,b', ','].map((hosts): Case => [alone('REDIS_CLUSTER', hosts), /^REDIS_CLUSTER is malformed/]),
    [{ ...alone('REDIS_SENTINELS', canary), REDIS_SENTINEL_NAME: 'm' }, /^REDIS_SENTINELS is malformed/], [alone('STORE', canary), /^STORE must be one of: memory/],
    ...[canary, '-1', '65536', '1.5', '3000x'].map((port): Case => [{ PORT: port }, /^PORT must be/]),
    [{ LOG_LEVEL: canary }, /^LOG_LEVEL must be one of: fatal, error/], [{ COOKIE_SAMESITE: canary }, /^COOKIE_SAMESITE must be one of: lax, strict, none/],
    [{ INTROSPECTION: 'true' }, /^INTROSPECTION must be one of: on, off/], [{ GRAPHIQL: 'yes' }, /^GRAPHIQL must be one of: on, off/],
    ...[canary, 'true', '10.0.0.0/33', '10.0.0.0/999', '::1/129', '10.0.0.0/', '10.0.0', ','].map((proxy): Case => [{ TRUST_PROXY: proxy }, /^TRUST_PROXY is malformed/]),
    ...['*', canary, `https://${canary}.example/`, `https://${canary}.example/x`, 'https://a.example,b', 'null', `ftp://${canary}.example`].map((origins): Case => [{ CORS_ORIGINS: origins }, /^CORS_ORIGINS is malformed/]),
    ...['SESSION_IDLE_SECONDS', 'SESSION_ABSOLUTE_SECONDS', 'UPSTREAM_TIMEOUT_MS', 'REQUEST_TIMEOUT_MS', 'UPSTREAM_CONCURRENCY'].flatMap((name) => [canary, '0', '-5', '1e99'].map((value): Case => [{ [name]: value }, new RegExp(`^${name} must be`)])),
    ...['BIGCARTEL_AUTHORIZE_URL', 'BIGCARTEL_TOKEN_URL', 'BIGCARTEL_DEAUTHORIZE_URL', 'BIGCARTEL_API_URL'].flatMap((name): Case[] => [[{ [name]: canary }, new RegExp(`^${name} must start with http:`)], [{ [name]: 'https://' }, new RegExp(`^${name} is not a URL`)]])
  ]
  for (const [changes, line] of cases) {
    const problems = problemsOf(changes)
    t.match(problems, [line], JSON.stringify(changes))
    t.equal(problems.length, 1, 'one line')
    t.notMatch(problems.join(), canary)
  }
})

t.test('settings that contradict each other are named together', async (t) => {
  const cases: Case[] = [
    [{ STORE: 'memory' }, /^STORE and REDIS_URL exclude each other/], [{ REDIS_CLUSTER: 'a:1' }, /^REDIS_URL and REDIS_CLUSTER exclude/], [{ REDIS_SENTINELS: 'a:1', REDIS_SENTINEL_NAME: 'm' }, /^REDIS_URL and REDIS_SENTINELS exclude/],
    [{ REDIS_URL: undefined, REDIS_SENTINELS: 'a:1' }, /^REDIS_SENTINELS and REDIS_SENTINEL_NAME go together/], [{ REDIS_SENTINEL_NAME: 'm' }, /^REDIS_SENTINELS and REDIS_SENTINEL_NAME go together/],
    ...[{ REDIS_USERNAME: canary, REDIS_PASSWORD: canary }, { REDIS_PASSWORD: canary }, { REDIS_TLS: 'on' }, { REDIS_URL: undefined, STORE: 'memory', REDIS_PASSWORD: canary }].map((changes): Case => [changes, /^REDIS_USERNAME, REDIS_PASSWORD and REDIS_TLS go with REDIS_CLUSTER or REDIS_SENTINELS\. .*rediss:/]),
    [{ REDIS_URL: undefined, REDIS_CLUSTER: 'a:1', REDIS_USERNAME: canary }, /^REDIS_USERNAME needs REDIS_PASSWORD/], [{ REDIS_SENTINEL_PASSWORD: canary }, /^REDIS_SENTINEL_USERNAME and REDIS_SENTINEL_PASSWORD go with REDIS_SENTINELS/],
    [{ REDIS_URL: undefined, REDIS_SENTINELS: 'a:1', REDIS_SENTINEL_NAME: 'm', REDIS_SENTINEL_USERNAME: canary }, /^REDIS_SENTINEL_USERNAME needs REDIS_SENTINEL_PASSWORD/],
    [{ ...inProduction, REDIS_URL: undefined, STORE: 'memory' }, /^STORE=memory .*not in production/], [{ ...inProduction, REDIRECT_URI: 'http://localhost/callback' }, /^REDIRECT_URI must start with https/],
    [{ ...inProduction, BIGCARTEL_API_URL: 'http://localhost/v1' }, /^BIGCARTEL_API_URL must start with https/],
    ...['log', 'enforce'].map((mode): Case => [{ TRUSTED_DOCUMENTS: mode }, /^TRUSTED_DOCUMENTS_FILE is missing\. Set it/]),
    [{ COOKIE_SAMESITE: 'none' }, /^COOKIE_SAMESITE=none needs an https REDIRECT_URI/], [{ SESSION_IDLE_SECONDS: '700000' }, /^SESSION_IDLE_SECONDS is longer than SESSION_ABSOLUTE_SECONDS/]
  ]
  for (const [changes, line] of cases) {
    const problems = problemsOf(changes)
    t.match(problems, [line], JSON.stringify(changes))
    t.equal(problems.length, 1)
  }
})

t.test('all problems are listed at once, one line each', async (t) => {
  const problems = problemsOf({ CLIENT_ID: undefined, TOKEN_KEYS: canary, PORT: canary, LOG_LEVEL: canary, COOKIE_SAMESITE: 'none', STORE: 'memory' })
  t.same(problems.map((line) => line.split(/[ =]/)[0]).sort(), ['CLIENT_ID', 'COOKIE_SAMESITE', 'LOG_LEVEL', 'PORT', 'STORE', 'TOKEN_KEYS'])
  t.throws(() => loadConfig({}), { name: 'ConfigError', message: /^The settings need mending:\n( {2}- \w+ is missing\..*\n?){6}$/ })
  t.notMatch(problems.join('\n'), canary)
})

t.test('the defaults are those of the contract', async (t) => {
  const { tokenKeys, session, ...config }: Config = loadConfig(good)
  t.same(config, {
    listen: { host: '127.0.0.1', port: 3000 },
    logLevel: 'info',
    trustProxy: false,
    publicOrigin: 'http://localhost:3000',
    corsOrigins: [],
    store: { kind: 'redis', url: good['REDIS_URL'] },
    requestLimit: 10_000,
    signIn: { perMinute: 30 },
    oauth: {
      clientId: good['CLIENT_ID'],
      clientSecret: good['CLIENT_SECRET'],
      redirectUri: 'http://localhost:3000/callback',
      authorizeUrl: 'https://my.bigcartel.com/oauth/authorize',
      tokenUrl: 'https://api.bigcartel.com/oauth/token',
      deauthorizeUrl: 'https://api.bigcartel.com/oauth/deauthorize'
    },
    bigCartel: { apiUrl: 'https://api.bigcartel.com/v1', userAgent: 'bigcartel-graphql-gateway/0.1', timeoutMs: 4_000, concurrency: 4, cache: true },
    storefronts: { apiUrl: 'https://api.bigcartel.com', userAgent: 'bigcartel-graphql-gateway/0.1', timeoutMs: 4000, concurrency: 4, cache: true },
    graphql: {
      requestTimeoutMs: 10_000,
      introspection: true,
      apq: true,
      trustedDocuments: null,
      graphiql: true,
      limits: { bodyBytes: 65_536, characters: 20_000, tokens: 2_000, depth: 12, aliases: 30, rootFields: 10, directives: 50, cost: 1_000 }
    }
  })
  t.same(session, { secrets: [good['SESSION_SECRET']], secureCookie: false, sameSite: 'lax', idleSeconds: 43_200, absoluteSeconds: 604_800, budget: { points: 2_000, perSecond: 100 } })
  t.match(tokenKeys, [{ kid: 'k1', key: Buffer }])
})

t.test('settings come out as they were meant', async (t) => {
  t.equal(loadConfig({ ...good, ...inProduction }).graphql.graphiql, false)
  t.equal(loadConfig({ ...good, ...inProduction, GRAPHIQL: 'on' }).graphql.graphiql, true)
  t.equal(loadConfig({ ...good, ...inProduction }).session.secureCookie, true)
  t.equal(loadConfig({ ...good, REDIRECT_URI: 'https://gateway.example.com:443/callback' }).oauth.redirectUri, 'https://gateway.example.com:443/callback', 'letter for letter as registered')
  t.same(loadConfig({ ...good, SESSION_SECRET: `${'a'.repeat(32)}, ${'b'.repeat(32)}` }).session.secrets, ['a'.repeat(32), 'b'.repeat(32)])
  t.same(loadConfig({ ...good, TOKEN_KEYS: `new:${base64()},old:${base64()}` }).tokenKeys.map(({ kid }) => kid), ['new', 'old'])
  t.same(loadConfig({ ...good, CORS_ORIGINS: 'https://a.example, http://localhost:5173' }).corsOrigins, ['https://a.example', 'http://localhost:5173'])
  const trusted: Array<[value: string, trustProxy: unknown]> = [['on', true], ['off', false], ['loopback', ['loopback']], ['10.0.0.0/8, ::1', ['10.0.0.0/8', '::1']]]
  for (const [value, trustProxy] of trusted) t.same(loadConfig({ ...good, TRUST_PROXY: value }).trustProxy, trustProxy)
  const stores: Array<[changes: Record<string, string>, store: unknown]> = [
    [{ STORE: 'memory' }, { kind: 'memory' }], [{ REDIS_CLUSTER: 'a:1,[::1]:2' }, { kind: 'cluster', nodes: [{ host: 'a', port: 1 }, { host: '::1', port: 2 }], access: {} }],
    [{ REDIS_CLUSTER: 'a:1', REDIS_PASSWORD: 'p' }, { kind: 'cluster', nodes: [{ host: 'a', port: 1 }], access: { password: 'p' } }],
    [{ REDIS_CLUSTER: 'a:1', REDIS_USERNAME: 'u', REDIS_PASSWORD: 'p', REDIS_TLS: 'on' }, { kind: 'cluster', nodes: [{ host: 'a', port: 1 }], access: { username: 'u', password: 'p', tls: true } }],
    [{ REDIS_SENTINELS: 'a:1', REDIS_SENTINEL_NAME: 'm' }, { kind: 'sentinel', sentinels: [{ host: 'a', port: 1 }], name: 'm', access: {}, sentinelAccess: {} }],
    [{ REDIS_SENTINELS: 'a:1', REDIS_SENTINEL_NAME: 'm', REDIS_PASSWORD: 'p', REDIS_TLS: 'on', REDIS_SENTINEL_USERNAME: 's', REDIS_SENTINEL_PASSWORD: 'q' },
      { kind: 'sentinel', sentinels: [{ host: 'a', port: 1 }], name: 'm', access: { password: 'p', tls: true }, sentinelAccess: { username: 's', password: 'q', tls: true } }]
  ]
  for (const [changes, store] of stores) t.same(loadConfig({ ...good, REDIS_URL: undefined, ...changes }).store, store)
})

t.test('what the environment holds besides is ignored, and nothing can be changed afterwards', async (t) => {
  const config = loadConfig({ ...good, PATH: '/bin', toString: 'x', constructor: 'x', HOST: '', PORT: ' ' } as Record<string, string>)
  t.same(config.listen, { host: '127.0.0.1', port: 3000 }, 'an empty value is none')
  const frozen = (value: unknown): boolean => typeof value !== 'object' || value === null || Buffer.isBuffer(value) || (Object.isFrozen(value) && Object.values(value).every(frozen))
  t.ok(frozen(config))
})
