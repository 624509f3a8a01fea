import { setTimeout as sleep } from 'node:timers/promises'

/** Waits, without keeping a process alive whose sandbox has been closed meanwhile. */
export const pause = (delayMs: number): Promise<void> => sleep(delayMs, undefined, { ref: false })
