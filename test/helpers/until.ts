import { setTimeout as sleep } from 'node:timers/promises'

/** Waits until something holds; generously, since the machine may be slow. */
export async function until (holds: () => Promise<boolean> | boolean, atMostMs = 120_000): Promise<void> {
  for (const deadline = performance.now() + atMostMs; !await holds();) {
    if (performance.now() > deadline) throw new Error(`it did not come true within ${atMostMs} ms`)
    await sleep(10)
  }
}
