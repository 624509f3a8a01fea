/** What can be changed while the sandbox runs, by `PATCH /_control/settings`. */
export type Settings = {
  /**
   * `documented`: a token answer is `{access_token, account_id}` and the token lives until it is
   * revoked, as real clients see it. `article`: adds `refresh_token`, `expires_in`, `token_type`.
   */
  tokenProfile: 'documented' | 'article'
  /**
   * What a refresh does to the refresh token. `none`: it stays, the answer bears no new one.
   * `strict`: it is replaced and dead at once. `grace`: it is replaced, and for `graceSeconds` the
   * previous one still works, giving the same new pair again.
   */
  rotation: 'none' | 'strict' | 'grace'
  graceSeconds: number
  /** The lifetime of an access token under the profile `article`. */
  expiresIn: number
  /** The access token that a refresh replaces is dead at once, not only when it expires. */
  refreshInvalidatesOldAccessToken: boolean
  /** How `account_id` is written in a token answer; `none` leaves it out. */
  accountIdAs: 'number' | 'string' | 'none'
  /** How long an authorization code can be exchanged. */
  codeSeconds: number
  /** How long the token endpoint takes. */
  tokenLatencyMs: number
  /** How long each answer under `/v1` takes. */
  apiLatencyMs: number
  /** Every storefront's public JSON is closed. */
  underMaintenance: boolean
  /** How many products a storefront gives at once, whatever is asked for. */
  storefrontPageSize: number
  /** Whether a storefront goes on with `page`; on some, each page is the first one. */
  storefrontPages: 'honoured' | 'ignored'
  /** Where webhooks are sent; null: nowhere. */
  webhookUrl: string | null
}

export const defaultSettings: Settings = {
  tokenProfile: 'documented',
  rotation: 'none',
  graceSeconds: 30,
  expiresIn: 3600,
  refreshInvalidatesOldAccessToken: false,
  accountIdAs: 'number',
  codeSeconds: 60,
  tokenLatencyMs: 0,
  apiLatencyMs: 0,
  underMaintenance: false,
  storefrontPageSize: 250,
  storefrontPages: 'honoured',
  webhookUrl: null
}

const milliseconds = { type: 'integer', minimum: 0, maximum: 600_000 }
const seconds = { type: 'number', minimum: 0 }

/** JSON Schema of a change of settings: each one optional, a misspelled one refused. */
export const settingsSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    tokenProfile: { enum: ['documented', 'article'] },
    rotation: { enum: ['none', 'strict', 'grace'] },
    graceSeconds: seconds,
    expiresIn: seconds,
    refreshInvalidatesOldAccessToken: { type: 'boolean' },
    accountIdAs: { enum: ['number', 'string', 'none'] },
    codeSeconds: seconds,
    tokenLatencyMs: milliseconds,
    apiLatencyMs: milliseconds,
    underMaintenance: { type: 'boolean' },
    storefrontPageSize: { type: 'integer', minimum: 1 },
    storefrontPages: { enum: ['honoured', 'ignored'] },
    webhookUrl: { anyOf: [{ type: 'string', pattern: '^https?://' }, { type: 'null' }] }
  }
}
