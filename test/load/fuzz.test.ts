import { connect } from 'node:net'
import fc from 'fast-check'
import t from 'tap'
import { errorCodes } from '../../src/errors.ts'
import { figure } from '../helpers/figures.ts'
import { newSecrets } from '../helpers/gateway.ts'
import { startGatewayProcess } from '../helpers/gateway-process.ts'
import { startSandbox } from '../helpers/sandbox.ts'
import { anyRequest, type RawRequest } from './mutated-request.ts'

const rounds = 420
const requestsInRound = 50
const heapLimitMb = 160

/** Sends bytes and hears all that comes back until the other side hangs up. */
async function exchange (port: number, request: RawRequest): Promise<string> {
  return await new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.end(request)) // half closed: an unfinished request is finished
    socket.setTimeout(20_000, () => { socket.destroy(new Error('neither answered nor closed')) })
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', (error: NodeJS.ErrnoException) => error.code === 'ECONNRESET' || error.code === 'EPIPE' ? resolve(Buffer.concat(chunks).toString()) : reject(error))
    socket.on('close', () => resolve(Buffer.concat(chunks).toString()))
  })
}

/** What is wrong with an answer; `null` when nothing is. */
function faultOf (answer: string, secrets: readonly string[]): string | null {
  if (answer === '') return null // the connection was closed: fair for what is not HTTP
  const [, status = ''] = /^HTTP\/1\.1 (\d{3})/.exec(answer) ?? []
  if (status === '') return 'no status'
  if (Number(status) === 500) return 'an error that nobody has foreseen'
  const body = answer.slice(answer.indexOf('\r\n\r\n') + 4)
  const isError = Number(status) >= 400 && body !== ''
  if (isError && !errorCodes.some((code) => body.includes(code))) return `${status} without a code`
  if (/\n\s+at |node_modules|file:\/\//.test(body) && !/javascript|graphiql/.test(answer.slice(0, 500))) return 'a stack'
  return secrets.some((secret) => answer.includes(secret)) ? 'a secret' : null
}

t.test(`${rounds * requestsInRound} mutated requests: no crash, no error without a code, no leak, and the memory stays flat`, async (t) => {
  const sandbox = await startSandbox(t, { tokenProfile: 'article', rotation: 'grace' })
  const settings = { ...newSecrets(), LOG_LEVEL: 'info' }
  const gateway = await startGatewayProcess(t, sandbox, settings, [`--max-old-space-size=${heapLimitMb}`])
  const browser = gateway.browser()
  await browser.signIn('harbourpress')
  const cookie = `bcg_session=${browser.cookies.get('bcg_session')}`
  const { accessTokens, refreshTokens } = await sandbox.control.issued()
  const secrets = [sandbox.clientSecret, settings.SESSION_SECRET, settings.TOKEN_KEYS.slice(3), ...[...accessTokens, ...refreshTokens].map(({ token }) => token)]
  const port = Number(new URL(gateway.url).port)
  const heaps: number[] = []
  const statuses = new Map<string, number>()

  const faults: string[] = []
  const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
  t.comment(`figure: FUZZ_SEED=${seed} sends the same requests again`)

  for (let round = 0; round < rounds && faults.length < 10; round++) {
    const requests = fc.sample(anyRequest(cookie), { numRuns: requestsInRound, seed: seed + round })
    const answers = await Promise.all(requests.map(async (request) => await exchange(port, request)))
    answers.forEach((answer, index) => {
      const status = answer.slice(9, 12) || 'closed'
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      const fault = faultOf(answer, secrets)
      if (fault !== null) faults.push(`${fault}: ${JSON.stringify(requests[index]?.toString().slice(0, 2_000))} was answered ${JSON.stringify(answer.slice(0, 2_000))}`)
    })
    heaps.push(await figure(gateway, 'nodejs_heap_size_used_bytes'))
  }
  t.same(faults, [])

  t.comment(`figure: ${[...statuses].sort().map(([status, count]) => `${status} × ${count}`).join(', ')}`)
  const lowest = (from: number, to: number): number => Math.min(...heaps.slice(from, to)) / 1024 ** 2
  const [early, late] = [lowest(rounds / 4, rounds / 2), lowest(rounds * 3 / 4, rounds)]
  t.comment(`figure: heap of ${early.toFixed(1)} MB in the second quarter, ${late.toFixed(1)} MB in the last`)
  t.ok(late < early * 1.5, 'the memory stays flat')
  t.equal((await fetch(`${gateway.url}/healthz`)).status, 200)
  t.match(await browser.graphql('{ shop { name } }'), { data: { shop: { name: 'Harbour Press' } } }, 'the good still works')
  t.notOk(secrets.some((secret) => gateway.written().includes(secret)), 'no secret in the log')
  t.equal(gateway.written().match(/unexpected error/g), null, 'nothing that nobody has foreseen in the log')
  for (const status of ['200', '400', '401', '403', '404', '405', '406', '415', '431']) t.ok((statuses.get(status) ?? 0) > 5, `${status} was among the answers`)
})
