/** An answer other than success, thrown from anywhere under `/v1`. */
export class Failure extends Error {
  readonly status: number
  readonly code: string
  readonly title: string

  constructor (status: number, code: string, title: string, detail: string) {
    super(detail)
    this.status = status
    this.code = code
    this.title = title
  }

  /** Bad credentials are answered as OAuth does, `{"error": …}`; all else as JSON:API `errors`. */
  body (): unknown {
    if (this.status === 401) return { error: this.message }
    return { errors: [{ status: String(this.status), code: this.code, title: this.title, detail: this.message }] }
  }
}

export const badParameter = (detail: string) => new Failure(400, 'parameter.invalid', 'Bad Request', detail)
export const badRequest = (detail: string) => new Failure(400, 'request.invalid', 'Bad Request', detail)
export const unauthorized = () => new Failure(401, 'unauthorized', 'Unauthorized', 'Invalid API credentials.')
export const requestFailed = (detail: string) => new Failure(402, 'request.failed', 'Request Failed', detail)
export const artistsDisabled = () => new Failure(403, 'account.artists-disabled', 'Forbidden', 'Artists are disabled for this account.')
export const notFound = () => new Failure(404, 'not-found', 'Not Found', "The requested item doesn't exist.")
export const notAcceptable = () => new Failure(406, 'not-acceptable', 'Not Acceptable', 'The Accept header must be application/vnd.api+json.')
export const conflict = (detail: string) => new Failure(409, 'conflict', 'Conflict', detail)
