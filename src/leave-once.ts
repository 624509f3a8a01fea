import closeWithGrace from 'close-with-grace'

/**
 * Ends the process gracefully at SIGINT or SIGTERM, as at an error. Another signal changes nothing: a Ctrl-C under npm
 * comes twice, from the terminal and from npm, and must not cut off what the first one lets finish within `delay`.
 */
export function leaveOnce (options: closeWithGrace.Options, leave: closeWithGrace.CloseWithGraceAsyncCallback): void {
  const { close } = closeWithGrace({ ...options, skip: [...endings] }, leave)
  let leaving = false
  for (const signal of endings) {
    process.on(signal, () => {
      if (!leaving) close()
      leaving = true
    })
  }
}

const endings = ['SIGINT', 'SIGTERM'] as const
