import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import type { Test } from 'tap'
import { messagesIn } from './redis-messages.ts'

/** `hold`: it does not get there; `hold reply`: it runs, its reply does not come back; `cut …`: the connection breaks instead. */
export type StrikeAction = 'hold' | 'hold reply' | 'cut' | 'cut reply'

export interface Strike {
  /** Resolves when it has struck; with `… reply`, when Redis has run the command. */
  struck: Promise<void>
  /** Lets go of what is held; forgets a strike that has not struck yet. */
  release: () => void
}

/** What stands between gateways and a redis-server. Everything passes until a test says otherwise. */
export interface RedisProxy {
  url: string
  /** Breaks every connection there is; new ones are welcome. */
  cut: () => void
  /** Breaks every connection and refuses new ones, as a server that is down. */
  refuse: () => Promise<void>
  /** Accepts, and passes nothing on in either direction, as a network that swallows everything. */
  stall: () => void
  /** Back to normal; what was stalled is passed on. */
  pass: () => Promise<void>
  /** Acts on the next command that matches, once. What comes after it on the same connection queues behind it. */
  strike: (matches: (command: readonly string[]) => boolean, action: StrikeAction) => Strike
}

/** A proxy on a free port, for the length of the test. */
export async function startRedisProxy (t: Test, target: { url: string }): Promise<RedisProxy> {
  const { hostname, port } = new URL(target.url)
  const links = new Set<Link>()
  const strikes = new Set<PendingStrike>()
  let stalled = false
  const server = createServer((client) => {
    const link = createLink(client, connect(Number(port), hostname), strikes)
    if (stalled) link.stall()
    links.add(link)
    client.once('close', () => links.delete(link))
  })
  const listen = async (on: number): Promise<void> => { await new Promise<void>((resolve) => server.listen(on, '127.0.0.1', resolve)) }
  const cut = (): void => links.forEach((link) => link.cut())
  const refuse = async (): Promise<void> => {
    if (!server.listening) return
    const closed = new Promise((resolve) => server.close(resolve))
    cut()
    await closed
  }
  await listen(0)
  t.teardown(refuse)
  const { port: own } = server.address() as AddressInfo // it listens on TCP
  return {
    url: `redis://127.0.0.1:${own}`,
    cut,
    refuse,
    stall: () => {
      stalled = true
      links.forEach((link) => link.stall())
    },
    pass: async () => {
      stalled = false
      links.forEach((link) => link.unstall())
      if (!server.listening) await listen(own)
    },
    strike: (matches, action) => {
      const pending: PendingStrike = { matches, action, report: () => {}, letGo: () => {} }
      strikes.add(pending)
      return {
        struck: new Promise((resolve) => { pending.report = resolve }),
        release: () => {
          strikes.delete(pending)
          pending.letGo()
        }
      }
    }
  }
}

/** Matches calls of one of the gateway's scripts (`token_commit`), by hash or by text. */
export function callsOf (script: string): (command: readonly string[]) => boolean {
  const hash = sha1(readFileSync(new URL(`../../src/redis/lua/${script}.lua`, import.meta.url)))
  return ([name = '', body = '']) => /^evalsha$/i.test(name) ? body === hash : /^eval$/i.test(name) && sha1(Buffer.from(body, 'latin1')) === hash
}

interface PendingStrike {
  matches: (command: readonly string[]) => boolean
  action: StrikeAction
  report: () => void
  letGo: () => void
}

interface Link { cut: () => void, stall: () => void, unstall: () => void }

function createLink (client: Socket, upstream: Socket, strikes: Set<PendingStrike>): Link {
  const toServer = createLane(upstream)
  const toClient = createLane(client)
  /** What to do with each reply that is still to come. */
  const awaited: Array<PendingStrike | undefined> = []
  const cut = (): void => { for (const socket of [client, upstream]) socket.destroy() }
  for (const socket of [client, upstream]) socket.on('error', () => {}).on('close', cut)
  const strikeNow = (strike: PendingStrike, lane: Lane): void => {
    strike.report()
    if (strike.action.startsWith('cut')) return cut()
    lane.hold(strike)
    strike.letGo = () => lane.release(strike)
  }
  client.on('data', messagesIn((message, command) => {
    const strike = [...strikes].find(({ matches }) => matches(command))
    const isReply = strike?.action.endsWith('reply') === true
    if (strike !== undefined) strikes.delete(strike)
    if (strike !== undefined && !isReply) strikeNow(strike, toServer)
    awaited.push(isReply ? strike : undefined)
    toServer.send(message)
  }))
  upstream.on('data', messagesIn((message) => {
    const strike = message.startsWith('>') ? undefined : awaited.shift() // what Redis says unasked answers nothing
    if (strike !== undefined) strikeNow(strike, toClient)
    toClient.send(message)
  }))
  return {
    cut,
    stall: () => [toServer, toClient].forEach((lane) => lane.hold('stall')),
    unstall: () => [toServer, toClient].forEach((lane) => lane.release('stall'))
  }
}

type Lane = ReturnType<typeof createLane>

/** One direction of a connection: while anybody holds it, messages queue. */
function createLane (to: Socket) {
  const holders = new Set<unknown>()
  let waiting = ''
  const flush = (): void => {
    if (holders.size > 0 || waiting === '' || to.destroyed) return
    to.write(waiting, 'latin1')
    waiting = ''
  }
  return {
    send: (message: string) => { waiting += message; flush() },
    hold: (holder: unknown) => { holders.add(holder) },
    release: (holder: unknown) => { holders.delete(holder); flush() }
  }
}

const sha1 = (bytes: Buffer): string => createHash('sha1').update(bytes).digest('hex')
