import { envSchema } from 'env-schema'
import { list, parseTokenKeys, parseTrustProxy } from './setting-values.ts'
import { settings, type Settings } from './settings.ts'
import { nestStore, storeProblems, stores } from './store-settings.ts'

export type Config = ReturnType<typeof nest>

/** The settings cannot work; `problems` has a line for each, naming the setting and the mend. Never holds a value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly string[]

  constructor (problems: readonly string[]) {
    super(`The settings need mending:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
    this.problems = problems
  }
}

/**
 * Environment variables → frozen, nested configuration.
 * @throws ConfigError that lists everything missing, malformed and contradictory at once.
 */
export function loadConfig (env: Readonly<Record<string, string | undefined>>): Config {
  const { values, malformed } = readSettings(env)
  const problems = [...malformed.map(({ line }) => line), ...missing(values, malformed), ...contradictions(values)]
  if (problems.length > 0) throw new ConfigError(problems)
  return deepFreeze(nest(values))
}

interface RuleParams { allowedValues?: string[], pattern?: string | RegExp }

interface Malformed { name: string, line: string }

/** Reads what is well formed; a malformed value is reported and left out, so that the rest can still be checked. */
function readSettings (env: Readonly<Record<string, string | undefined>>): { values: Settings, malformed: Malformed[] } {
  const trimmed = Object.entries(env).map(([name, value]): [string, string] => [name, value?.trim() ?? '']) // no value begins or ends with a space but by mistake
  const data = Object.fromEntries(trimmed.filter(([name, value]) => Object.hasOwn(settings.properties, name) && value !== ''))
  try {
    return { values: envSchema<Settings>({ schema: structuredClone(settings), data, env: false }), malformed: [] }
  } catch (error) {
    const malformed = malformedSettings(error)
    for (const { name } of malformed) delete data[name]
    return { values: readSettings(data).values, malformed }
  }
}

function malformedSettings (error: unknown): Malformed[] {
  if (!(error instanceof Error) || !('errors' in error) || !Array.isArray(error.errors)) throw error
  const errors: { instancePath: string, keyword: string, message?: string, params: RuleParams }[] = error.errors
  return errors.map(({ instancePath, keyword, message, params }) => {
    const name = instancePath.slice(1)
    return { name, line: `${name} ${ruleOf(keyword, params) ?? message ?? 'is malformed'}. ${descriptionOf(name)}` }
  })
}

/** In the words of whoever sets them, where the schema's are not. */
function ruleOf (keyword: string, { allowedValues, pattern }: RuleParams): string | undefined {
  if (keyword === 'enum') return `must be one of: ${allowedValues?.join(', ')}`
  const scheme = /^\^(\w+)s\?:\/\/$/.exec(String(pattern))?.[1]
  return scheme && `must start with ${scheme}:// or ${scheme}s://`
}

function descriptionOf (name: string): string {
  const properties: Record<string, object> = settings.properties
  const setting = properties[name]
  return setting !== undefined && 'description' in setting ? String(setting.description) : ''
}

const required = ['CLIENT_ID', 'CLIENT_SECRET', 'REDIRECT_URI', 'SESSION_SECRET', 'TOKEN_KEYS'] as const
const makeSecret = "make one: node -e \"console.log(crypto.randomBytes(32).toString('base64'))\""
const mends: Record<typeof required[number], string> = {
  CLIENT_ID: 'Set it to the identifier that Big Cartel gave your application.',
  CLIENT_SECRET: 'Set it to the secret that Big Cartel gave your application.',
  REDIRECT_URI: 'Set it to the address of /callback on this gateway, for example https://gateway.example.com/callback.',
  SESSION_SECRET: `Set it to 32 random characters or more; ${makeSecret}`,
  TOKEN_KEYS: `Set it to k1:<base64 of 32 random bytes>; ${makeSecret}`
}

function missing (values: Settings, malformed: readonly Malformed[]): string[] {
  const reported = new Set(malformed.map(({ name }) => name))
  const lines = required
    .filter((name) => values[name] === undefined && !reported.has(name))
    .map((name) => `${name} is missing. ${mends[name]}`)
  if (stores.every((name) => values[name] === undefined && !reported.has(name))) {
    lines.push('REDIS_URL is missing. Set it (or REDIS_CLUSTER, or REDIS_SENTINELS with REDIS_SENTINEL_NAME); STORE=memory does without Redis while trying things out.')
  }
  return lines
}

type Rule = [broken: boolean | undefined, line: string]

