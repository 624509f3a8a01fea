import type { Test } from 'tap'
import { ask, type BigCartel } from './documents.ts'

/** What is refused, and how. */
export async function refusalContract (t: Test, bigCartel: BigCartel, shop: string): Promise<void> {
  await t.test('credentials that are wrong or missing are a 401 that says why', async (t) => {
    for (const authorization of ['Bearer not-a-token', `Basic ${Buffer.from('nobody-has-this-shop:wrong').toString('base64')}`, '']) {
      const answer = await ask(bigCartel, '/accounts', { authorization })
      t.equal(answer.status, 401, authorization)
      const body: unknown = await answer.json()
      t.ok(typeof body === 'object' && body !== null && ('error' in body || 'errors' in body), 'error or errors')
    }
  })

  await t.test('without the JSON:API media type in Accept nothing is answered', async (t) => {
    const answer = await ask(bigCartel, '/accounts', { accept: 'text/html' })
    t.ok([400, 406].includes(answer.status), `answered ${answer.status}`)
    await answer.body?.cancel()
  })

  await t.test("what doesn't exist is a 404", async (t) => {
    for (const path of [`${shop}/orders/ZZZZ-000000`, `${shop}/products/0`, `${shop}/categories/0`]) {
      const answer = await ask(bigCartel, path)
      t.equal(answer.status, 404, path)
      await answer.body?.cancel()
    }
  })

  await t.test("another's account is out of reach", async (t) => {
    const answer = await ask(bigCartel, '/accounts/0')
    const body: unknown = await answer.json().catch(() => ({}))
    t.not(answer.status, 200)
    t.notMatch(body, { data: { id: String } })
  })
}
