import { text, type Named } from './attributes.ts'

/** Every field but the code is null when the answer names the currency only. */
export interface Currency {
  /** ISO 4217. */
  readonly code: string
  readonly name: string | null
  readonly sign: string | null
  /** BCP 47, for formatting. */
  readonly locale: string | null
}

export function readCurrency ({ id, resource }: Named): Currency {
  return { code: id, name: text(resource, 'name'), sign: text(resource, 'sign'), locale: text(resource, 'locale') }
}
