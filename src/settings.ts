import Type from 'typebox'

const onOff = (fallback: 'on' | 'off' | undefined, description: string) =>
  Type.Unsafe<'on' | 'off'>({ type: 'string', enum: ['on', 'off'], description, ...(fallback && { default: fallback }) })
const text = (description: string, fallback?: string) =>
  Type.String({ minLength: 1, description, ...(fallback !== undefined && { default: fallback }) })
const url = (fallback: string, description: string) =>
  Type.String({ pattern: '^https?://', description, default: fallback })
const whole = (fallback: number, limits: { minimum: number, maximum: number }, description: string) =>
  Type.Integer({ ...limits, description, default: fallback })

/**
 * Every setting of the gateway: its form, its default and the sentence that `.env.example` gives it.
 * What must be set, and what contradicts what, is in `config.ts`.
 */
export const settings = Type.Object({
  CLIENT_ID: Type.Optional(text('The identifier of your application at Big Cartel.')),
  CLIENT_SECRET: Type.Optional(text('The secret of your application at Big Cartel. Stays on the server.')),
  REDIRECT_URI: Type.Optional(Type.String({ pattern: '^https?://', description: 'The address of /callback on this gateway, exactly as registered at Big Cartel. Its origin is the public origin of the gateway.' })),
  SESSION_SECRET: Type.Optional(text('Signs the session cookie: 32 characters or more. To rotate without a failed request: old,new, then new,old, then new, all instances restarted in between.')),
  TOKEN_KEYS: Type.Optional(text('Seals the tokens at rest: kid:base64 of 32 bytes. To rotate without a failed request: k1:…,k2:…, then k2:…,k1:…, then k2:…, all instances restarted in between.')),

  REDIS_URL: Type.Optional(Type.String({ pattern: '^rediss?://', description: 'The Redis server: redis://[user:password@]host:port[/db], or rediss:// for TLS.' })),
  REDIS_CLUSTER: Type.Optional(text('Instead of REDIS_URL, the nodes of a Redis Cluster: host:port,host:port,….')),
  REDIS_SENTINELS: Type.Optional(text('Instead of REDIS_URL, the Redis Sentinels: host:port,host:port,….')),
  REDIS_SENTINEL_NAME: Type.Optional(text('The name of the master that the Sentinels watch.')),
  REDIS_USERNAME: Type.Optional(text('With REDIS_CLUSTER or REDIS_SENTINELS: the user to sign in as at the Redis servers.')),
  REDIS_PASSWORD: Type.Optional(text('With REDIS_CLUSTER or REDIS_SENTINELS: the password for the Redis servers.')),
  REDIS_TLS: onOff('off', 'With REDIS_CLUSTER or REDIS_SENTINELS: whether to speak TLS with the Redis servers and the Sentinels.'),
  REDIS_SENTINEL_USERNAME: Type.Optional(text('The user to sign in as at the Sentinels, which have users of their own.')),
  REDIS_SENTINEL_PASSWORD: Type.Optional(text('The password for the Sentinels.')),
  STORE: Type.Optional(Type.Unsafe<'memory'>({ type: 'string', enum: ['memory'], description: 'memory keeps sessions and tokens in the process instead of Redis: to try things out, never in production.' })),

  NODE_ENV: Type.Optional(text('production switches GraphiQL off by default and refuses unsafe settings.')),
  HOST: text('The address to listen on.', '127.0.0.1'),
  PORT: whole(3000, { minimum: 0, maximum: 65535 }, 'The port to listen on.'),
  LOG_LEVEL: Type.Unsafe<'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'>({ type: 'string', enum: ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], description: 'How much to log.', default: 'info' }),
  TRUST_PROXY: text('Whose X-Forwarded-* headers to believe: off, on, or the addresses of your proxies (10.0.0.0/8,127.0.0.1).', 'off'),
  CORS_ORIGINS: Type.Optional(text('Other origins whose pages may call this gateway with the session cookie: https://a.example,https://b.example.')),
  COOKIE_SAMESITE: Type.Unsafe<'lax' | 'strict' | 'none'>({ type: 'string', enum: ['lax', 'strict', 'none'], description: 'SameSite of the session cookie; none only over https.', default: 'lax' }),
  SESSION_IDLE_SECONDS: whole(43_200, { minimum: 60, maximum: 31_536_000 }, 'A session ends after so many seconds without a request.'),
  SESSION_ABSOLUTE_SECONDS: whole(604_800, { minimum: 60, maximum: 31_536_000 }, 'A session ends so many seconds after sign-in, whatever happens.'),
  GRAPHIQL: Type.Optional(onOff(undefined, 'The GraphiQL IDE at /graphiql: on by default, off by default in production.')),
  INTROSPECTION: onOff('on', 'Whether the schema can be asked for by GraphQL introspection.'),
  APQ: onOff('on', 'Whether clients may send a query once and its SHA-256 hash from then on, as clients of Apollo\'s do.'),
  TRUSTED_DOCUMENTS: Type.Unsafe<'off' | 'log' | 'enforce'>({ type: 'string', enum: ['off', 'log', 'enforce'], description: 'Whether only the queries of TRUSTED_DOCUMENTS_FILE run (enforce), or others are logged (log).', default: 'off' }),
  TRUSTED_DOCUMENTS_FILE: Type.Optional(text('The manifest of your clients\' queries, in the form of Apollo or Relay. Read at the start.')),
  UPSTREAM_TIMEOUT_MS: whole(4_000, { minimum: 1, maximum: 60_000 }, 'How long one call to Big Cartel may take, in milliseconds.'),
  REQUEST_TIMEOUT_MS: whole(10_000, { minimum: 1, maximum: 120_000 }, 'How long one GraphQL request may take with all its calls, in milliseconds.'),
  UPSTREAM_CONCURRENCY: whole(4, { minimum: 1, maximum: 100 }, 'How many calls to Big Cartel may be under way at once for one account.'),
  CACHE: onOff('on', 'Whether answers of Big Cartel are kept for a short while, each for its own session. Identical calls at the same time are one either way.'),

  LIMIT_BODY_BYTES: whole(65_536, { minimum: 1_024, maximum: 10_485_760 }, 'How large the body of a GraphQL request may be, in bytes.'),
  LIMIT_QUERY_CHARACTERS: whole(20_000, { minimum: 100, maximum: 1_000_000 }, 'How long a query may be, in characters.'),
  LIMIT_QUERY_TOKENS: whole(2_000, { minimum: 10, maximum: 100_000 }, 'How many tokens a query may have: names, braces, values.'),
  LIMIT_DEPTH: whole(12, { minimum: 1, maximum: 100 }, 'How many fields deep a query may go, introspection apart.'),
  LIMIT_ALIASES: whole(30, { minimum: 0, maximum: 1_000 }, 'How many fields of a query may be renamed, with its fragments written out.'),
  LIMIT_ROOT_FIELDS: whole(10, { minimum: 1, maximum: 1_000 }, 'How many fields a query may ask for at its root.'),
  LIMIT_DIRECTIVES: whole(50, { minimum: 0, maximum: 1_000 }, 'How many directives a query may have, with its fragments written out.'),
  LIMIT_COST: whole(1_000, { minimum: 10, maximum: 1_000_000 }, 'How many points one operation may cost: 1 for each object, 10 for each field that may call Big Cartel.'),
  LIMIT_POINTS: whole(2_000, { minimum: 10, maximum: 10_000_000 }, 'How many points a session may spend at once, or one address without a session; LIMIT_COST must fit in.'),
  LIMIT_POINTS_PER_SECOND: whole(100, { minimum: 1, maximum: 1_000_000 }, 'How many spent points come back to a session, or an address, in a second.'),
  LIMIT_REQUESTS: whole(10_000, { minimum: 10, maximum: 1_000_000 }, 'How many requests may be under way at once in one process; an eighth as many while it works without a rest.'),
  LIMIT_SIGN_INS: whole(30, { minimum: 1, maximum: 1_000_000 }, 'How many sign-ins one address may begin in a minute.'),

  USER_AGENT: text('How the gateway names itself to Big Cartel, who ask for a name with a site or mail address: put yours in.', 'bigcartel-graphql-gateway/0.1'),

  BIGCARTEL_AUTHORIZE_URL: url('https://my.bigcartel.com/oauth/authorize', 'Where sellers approve your application.'),
  BIGCARTEL_TOKEN_URL: url('https://api.bigcartel.com/oauth/token', 'Where codes become tokens.'),
  BIGCARTEL_DEAUTHORIZE_URL: url('https://api.bigcartel.com/oauth/deauthorize', 'Where an application gives its access back.'),
  BIGCARTEL_API_URL: url('https://api.bigcartel.com/v1', 'The REST API.'),
  BIGCARTEL_STOREFRONT_URL: url('https://api.bigcartel.com', 'The public JSON of all shops, below which each has its subdomain.')
})

export type Settings = Type.Static<typeof settings>
