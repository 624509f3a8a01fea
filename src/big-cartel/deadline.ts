import { GatewayError } from '../errors.ts'

/**
 * Runs a task under a leash: the signal it is handed aborts after `ms`, or as soon as the outer signal does,
 * and the promise rejects at that moment even if the task pays no heed.
 *
 * @throws GatewayError UPSTREAM_TIMEOUT when the time is up; the outer signal's reason when that aborted
 */
export async function within<Result> (
  ms: number, outer: AbortSignal | undefined, task: (signal: AbortSignal) => Promise<Result>
): Promise<Result> {
  outer?.throwIfAborted()
  if (ms <= 0) throw timeout()
  const leash = new AbortController()
  const follow = () => leash.abort(outer?.reason)
  const timer = setTimeout(() => leash.abort(timeout()), ms)
  outer?.addEventListener('abort', follow, { once: true })
  try {
    return await Promise.race([task(leash.signal), aborted(leash.signal)])
  } finally {
    clearTimeout(timer)
    outer?.removeEventListener('abort', follow)
  }
}

/** Waits; the signal that ends the wait early is that of the leash around it. */
export function wait (ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end)
  })
}

function aborted (signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

function timeout (): GatewayError {
  return new GatewayError('UPSTREAM_TIMEOUT', { retryable: true, upstream: {} })
}
