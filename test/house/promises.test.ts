import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { root } from './sources.ts'

const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const testsIn = (text: string): string[] => [...text.matchAll(/`(test\/[\w/-]+\.test\.ts)`/g)].map(([, file = '']) => file)

t.test('every test that a page of the project names exists', async (t) => {
  for (const page of ['README.md', 'ARCHITECTURE.md', 'SECURITY.md']) {
    for (const file of testsIn(read(page))) t.ok(existsSync(join(root, file)), `${page}: ${file}`)
  }
})

t.test('a numbered invariant names a test whose title bears its number, and none is missing', async (t) => {
  const rows = [...read('ARCHITECTURE.md').matchAll(/^\| (I\d+): (.*)$/gm)].map(([, number = '', row = '']) => ({ number, files: testsIn(row) }))
  for (const { number, files } of rows) {
    const titled = files.filter((file) => new RegExp(`\\.test\\(['\`]${number}\\b`).test(read(file)))
    t.ok(titled.length > 0, `${number} in ${files.join(', ')}`)
  }
  t.same(rows.map(({ number }) => number), Array.from({ length: 20 }, (_, index) => `I${index + 1}`))
})
