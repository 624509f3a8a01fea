import fc from 'fast-check'
import t from 'tap'
import { fetchAccount } from '../../src/big-cartel/account.ts'
import { listCategories } from '../../src/big-cartel/category.ts'
import type { BigCartelApi } from '../../src/big-cartel/client.ts'
import { listDiscounts } from '../../src/big-cartel/discount.ts'
import { parseDocument } from '../../src/big-cartel/json-api.ts'
import { listOrders } from '../../src/big-cartel/order.ts'
import { listProducts } from '../../src/big-cartel/product.ts'
import { GatewayError } from '../../src/errors.ts'
import { orderDocument, productsDocument } from './documents.ts'

const page = { offset: 0, limit: 20 }

/** Every reader over one answer: each gives a value or says that the answer is no good. */
async function readAll (body: unknown): Promise<void> {
  const api: BigCartelApi = { accountId: '1', get: async () => parseDocument(body, 200) }
  const readings = [fetchAccount(api), listProducts(api, page), listOrders(api, page), listCategories(api, page), listDiscounts(api, page)]
  for (const result of await Promise.allSettled(readings)) {
    if (result.status === 'fulfilled') continue
    const { reason } = result
    if (!(reason instanceof GatewayError) || reason.code !== 'UPSTREAM_INVALID_RESPONSE') throw reason
  }
}

t.test('no JSON whatever makes a reader fail in another way', async (t) => {
  await fc.assert(fc.asyncProperty(fc.jsonValue(), readAll))
  await fc.assert(fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (data, included, meta) => readAll({ data, included, meta })))
  t.notOk('polluted' in {})
})

t.test('nor does a good answer of which any one part is replaced', async (t) => {
  for (const document of [productsDocument, orderDocument]) {
    const paths = pathsIn(document)
    await fc.assert(fc.asyncProperty(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => readAll(replaced(document, path, value))), { numRuns: 1000 })
  }
  t.pass('in a thousand ways each')
})

function pathsIn (value: unknown, path: readonly string[] = []): ReadonlyArray<readonly string[]> {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, child]) => pathsIn(child, [...path, key]))]
}

function replaced (value: unknown, [key, ...rest]: readonly string[], replacement: unknown): unknown {
  if (key === undefined || typeof value !== 'object' || value === null) return replacement
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value }
  return Object.assign(copy, { [key]: replaced(Object.entries(value).find(([name]) => name === key)?.[1], rest, replacement) })
}
