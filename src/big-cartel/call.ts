import { GatewayError } from '../errors.ts'
import type { Fetched } from './answers.ts'
import type { CallMeter } from './call-meter.ts'
import { within } from './deadline.ts'
import type { BigCartelEvent } from './events.ts'
import type { Means } from './means.ts'
import type { Answer } from './status-to-error.ts'
import type { Request } from './transport.ts'

/** One GET. */
export interface Call<Result> {
  /** Whose limit and whose breaker it falls under: an account, a storefront, or a symbol for whoever has none yet. */
  readonly owner: string | symbol
  readonly request: Omit<Request, 'signal'>
  readonly meter: CallMeter
  /** What the answer says. @throws GatewayError when it is a refusal, or nothing that can be understood */
  readonly understand: (answer: Answer) => Result
}

/** Calls once: with so many others of its owner at most, behind the breakers, for so long. */
export async function call<Result> (means: Means, { owner, request, meter, understand }: Call<Result>, signal: AbortSignal): Promise<Fetched<Result>> {
  const { transport, limits, breakers, timeoutMs, onEvent } = means
  return await limits.run(owner, signal, async () => await breakers.run(owner, signal, async () => await timed(onEvent, signal, async () => {
    meter.left()
    const answer = await within(timeoutMs, signal, async (leash) => await transport.get({ ...request, signal: leash }))
    return { result: understand(answer), text: answer.text }
  })))
}

async function timed<Result> (onEvent: Means['onEvent'], signal: AbortSignal, run: () => Promise<Result>): Promise<Result> {
  const startedAt = performance.now()
  const ended = (outcome: Outcome): void => onEvent({ kind: 'call', outcome, ms: performance.now() - startedAt })
  try {
    const result = await run()
    ended('ok')
    return result
  } catch (error) {
    ended(signal.aborted ? 'abandoned' : error instanceof GatewayError ? error.code : 'INTERNAL_ERROR')
    throw error
  }
}

type Outcome = Extract<BigCartelEvent, { kind: 'call' }>['outcome']
