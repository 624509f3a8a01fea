import { GatewayError } from '../../errors.ts'
import type { MoneyResolvers } from '../generated/schema-types.ts'
import type { MoneyParent } from '../parents.ts'

export const Money: MoneyResolvers = {
  formatted: (money, { locale }) => format(money, locale ?? money.locale ?? 'en-US')
}

/** Formats the decimal text itself: a detour over floats would lose cents of large amounts. */
function format ({ amount, currencyCode }: MoneyParent, locale: string): string {
  return formatterOf(locale, currencyCode).format(amount as `${number}`) // a Decimal is such a text
}

/** Making a formatter takes a hundred times as long as using one. */
const formatters = new Map<string, Intl.NumberFormat>()
const formattersAtMost = 200

function formatterOf (locale: string, currency: string): Intl.NumberFormat {
  const name = `${locale} ${currency}`
  const known = formatters.get(name)
  if (known !== undefined) return known
  if (formatters.size >= formattersAtMost) formatters.clear()
  const formatter = makeFormatter(locale, currency)
  formatters.set(name, formatter)
  return formatter
}

function makeFormatter (locale: string, currency: string): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency })
  } catch (cause) {
    throw new GatewayError('BAD_USER_INPUT', { cause, detail: 'locale must be a BCP 47 language tag, such as de-DE.' })
  }
}
