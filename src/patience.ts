/** What is kept of the time for a last look at what has come. */
const lastLookMs = 50

/**
 * Calls `giveUp` after `ms`, but not before what lies in the sockets could be read. Node runs the timers that are due before
 * it reads: a process that was busy or stopped would take its own pause for that of the other side, and throw away an answer
 * that has come. Where a refresh token works once, nobody can have that answer again. Keeps no process alive.
 * @returns what calls it off
 */
export function patientTimer (ms: number, giveUp: () => void): () => void {
  const lastLook = (): void => { timer = setTimeout(giveUp, Math.min(lastLookMs, ms)).unref() }
  let timer = setTimeout(lastLook, Math.max(ms - lastLookMs, 0)).unref()
  return () => clearTimeout(timer)
}

/** As `AbortSignal.timeout`, with the patience of `patientTimer`. */
export function patientTimeout (ms: number): AbortSignal {
  const controller = new AbortController()
  patientTimer(ms, () => controller.abort(new DOMException('The time is up.', 'TimeoutError')))
  return controller.signal
}
