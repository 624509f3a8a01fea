import { listCarts } from '../../big-cartel/cart.ts'
import { listDiscounts } from '../../big-cartel/discount.ts'
import { mapPage } from '../../big-cartel/list.ts'
import { listOrders } from '../../big-cartel/order.ts'
import { connect } from '../connection.ts'
import type { AccountResolvers, PlanResolvers, QueryResolvers } from '../generated/schema-types.ts'
import { globalId } from '../global-id.ts'
import { upstreamFilter } from '../upstream-filter.ts'
import { listedDiscount } from './discount.ts'
import { orderListRequest } from './order.ts'

export const accountQueries: Pick<QueryResolvers, 'account'> = {
  account: (_query, _args, context) => ({ accountId: context.api().accountId })
}

export const Account: AccountResolvers = {
  id: ({ accountId }) => globalId('Account', accountId),
  subdomain: (_account, _args, { signedIn }) => signedIn?.account.subdomain ?? null,
  owner: async (_account, _args, context) => await context.account(),
  plan: async (_account, _args, context) => (await context.account()).plan,
  stripePublishableKey: async (_account, _args, context) => (await context.account()).stripePublishableKey,
  timeZone: async (_account, _args, context) => (await context.account()).timeZone,
  features: async (_account, _args, context) => {
    const { artistsEnabled, inventoryEnabled, hasActiveAdvancedTaxSettings } = await context.account()
    return { artists: artistsEnabled, inventory: inventoryEnabled, advancedTax: hasActiveAdvancedTaxSettings }
  },
  launched: async (_account, _args, context) => (await context.account()).launched,
  underMaintenance: async (_account, _args, context) => (await context.account()).underMaintenance,
  createdAt: async (_account, _args, context) => (await context.account()).createdAt,
  updatedAt: async (_account, _args, context) => (await context.account()).updatedAt,
  shop: (account) => account,
  orders: async ({ accountId }, args, context, info) => {
    const request = orderListRequest(args)
    return await connect({
      name: `${accountId} orders ${JSON.stringify(request)}`,
      fetch: (page) => listOrders(context.api(), { ...request, ...page })
    }, args, info)
  },
  discounts: async ({ accountId }, args, context, info) => {
    const filter = upstreamFilter(args.filter?.other)
    return await connect({
      name: `${accountId} discounts ${JSON.stringify(filter)}`,
      fetch: async (page) => mapPage(await listDiscounts(context.api(), { filter, ...page }), (item) => listedDiscount(item, context.api()))
    }, args, info)
  },
  carts: async ({ accountId }, args, context, info) =>
    await connect({ name: `${accountId} carts`, fetch: (page) => listCarts(context.api(), page) }, args, info)
}

export const Plan: PlanResolvers = {
  monthlyRate: ({ monthlyRate }) => monthlyRate === null ? null : { amount: monthlyRate, currencyCode: 'USD', locale: 'en-US' }
}
