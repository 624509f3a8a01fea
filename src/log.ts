import { pino, type DestinationStream, type Logger } from 'pino'

/**
 * Structured logs. A request is logged by its path alone: the query of a callback holds a code and a state. An error is
 * logged by what it is and where it came from: other libraries hang whole answers, tokens among them, on theirs.
 */
export function createLogger (level: string, destination?: DestinationStream): Logger {
  const options = { level, serializers: { req: requestLine, err: errorLines } }
  return destination === undefined ? pino(options) : pino(options, destination)
}

interface LoggedRequest { method: string, url: string, ip?: string }

function requestLine ({ method, url, ip }: LoggedRequest): object {
  return { method, path: url.split('?', 1)[0], remoteAddress: ip }
}

function errorLines (error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const { name, message, stack, cause } = error
  const code = 'code' in error ? error.code : undefined
  return { type: name, code, message, stack, ...(cause instanceof Error && { cause: { type: cause.name, message: cause.message } }) }
}
