import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { describeError } from '../errors.ts'

const statuses: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }
const details: Readonly<Record<number, string>> = {
  431: 'The headers are too large: 16 KiB at most. Drop cookies that you do not need.',
  408: 'The request did not arrive in time. Send it again.',
  400: 'What arrived is not an HTTP request.'
}

/** Answers what Node could not read as a request, in the form of all other errors, and closes the connection. */
export function answerClientError (error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const status = statuses[error.code ?? ''] ?? 400
  const body = JSON.stringify({ status, code: 'BAD_REQUEST', title: describeError('BAD_REQUEST').title, detail: details[status] })
  socket.end([
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${randomUUID()}`,
    'connection: close',
    '',
    body
  ].join('\r\n'))
}
