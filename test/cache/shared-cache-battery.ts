import { setTimeout as sleep } from 'node:timers/promises'
import type { Test } from 'tap'
import { questionOf, type Question } from '../../src/big-cartel/question.ts'
import type { Dropped, SharedCache } from '../../src/big-cartel/shared-cache.ts'

export function asking (accountId: string, path: readonly string[], secret = `session of ${accountId}`): Question {
  const question = questionOf({ accountId, secret }, path, {})
  if (question === null) throw new TypeError('it has an account and a session')
  return question
}

const productsOf = (accountId: string, secret?: string) => asking(accountId, ['accounts', accountId, 'products'], secret)

/** What must hold of a cache that instances share, seen from two of them. */
export async function sharedCacheBattery (t: Test, here: SharedCache, there: SharedCache): Promise<void> {
  const heard: Array<Dropped | null> = []
  there.onDrop((dropped) => heard.push(dropped))
  while (!heard.includes(null)) await sleep(5) // it has begun to listen
  const keep = async (cache: SharedCache, question: Question, text: string): Promise<void> => await cache.write(question, text, (await cache.read(question)).mark)
  const textOf = async (cache: SharedCache, question: Question): Promise<string | null> => (await cache.read(question)).kept?.text ?? null

  await t.test('what one has kept the other finds, for the time that is left, and for its own session alone', async (t) => {
    await keep(here, productsOf('1'), '{"data":[1]}')
    const { kept } = await there.read(productsOf('1'))
    t.equal(kept?.text, '{"data":[1]}')
    t.ok(kept !== null && kept.leftMs > 0 && kept.leftMs <= 10_000)
    t.equal(await textOf(there, productsOf('2')), null)
    t.equal(await textOf(there, productsOf('1', 'another session')), null)
    await keep(here, asking('1', ['countries']), '{"data":["all"]}')
    t.equal(await textOf(there, asking('2', ['countries'])), '{"data":["all"]}', 'but countries are everybody’s')
  })

  await t.test('what is dropped is gone at both, and the other hears of it', async (t) => {
    const [products, account, foreign] = [productsOf('3'), asking('3', ['accounts', '3']), productsOf('4')]
    for (const question of [products, account, foreign]) await keep(here, question, '{}')
    await here.drop({ accountId: '3', kinds: ['products'] })
    t.same(await Promise.all([products, account, foreign].map((question) => textOf(there, question))), [null, '{}', '{}'])
    await here.drop({ accountId: '3', kinds: null })
    t.equal(await textOf(there, account), null)
    while (!heard.some((dropped) => dropped?.kinds === null)) await sleep(5)
    t.same(heard.filter((dropped) => dropped !== null), [{ accountId: '3', kinds: ['products'] }, { accountId: '3', kinds: null }])
    await keep(there, products, '{"data":[]}')
    t.equal(await textOf(here, products), '{"data":[]}', 'and may be kept anew')
  })

  await t.test('what was asked before it was dropped is never found', async (t) => {
    const question = productsOf('5')
    const { mark } = await here.read(question)
    await there.drop({ accountId: '5', kinds: ['products'] })
    await here.write(question, '{"data":["old"]}', mark)
    t.equal(await textOf(here, question), null)
    t.equal(await textOf(there, question), null)
  })

  await t.test('what is too long is not kept', async (t) => {
    await keep(here, productsOf('6'), 'x'.repeat(256 * 1024 + 1))
    t.equal(await textOf(here, productsOf('6')), null)
  })
}
