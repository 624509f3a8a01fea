/** What a call is made with: one account's access token, which may change while a request runs. */
export interface Credential {
  /** The account whose token this is; '' only while a sign-in has yet to learn it. */
  readonly accountId: string

  /**
   * What only this session's bearer brings along; it keeps what is kept of the session's answers apart, and sealed.
   * Null: nothing may be kept or shared.
   */
  readonly secret: string | null

  /** The token to use now, renewed first if it is due. */
  accessToken (signal?: AbortSignal): Promise<string>

  /**
   * Another token in place of the one that Big Cartel refused.
   *
   * @throws GatewayError REAUTH_REQUIRED when there is none to be had
   */
  replacement (refused: string, signal?: AbortSignal): Promise<string>

  /** Told when the replacement was refused as well: the grant is gone and only a new sign-in helps. */
  refused (token: string): Promise<void>
}
