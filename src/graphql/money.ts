import type { Decimal } from '../big-cartel/money.ts'
import type { GraphqlContext } from './context.ts'
import type { MoneyParent } from './parents.ts'

/** An amount in the account's currency; null when there is none, or when Big Cartel names no currency. */
export async function shopMoney (amount: Decimal | null, context: GraphqlContext): Promise<MoneyParent | null> {
  if (amount === null) return null
  const { currency } = await context.account()
  return currency === null ? null : { amount, currencyCode: currency.code, locale: currency.locale }
}

/** An amount in the order's currency; in the account's when the order names none. */
export async function orderMoney (amount: Decimal | null, currencyCode: string | null, context: GraphqlContext): Promise<MoneyParent | null> {
  if (currencyCode === null) return await shopMoney(amount, context)
  return amount === null ? null : { amount, currencyCode, locale: null }
}
