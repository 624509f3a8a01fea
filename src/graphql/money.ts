import type { Currency } from '../big-cartel/currency.ts'
import type { Decimal } from '../big-cartel/money.ts'
import type { GraphqlContext } from './context.ts'
import type { MoneyParent } from './parents.ts'

/** An amount in the account's currency; null when there is none, or when Big Cartel names no currency. */
export async function shopMoney (amount: Decimal | null, context: GraphqlContext): Promise<MoneyParent | null> {
  if (amount === null) return null
  const { currency } = await context.account()
  return currency === null ? null : moneyIn(currency, amount)
}

/** An amount in the order's currency; in the account's when the order names none. */
export async function orderMoney (amount: Decimal | null, currency: Currency | null, context: GraphqlContext): Promise<MoneyParent | null> {
  if (currency === null) return await shopMoney(amount, context)
  return amount === null ? null : moneyIn(currency, amount)
}

function moneyIn ({ code, locale }: Currency, amount: Decimal): MoneyParent {
  return { amount, currencyCode: code, locale }
}
