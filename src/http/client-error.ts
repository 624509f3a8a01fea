import { randomUUID } from 'node:crypto'
import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { describeError } from '../errors.ts'

/** RFC 9110 §10.1.1 knows one expectation, which Node meets by itself; without this it would answer any other one without a word. */
export function answerExpectation (_request: IncomingMessage, response: ServerResponse): void {
  const body = bodyOf(417)
  response.writeHead(417, { 'content-type': contentType, 'content-length': Buffer.byteLength(body), 'x-request-id': randomUUID() }).end(body)
}

const statuses: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }
const details: Readonly<Record<number, string>> = {
  431: 'The headers are too large: 16 KiB at most. Drop cookies that you do not need.',
  408: 'The request did not arrive in time. Send it again.',
  417: 'The only expectation that is met is 100-continue.',
  400: 'What arrived is not an HTTP request.'
}

/** Answers what Node could not read as a request, in the form of all other errors, and closes the connection. */
export function answerClientError (error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const status = statuses[error.code ?? ''] ?? 400
  const body = bodyOf(status)
  socket.end([
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `content-type: ${contentType}`,
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${randomUUID()}`,
    'connection: close',
    '',
    body
  ].join('\r\n'))
}

const contentType = 'application/problem+json; charset=utf-8'

function bodyOf (status: number): string {
  return JSON.stringify({ status, code: 'BAD_REQUEST', title: describeError('BAD_REQUEST').title, detail: details[status] })
}
