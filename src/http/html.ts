const markup = Symbol('markup')

/** Markup that `html` has made. The symbol never leaves this file, so nothing else can pass for it. */
export interface Html { readonly [markup]: string }

type Value = Html | string | number | null | undefined | false | readonly Value[]

/**
 * Every interpolation is escaped, for text and for quoted attributes, unless it is itself the work of this
 * tag. Lists are joined; null, undefined and false leave nothing.
 */
export function html (strings: TemplateStringsArray, ...values: Value[]): Html {
  return { [markup]: String.raw({ raw: strings }, ...values.map(toMarkup)) }
}

/** The text to send. */
export function render (page: Html): string {
  return page[markup]
}

function toMarkup (value: Value): string {
  if (value === null || value === undefined || value === false) return ''
  if (typeof value === 'string' || typeof value === 'number') return escape(String(value))
  if (markup in value) return value[markup]
  return value.map(toMarkup).join('')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escape (text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
