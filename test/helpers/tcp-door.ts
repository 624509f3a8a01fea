import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import type { Test } from 'tap'

/** A door in front of a server. While it is shut, whatever is sent waits before it. */
export interface TcpDoor {
  /** The same address, by way of the door. */
  url: string
  shut: () => void
  /** How many stand before it with something to send. */
  waiting: () => number
  /** Who still waits is let through. */
  open: () => void
}

/** An open door on a free port, for the length of the test. */
export async function startTcpDoor (t: Test, url: string): Promise<TcpDoor> {
  const { hostname, port, pathname } = new URL(url)
  const sockets = new Set<Socket>()
  const waiting = new Map<Socket, Array<() => void>>()
  let isShut = false
  const server = createServer((visitor) => {
    const host = connect(Number(port), hostname)
    const end = (): void => { for (const socket of [visitor, host]) socket.destroy() }
    for (const socket of [visitor, host]) {
      sockets.add(socket)
      socket.on('error', () => {}).on('close', () => { // either may be killed on purpose
        sockets.delete(socket)
        waiting.delete(visitor)
        end()
      })
    }
    visitor.on('data', (chunk) => {
      const pass = (): void => { host.write(chunk) }
      if (isShut) waiting.set(visitor, [...waiting.get(visitor) ?? [], pass])
      else pass()
    })
    host.pipe(visitor)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => {
    server.close()
    sockets.forEach((socket) => socket.destroy())
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}`, // it listens on TCP
    shut: () => { isShut = true },
    waiting: () => waiting.size,
    open: () => {
      isShut = false
      for (const pass of [...waiting.values()].flat()) pass()
      waiting.clear()
    }
  }
}
