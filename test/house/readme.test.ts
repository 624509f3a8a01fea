import { readFileSync } from 'node:fs'
import t from 'tap'
import { describeError, errorCodes } from '../../src/errors.ts'
import { settings } from '../../src/settings.ts'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

t.test('README names every code of an error, with its status', async (t) => {
  for (const code of errorCodes) {
    const line = readme.split('\n').find((text) => text.includes(`\`${code}\``))
    t.match(line, String(describeError(code).status), code)
  }
})

t.test('README names every setting', async (t) => {
  for (const name of Object.keys(settings.properties)) t.ok(readme.includes(`\`${name}\``), name)
})
