import { LRUCache } from 'lru-cache'
import { GatewayError } from '../../errors.ts'
import type { MoneyResolvers } from '../generated/schema-types.ts'
import type { MoneyParent } from '../parents.ts'

/** RFC 5646 §4.4.1: room for every tag that is in use. Longer ones can be invented without end. */
const longestLocale = 35

export const Money: MoneyResolvers = {
  formatted: ({ amount, currencyCode, locale: usual }, { locale }) => {
    if (locale == null) return format(amount, writerOf(usual ?? '', currencyCode) ?? writerOf('en-US', currencyCode), currencyCode)
    if (locale.length > longestLocale) throw new GatewayError('BAD_USER_INPUT', { detail: `locale has more than ${longestLocale} characters.` })
    const write = writerOf(locale, currencyCode)
    if (write === null && !isLocale(locale)) throw new GatewayError('BAD_USER_INPUT', { detail: 'locale must be a BCP 47 language tag, such as de-DE.' })
    return format(amount, write, currencyCode)
  }
}

type Write = (amount: MoneyParent['amount']) => string

function format (amount: MoneyParent['amount'], write: Write | null, currencyCode: string): string {
  return write === null ? `${amount} ${currencyCode}` : write(amount)
}

/** Making a formatter, and even reading a locale, takes many times as long as using one. */
const writers = new LRUCache<string, Write>({ max: 500 })

/** Null for a locale that is none, and for a currency that is not of ISO 4217. */
function writerOf (locale: string, currency: string): Write | null {
  const name = `${locale} ${currency}`
  const known = writers.get(name)
  if (known !== undefined) return known
  if (!isLocale(locale) || !/^[A-Za-z]{3}$/.test(currency)) return null
  const writer = createWriter(new Intl.NumberFormat(locale, { style: 'currency', currency }))
  writers.set(name, writer)
  return writer
}

/** Formats the decimal text itself: a detour over floats would lose cents of large amounts. The same amount often comes many times in a row. */
function createWriter (formatter: Intl.NumberFormat): Write {
  let last: { amount: MoneyParent['amount'], text: string } | undefined
  return (amount) => {
    if (last?.amount !== amount) last = { amount, text: formatter.format(amount as `${number}`) } // a Decimal is such a text
    return last.text
  }
}

function isLocale (text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1
  } catch {
    return false
  }
}
