import fc from 'fast-check'
import t from 'tap'
import { findMany, type Findable } from '../../src/big-cartel/find-many.ts'
import type { PageRequest } from '../../src/big-cartel/list.ts'

interface Thing { readonly id: string }
interface Shelf {
  length: number
  /** The most that it serves at once, whatever it is asked for. */
  most?: number
  /** Whether it says how many there are. */
  counts?: boolean
}

/** Things `1` to `length`, and what was asked for. */
function shelf ({ length, most = 100, counts = true }: Shelf): Findable<Thing> & { ones: string[], pages: PageRequest[] } {
  const things = Array.from({ length }, (_, index) => ({ id: String(index + 1) }))
  const ones: string[] = []
  const pages: PageRequest[] = []
  return {
    ones,
    pages,
    one: async (id) => {
      ones.push(id)
      return things.find((thing) => thing.id === id) ?? null
    },
    page: async (request) => {
      pages.push(request)
      const { offset, limit } = request
      return { items: things.slice(offset, offset + Math.min(limit, most)), total: counts ? length : null, offset }
    }
  }
}

const idsOf = (findings: ReadonlyArray<Thing | null | Error>) => findings.map((finding) => finding instanceof Error ? 'error' : finding?.id ?? null)
const numbers = (from: number, count: number) => Array.from({ length: count }, (_, index) => String(from + index))

t.test('two are asked for one by one, more by pages where that takes fewer calls', async (t) => {
  const cases: Array<[length: number, ids: string[], ones: number, pages: number]> = [
    [1000, [], 0, 0],
    [1000, ['7'], 1, 0],
    [1000, ['7', '700'], 2, 0],
    [1000, ['7', '7', '700', '7'], 2, 0],
    [30, numbers(1, 3), 0, 1],
    [180, numbers(100, 40), 0, 2],
    [500, numbers(200, 20), 0, 5],
    [500, numbers(101, 4), 4, 1],
    [500, ['1', '2', '101', '102'], 2, 1],
    [5000, numbers(1001, 6), 6, 1]
  ]
  for (const [length, ids, ones, pages] of cases) {
    const source = shelf({ length })
    t.same(idsOf(await findMany(ids, source)), ids, 'in their order')
    t.same([source.ones.length, source.pages.length], [ones, pages], `${ids.length} of ${length}`)
  }
})

t.test('what no page has shown is asked for alone while not all has been seen: it may have moved to a page that was read before', async (t) => {
  const source = shelf({ length: 180 })
  const page: typeof source.page = async (request) => {
    const read = await source.page(request)
    return { ...read, items: read.items.filter(({ id }) => id !== '175') }
  }
  t.same(idsOf(await findMany(['1', '101', '175'], { ...source, page })), ['1', '101', '175'])
  t.same([source.ones, source.pages.length], [['175'], 2])
})

t.test('what is not there is null, and asked for no further once everything has been seen', async (t) => {
  const source = shelf({ length: 150 })
  t.same(idsOf(await findMany(['1', 'gone', '150', '../orders', 'x'.repeat(41)], source)), ['1', null, '150', null, null])
  t.same([source.ones, source.pages.length], [[], 2])
  const alone = shelf({ length: 150 })
  t.same(idsOf(await findMany(['gone', '../orders'], alone)), [null, null])
  t.same(alone.ones, ['gone'], 'an id that nothing can have asks nobody')
})

t.test('a list that serves less at once, or does not say how long it is, hides nothing', async (t) => {
  const wanted = numbers(11, 30)
  const short = shelf({ length: 60, most: 20 })
  t.same(idsOf(await findMany(wanted, short)), wanted)
  t.same(short.pages.map(({ offset }) => offset), [0, 20, 40])
  const silent = shelf({ length: 150, counts: false })
  t.same(idsOf(await findMany(numbers(98, 5), silent)), numbers(98, 5))
  t.same([silent.ones.length, silent.pages.length], [2, 1])
  const moving = shelf({ length: 150 })
  const page = async (request: PageRequest) => await moving.page({ ...request, offset: Math.max(0, request.offset - 1) }) // something was put in front meanwhile
  t.same(idsOf(await findMany(['1', '2', '150'], { one: moving.one, page })), ['1', '2', '150'], 'what slipped between two pages is asked for by itself')
})

t.test('a failure strikes what it leaves open, and nothing else', async (t) => {
  const trouble = new Error('no answer')
  const source = shelf({ length: 150 })
  const failing: Findable<Thing> = {
    one: async (id) => { if (id === '2') throw trouble; return await source.one(id) },
    page: async (request) => { if (request.offset > 0) throw trouble; return await source.page(request) }
  }
  t.same(await findMany(['1', '2'], failing), [{ id: '1' }, trouble])
  t.same(await findMany(['1', '2', '149', '150'], failing), [{ id: '1' }, { id: '2' }, trouble, trouble])
  t.same(source.ones, ['1'], 'and no more is asked')
})

t.test('whatever is wanted of whatever list, it is found, in at most one call more than the better way takes', async () => {
  await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: 1200 }), fc.uniqueArray(fc.integer({ min: 1, max: 1300 }), { maxLength: 60 }), async (length, wanted) => {
    const source = shelf({ length })
    const ids = wanted.map(String)
    const found = idsOf(await findMany(ids, source))
    const right = ids.map((id) => Number(id) <= length ? id : null)
    const best = ids.length <= 2 ? ids.length : Math.min(ids.length, Math.max(1, Math.ceil(length / 100)))
    return JSON.stringify(found) === JSON.stringify(right) && source.ones.length + source.pages.length <= best + 1
  }))
})
