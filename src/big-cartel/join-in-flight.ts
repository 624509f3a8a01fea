import type { Question, QuestionKey } from './question.ts'

/** Somebody who waits for an answer. */
export interface Waiter {
  /** Aborts when the waiter has gone or its time is up. */
  readonly signal: AbortSignal
  /** Epoch milliseconds. */
  readonly deadline: number
}

/** One asking on behalf of all who wait for it. */
export interface Flight {
  /** Aborts when nobody waits any longer, with the reason of the last who left. */
  readonly signal: AbortSignal
  /** Until the latest deadline of those who wait. */
  timeLeftMs (): number
  /** Whether what it brings may already be outdated: something was dropped meanwhile that it had asked for before. */
  isOutdated (): boolean
}

export interface Joins<Result> {
  /** Waits for the same question if it is under way, else asks it. Only who waits is let down by a failure. */
  run (question: Question, waiter: Waiter, ask: (flight: Flight) => Promise<Result>): { joined: boolean, result: Promise<Result> }
  /** Outdates what is under way: who asks from now on does not wait for it. */
  outdate (matches: (question: Question) => boolean): void
}

interface Entry<Result> extends Flight {
  readonly question: Question
  readonly result: Promise<Result>
  wait (waiter: Waiter): void
  outdate (): void
}

/** Identical questions that are under way at the same time are asked once. */
export function createJoins<Result> (): Joins<Result> {
  const flights = new Map<QuestionKey, Entry<Result>>()

  const forget = (flight: Entry<Result>): void => {
    if (flights.get(flight.question.key) === flight) flights.delete(flight.question.key)
  }
  return {
    run (question, waiter, ask) {
      const known = flights.get(question.key)
      if (known !== undefined) {
        known.wait(waiter)
        return { joined: true, result: known.result }
      }
      const flight = begin(question, waiter, ask, () => forget(flight))
      flights.set(question.key, flight)
      return { joined: false, result: flight.result }
    },
    outdate (matches) {
      for (const flight of flights.values()) {
        if (!matches(flight.question)) continue
        flight.outdate()
        forget(flight)
      }
    }
  }
}

function begin<Result> (
  question: Question, first: Waiter, ask: (flight: Flight) => Promise<Result>, onOver: () => void
): Entry<Result> {
  const leash = new AbortController()
  let waiting = 0
  let deadline = 0
  let isOutdated = false
  const leaving = new Set<() => void>()

  const wait = ({ signal, deadline: until }: Waiter): void => {
    waiting++
    deadline = Math.max(deadline, until)
    const leave = (): void => {
      if (--waiting > 0) return
      onOver() // who comes now finds nobody who still waits, and asks anew
      leash.abort(signal.reason)
    }
    signal.addEventListener('abort', leave, { once: true })
    leaving.add(() => signal.removeEventListener('abort', leave))
  }
  const flight: Flight = { signal: leash.signal, timeLeftMs: () => deadline - Date.now(), isOutdated: () => isOutdated }
  wait(first)
  const result = Promise.resolve().then(() => ask(flight)).finally(() => { // it begins once it can be joined
    onOver()
    for (const stop of leaving) stop()
  })
  return { ...flight, question, result, wait, outdate: () => { isOutdated = true } }
}