function contradictions (values: Settings): string[] {
  const production = values.NODE_ENV === 'production'
  const redirect = values.REDIRECT_URI === undefined ? null : URL.parse(values.REDIRECT_URI)
  const secure = redirect?.protocol === 'https:'
  const rules: Rule[] = [
    [values.REDIRECT_URI !== undefined && redirect === null, 'REDIRECT_URI is not a URL. Write it like https://gateway.example.com/callback.'],
    [redirect !== null && !redirect.pathname.endsWith('/callback'), 'REDIRECT_URI must end in /callback: that is where this gateway finishes sign-ins.'],
    [redirect !== null && (redirect.search !== '' || redirect.hash !== '' || redirect.username !== ''), 'REDIRECT_URI must have no query, fragment or user name.'],
    [redirect !== null && !secure && (production || !isLoopback(redirect.hostname)), 'REDIRECT_URI must start with https://. Plain http is only for localhost outside production.'],
    [values.SESSION_SECRET?.split(',').some((secret) => secret.trim().length < 32), 'SESSION_SECRET is too short. Each secret in it must have 32 characters or more.'],
    [values.TOKEN_KEYS !== undefined && parseTokenKeys(values.TOKEN_KEYS) === null, `TOKEN_KEYS is malformed. Write kid:base64 of exactly 32 bytes, each kid once, comma-separated; ${makeSecret}`],
    ...storeProblems(values),
    [parseTrustProxy(values.TRUST_PROXY) === null, 'TRUST_PROXY is malformed. Write off, on, or IP addresses and ranges, comma-separated.'],
    [values.COOKIE_SAMESITE === 'none' && redirect !== null && !secure, 'COOKIE_SAMESITE=none needs an https REDIRECT_URI: browsers refuse such a cookie over plain http.'],
    [list(values.CORS_ORIGINS).some((origin) => !/^https?:/.test(origin) || URL.parse(origin)?.origin !== origin), 'CORS_ORIGINS is malformed. Write origins only, like https://shop.example.com, without a path or a trailing slash; * is not possible with cookies.'],
    [values.SESSION_IDLE_SECONDS > values.SESSION_ABSOLUTE_SECONDS, 'SESSION_IDLE_SECONDS is longer than SESSION_ABSOLUTE_SECONDS. Make it shorter or equal.'],
    [values.LIMIT_COST > values.LIMIT_POINTS, 'LIMIT_COST is more than LIMIT_POINTS: such an operation could never run. Make it less or equal.'],
    [values.TRUSTED_DOCUMENTS !== 'off' && values.TRUSTED_DOCUMENTS_FILE === undefined, 'TRUSTED_DOCUMENTS_FILE is missing. Set it to the manifest of your clients\' queries, or TRUSTED_DOCUMENTS to off.'],
    ...bigCartelAddresses.map((name): Rule => [URL.parse(values[name]) === null, `${name} is not a URL. ${descriptionOf(name)}`]),
    ...bigCartelAddresses.map((name): Rule => [production && URL.parse(values[name])?.protocol === 'http:', `${name} must start with https:// in production: tokens travel there.`])
  ]
  return rules.filter(([broken]) => broken).map(([, line]) => line)
}

const bigCartelAddresses = ['BIGCARTEL_AUTHORIZE_URL', 'BIGCARTEL_TOKEN_URL', 'BIGCARTEL_DEAUTHORIZE_URL', 'BIGCARTEL_API_URL', 'BIGCARTEL_STOREFRONT_URL'] as const

function nest (values: Settings) {
  const redirectUri = new URL(values.REDIRECT_URI ?? '')
  const production = values.NODE_ENV === 'production'
  const upstream = {
    userAgent: values.USER_AGENT,
    timeoutMs: values.UPSTREAM_TIMEOUT_MS,
    concurrency: values.UPSTREAM_CONCURRENCY,
    cache: values.CACHE === 'on'
  }
  return {
    listen: { host: values.HOST, port: values.PORT },
    logLevel: values.LOG_LEVEL,
    trustProxy: parseTrustProxy(values.TRUST_PROXY) ?? false,
    publicOrigin: redirectUri.origin,
    corsOrigins: list(values.CORS_ORIGINS),
    store: nestStore(values),
    session: {
      secrets: list(values.SESSION_SECRET),
      secureCookie: redirectUri.protocol === 'https:',
      sameSite: values.COOKIE_SAMESITE,
      idleSeconds: values.SESSION_IDLE_SECONDS,
      absoluteSeconds: values.SESSION_ABSOLUTE_SECONDS,
      budget: { points: values.LIMIT_POINTS, perSecond: values.LIMIT_POINTS_PER_SECOND }
    },
    tokenKeys: parseTokenKeys(values.TOKEN_KEYS ?? '') ?? [],
    requestLimit: values.LIMIT_REQUESTS,
    signIn: { perMinute: values.LIMIT_SIGN_INS },
    oauth: {
      clientId: values.CLIENT_ID ?? '',
      clientSecret: values.CLIENT_SECRET ?? '',
      redirectUri: values.REDIRECT_URI ?? '', // letter for letter as it is registered
      authorizeUrl: values.BIGCARTEL_AUTHORIZE_URL,
      tokenUrl: values.BIGCARTEL_TOKEN_URL,
      deauthorizeUrl: values.BIGCARTEL_DEAUTHORIZE_URL
    },
    bigCartel: { ...upstream, apiUrl: values.BIGCARTEL_API_URL },
    storefronts: { ...upstream, apiUrl: values.BIGCARTEL_STOREFRONT_URL },
    graphql: {
      requestTimeoutMs: values.REQUEST_TIMEOUT_MS,
      introspection: values.INTROSPECTION === 'on',
      apq: values.APQ === 'on',
      trustedDocuments: values.TRUSTED_DOCUMENTS === 'off' ? null : { mode: values.TRUSTED_DOCUMENTS, file: values.TRUSTED_DOCUMENTS_FILE ?? '' },
      graphiql: (values.GRAPHIQL ?? (production ? 'off' : 'on')) === 'on',
      limits: {
        bodyBytes: values.LIMIT_BODY_BYTES,
        characters: values.LIMIT_QUERY_CHARACTERS,
        tokens: values.LIMIT_QUERY_TOKENS,
        depth: values.LIMIT_DEPTH,
        aliases: values.LIMIT_ALIASES,
        rootFields: values.LIMIT_ROOT_FIELDS,
        directives: values.LIMIT_DIRECTIVES,
        cost: values.LIMIT_COST
      }
    }
  }
}

function isLoopback (hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')
}

function deepFreeze<T> (value: T): T {
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return value
  for (const inner of Object.values(value)) deepFreeze(inner)
  return Object.freeze(value)
}
