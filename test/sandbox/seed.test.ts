import t from 'tap'
import { buildShops } from '../../sandbox/seed/shops.ts'
import { sellers } from '../helpers/sandbox.ts'

t.test('the seeded shops are the same every time', async (t) => {
  t.strictSame(buildShops(), buildShops())
})

t.test('the three sellers are the ones that tests name, each with its size', async (t) => {
  const [tiny, usual, big] = buildShops()
  for (const [shop, seller] of [[tiny, sellers.tiny], [usual, sellers.usual], [big, sellers.big]] as const) {
    t.match(shop?.account, { id: seller.accountId, subdomain: seller.subdomain })
  }
  t.match(tiny, { account: { plan: 'gold', artistsEnabled: false }, products: { length: 3 }, categories: { length: 1 } })
  t.match(usual, { account: { artistsEnabled: true }, products: { length: 24 }, categories: { length: 6 }, artists: { length: 4 }, orders: { length: 40 } })
  t.match(big, { products: { length: 500 }, orders: { length: 400 } })
})

t.test('within a shop no two products share a permalink, and no two orders a number', async (t) => {
  for (const { products, orders } of buildShops()) {
    t.equal(new Set(products.map(({ permalink }) => permalink)).size, products.length)
    t.equal(new Set(orders.map(({ id }) => id)).size, orders.length)
  }
})

t.test('money adds up: what was paid is the total of the order', async (t) => {
  for (const { orders } of buildShops()) {
    for (const { items, adjustments, payments, id } of orders) {
      const sold = items.reduce((sum, { priceCents, quantity }) => sum + priceCents * quantity, 0)
      const total = adjustments.reduce((sum, { kind, amountCents }) => sum + (kind === 'discount' ? -amountCents : amountCents), sold)
      const paid = payments.reduce((sum, { amountCents }) => sum + amountCents, 0)
      if (payments.length > 0 && paid !== total) t.fail(`${id}: ${paid} was paid of ${total}`)
    }
  }
  t.pass('every paid order was paid in full')
})
