import type { Currency } from '../big-cartel/currency.ts'
import { maxDecimal, minDecimal, type Decimal } from '../big-cartel/decimal.ts'
import type { GraphqlContext } from './context.ts'
import type { MoneyParent } from './parents.ts'

/** An amount in the account's currency; null when there is none, or when Big Cartel names no currency. */
export async function shopMoney (amount: Decimal | null, context: GraphqlContext): Promise<MoneyParent | null> {
  if (amount === null) return null
  const { currency } = await context.account()
  return moneyIn(currency, amount)
}

/** An amount in the order's currency; in the account's when the order names none. */
export async function orderMoney (amount: Decimal | null, currency: Currency | null, context: GraphqlContext): Promise<MoneyParent | null> {
  return currency === null ? await shopMoney(amount, context) : moneyIn(currency, amount)
}

/** An amount in a known currency; null when there is no amount, or no currency is known. */
export function moneyIn (currency: Currency | null, amount: Decimal | null): MoneyParent | null {
  return currency === null || amount === null ? null : { amount, currencyCode: currency.code, locale: currency.locale }
}

/** The lowest and the highest of several prices; null when there is none. */
export function rangeOf (prices: readonly Decimal[], currency: Currency | null): { min: MoneyParent, max: MoneyParent } | null {
  const min = moneyIn(currency, minDecimal(prices))
  const max = moneyIn(currency, maxDecimal(prices))
  return min === null || max === null ? null : { min, max }
}
