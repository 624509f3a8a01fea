/** What goes wrong. */
export type FaultAction =
  | { type: 'status', status: number, headers?: Record<string, string>, body?: unknown }
  /** No answer, ever. */
  | { type: 'hang' }
  /** The real answer's head, half of its body, and the socket is destroyed. */
  | { type: 'halfBody' }
  /** The real answer's head, half of its body, and then nothing more. */
  | { type: 'stall' }
  /** 200 with a JSON document of more than 10 MB. */
  | { type: 'huge' }
  /** 200 with a page of HTML. */
  | { type: 'garbage' }
  /** The socket is destroyed before any answer. */
  | { type: 'reset' }
  /** Only late: the real answer, after `delayMs`. */
  | { type: 'delay' }

export type FaultSpec = {
  /** Any method when left out. */
  method?: string
  /** A glob over the path without its query: `*` stands for one segment, `**` for any number. */
  path: string
  /** How many calls it hits; all of them when left out. */
  times?: number
  /** How many matching calls pass before the first is hit. */
  skip?: number
  /** How long to wait first. */
  delayMs?: number
  /**
   * `before` (the default): the call has no effect. `after`: it is carried out, and what goes wrong
   * is only its answer, as when a connection breaks on the way back. `halfBody` and `stall` are always `after`.
   */
  when?: 'before' | 'after'
  action: FaultAction
}

export type Fault = FaultSpec & { id: string, hits: number }

export type Faults = ReturnType<typeof createFaults>

/** The faults that are set; the first that matches a call and is not used up hits it. */
export function createFaults () {
  const faults: (Fault & { seen: number, pattern: RegExp })[] = []
  let lastId = 0
  return {
    add (spec: FaultSpec): string {
      lastId += 1
      faults.push({ ...spec, id: String(lastId), hits: 0, seen: 0, pattern: globPattern(spec.path) })
      return String(lastId)
    },
    strike (method: string, path: string): Fault | undefined {
      for (const fault of faults) {
        if (fault.method !== undefined && fault.method.toUpperCase() !== method) continue
        if (!fault.pattern.test(path) || fault.hits >= (fault.times ?? Infinity)) continue
        fault.seen += 1
        if (fault.seen <= (fault.skip ?? 0)) continue
        fault.hits += 1
        return fault
      }
      return undefined
    },
    list: (): Fault[] => faults.map(({ seen: _seen, pattern: _pattern, ...fault }) => fault),
    clear (): void {
      faults.length = 0
    }
  }
}

function globPattern (glob: string): RegExp {
  const source = glob.split('**').map((part) => part.split('*').map(escaped).join('[^/]+')).join('.*')
  return new RegExp(`^${source}$`)
}

const escaped = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&')

const text = { type: 'string' }
const wholeNumber = { type: 'integer', minimum: 0 }

/** JSON Schema of a `FaultSpec`. */
export const faultSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['path', 'action'],
  properties: {
    method: text,
    path: { type: 'string', pattern: '^/' },
    times: wholeNumber,
    skip: wholeNumber,
    delayMs: wholeNumber,
    when: { enum: ['before', 'after'] },
    action: {
      type: 'object',
      required: ['type'],
      properties: {
        type: { enum: ['status', 'hang', 'halfBody', 'stall', 'huge', 'garbage', 'reset', 'delay'] },
        status: { type: 'integer', minimum: 200, maximum: 599 },
        headers: { type: 'object', additionalProperties: text }
      },
      if: { properties: { type: { const: 'status' } } },
      then: { required: ['status'] }
    }
  }
}
