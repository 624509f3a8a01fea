/**
 * Every error code that the gateway can emit, in one table: its HTTP status, what happened (title)
 * and how to mend it (detail). README.md's table of codes is held to this one by a test.
 */
const table = {
  // Sign-in
  LOGIN_STATE_INVALID: [400, 'This sign-in is not one of ours', 'Start again from /auth.'],
  LOGIN_STATE_EXPIRED: [400, 'This sign-in took too long', 'A sign-in must be finished within ten minutes. Start again from /auth.'],
  LOGIN_WRONG_BROWSER: [400, 'This sign-in was started in another browser', 'Finish it where it was started: in the same browser, and at the same address of this gateway (localhost is not 127.0.0.1). Or start again from /auth.'],
  LOGIN_FAILED: [400, 'The sign-in could not be finished', 'Start again from /auth.'],
  LOGIN_DENIED: [403, 'Access was not granted', 'The seller declined at Big Cartel. To connect the shop, start again from /auth and approve.'],
  RATE_LIMITED: [429, 'Too many requests', 'Wait for the number of seconds in Retry-After, then try again.'],
  CSRF_REJECTED: [403, 'The request came from a page of another origin', 'Call from a page of this origin or of one listed in CORS_ORIGINS; a program without a browser sends content-type application/json or the header x-bigcartel-gateway: 1.'],
  METHOD_NOT_ALLOWED: [405, 'This method is not allowed here', 'Use one of the methods named in the Allow header.'],

  // Session
  UNAUTHENTICATED: [401, 'Nobody is signed in', 'Sign in at /auth, then send the session cookie along.'],
  REAUTH_REQUIRED: [401, 'Big Cartel no longer accepts this sign-in', 'Sign in again at /auth.'],
  STORE_UNAVAILABLE: [503, 'The session store cannot be reached', 'Nothing is lost: try again after the number of seconds in Retry-After.'],
  REFRESH_TIMEOUT: [503, 'The access token could not be renewed in time', 'Nothing is lost: try again after the number of seconds in Retry-After.'],

  // GraphQL
  BAD_REQUEST: [400, 'The request cannot be understood', 'Mend what the detail names; a GraphQL request is {"query", "variables", "operationName"} as a JSON object.'],
  GRAPHQL_PARSE_FAILED: [400, 'The query does not parse', 'Mend the syntax at the named location.'],
  GRAPHQL_VALIDATION_FAILED: [400, 'The query does not fit the schema', 'Mend the query; GET /schema.graphql has the schema.'],
  BAD_USER_INPUT: [400, 'A value is not acceptable', 'Mend the named argument or variable.'],
  OPERATION_RESOLUTION_FAILURE: [400, 'It is not clear which operation to run', 'Name one of the operations of the document in operationName.'],
  OPERATION_NOT_SUPPORTED: [400, 'This kind of operation is not supported here', 'Send queries and mutations; mutations by POST.'],
  QUERY_TOO_COMPLEX: [400, 'The query is too deep or too wide', 'Split the query.'],
  COST_LIMIT: [400, 'The query costs too much', 'Ask for fewer items at a time.'],
  THROTTLED: [429, 'More is asked than can be answered just now', 'Wait for the number of seconds in Retry-After, then try again.'],
  BATCHING_DISABLED: [400, 'Batches are not accepted', 'Send one operation a request.'],
  INTROSPECTION_DISABLED: [400, 'Introspection is switched off', 'GET /schema.graphql has the schema.'],
  PERSISTED_QUERY_NOT_FOUND: [400, 'No query is known by this hash', 'Send the query text along with its hash; where only trusted documents run, one of those.'],
  PERSISTED_QUERY_NOT_SUPPORTED: [400, 'Persisted queries are switched off', 'Send the query text.'],
  NOT_ACCEPTABLE: [406, 'The answer exists in none of the accepted media types', 'Accept application/graphql-response+json or application/json.'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'The body is in a media type that is not read here', 'Send content-type: application/json in UTF-8.'],
  INTERNAL_ERROR: [500, 'Something went wrong on our side', 'Try again; if it stays, report the request id to whoever runs this gateway.'],

  // Upstream
  UPSTREAM_ERROR: [502, 'Big Cartel answered with an error', 'Try again later.'],
  UPSTREAM_TIMEOUT: [504, 'Big Cartel did not answer in time', 'Try again, or ask for less at a time.'],
  UPSTREAM_UNAVAILABLE: [502, 'Big Cartel cannot be reached', 'Try again later.'],
  UPSTREAM_RATE_LIMITED: [429, 'Big Cartel asks us to slow down', 'Wait for the time in retryAfterMs, then try again.'],
  UPSTREAM_REJECTED: [400, 'Big Cartel did not accept the request', 'Mend the arguments that lead to this call.'],
  UPSTREAM_INVALID_RESPONSE: [502, 'Big Cartel sent something that could not be understood', 'Try again; if it stays, report the request id to whoever runs this gateway.'],
  UPSTREAM_CALL_LIMIT: [400, 'The query needs too many calls to Big Cartel', 'Ask for fewer items at a time.'],
  UPSTREAM_AUTH_MISCONFIGURED: [502, 'Big Cartel does not accept this gateway’s credentials', 'Whoever runs this gateway must check CLIENT_ID, CLIENT_SECRET and the BIGCARTEL_* addresses.'],
  UPSTREAM_AUTH_OUTAGE: [503, 'Big Cartel refuses sign-ins at large just now', 'Nothing is lost: try again later.'],
  ARTISTS_DISABLED: [403, 'Artists are switched off for this shop', 'The seller can switch artists on in the settings of the shop.'],
  NOT_FOUND: [404, 'There is no such thing', 'Check the address or the id.']
} as const satisfies Record<string, readonly [status: number, title: string, detail: string]>

export type ErrorCode = keyof typeof table

/** What the table says of a code. */
export function describeError (code: ErrorCode): { status: number, title: string, detail: string } {
  const [status, title, detail] = table[code]
  return { status, title, detail }
}

export const errorCodes = Object.keys(table) as ErrorCode[] // the keys of a literal are its type

export interface ErrorContext {
  /** A sentence for this one case, in place of the table's detail. Never holds a secret or a stack. */
  detail?: string
  /** An HTTP status for this one case, in place of the table's. */
  status?: number
  /** What went wrong below; logged, never shown. */
  cause?: unknown
  /** How long the caller should wait before a retry. */
  retryAfterMs?: number
  /** Whether the same request may succeed later. */
  retryable?: boolean
  /** Set when Big Cartel caused the error; `status` is absent when it never answered. */
  upstream?: { status?: number }
}

/** An error with a stable code that may be shown to the caller. Anything else that is thrown is masked. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError'
  readonly code: ErrorCode
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly retryable: boolean
  readonly retryAfterMs: number | undefined
  readonly upstream: { status?: number } | undefined

  constructor (code: ErrorCode, context: ErrorContext = {}) {
    const { status, title, detail } = describeError(code)
    super(`${title}. ${context.detail ?? detail}`, { cause: context.cause })
    this.code = code
    this.status = context.status ?? status
    this.title = title
    this.detail = context.detail ?? detail
    this.retryAfterMs = context.retryAfterMs
    this.retryable = context.retryable ?? (context.retryAfterMs !== undefined || this.status === 503)
    this.upstream = context.upstream
  }

  /** For the header `Retry-After`: whole seconds, and never at once. */
  get retryAfterSeconds (): number | undefined {
    return this.retryAfterMs === undefined ? undefined : Math.max(1, Math.ceil(this.retryAfterMs / 1_000))
  }
}
