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
