import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { root } from './sources.ts'

interface Locked { version?: string, resolved?: string, integrity?: string, dev?: boolean, hasInstallScript?: boolean }

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { lockfileVersion: number, packages: Record<string, Locked> } // npm's own format
const packages = Object.entries(lock.packages).filter(([path]) => path !== '')
const inProduction = packages.filter(([, { dev }]) => dev !== true)

t.test('every package is locked to what it was, by a hash', async (t) => {
  t.equal(lock.lockfileVersion, 3)
  t.same(packages.filter(([, { integrity = '' }]) => !integrity.startsWith('sha512-')).map(([path]) => path), [])
  t.same(packages.filter(([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')).map(([path]) => path), [])
})

t.test('no package that runs in production has a script that runs when it is installed', async (t) => {
  t.same(inProduction.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([path]) => path), [])
})

t.test('what runs in production stays small enough to be looked through', async (t) => {
  t.comment(`figure: ${inProduction.length} packages in production, of ${packages.length} in all`)
  t.ok(inProduction.length < 200, `${inProduction.length}`)
})
