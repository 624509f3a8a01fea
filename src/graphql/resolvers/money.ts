import { GatewayError } from '../../errors.ts'
import type { MoneyResolvers } from '../generated/schema-types.ts'
import type { MoneyParent } from '../parents.ts'

export const Money: MoneyResolvers = {
  formatted: (money, { locale }) => {
    if (locale != null && !isLocale(locale)) throw new GatewayError('BAD_USER_INPUT', { detail: 'locale must be a BCP 47 language tag, such as de-DE.' })
    return format(money, locale ?? money.locale ?? '')
  }
}

function isLocale (text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1
  } catch {
    return false
  }
}

/** Formats the decimal text itself: a detour over floats would lose cents of large amounts. */
function format ({ amount, currencyCode }: MoneyParent, locale: string): string {
  if (!/^[A-Za-z]{3}$/.test(currencyCode)) return `${amount} ${currencyCode}` // not ISO 4217: Intl would throw
  return formatterOf(isLocale(locale) ? locale : 'en-US', currencyCode).format(amount as `${number}`) // a Decimal is such a text
}

/** Making a formatter takes a hundred times as long as using one. */
const formatters = new Map<string, Intl.NumberFormat>()
const formattersAtMost = 200

function formatterOf (locale: string, currency: string): Intl.NumberFormat {
  const name = `${locale} ${currency}`
  const known = formatters.get(name)
  if (known !== undefined) return known
  if (formatters.size >= formattersAtMost) formatters.clear()
  const formatter = new Intl.NumberFormat(locale, { style: 'currency', currency })
  formatters.set(name, formatter)
  return formatter
}
