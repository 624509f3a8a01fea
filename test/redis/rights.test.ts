import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { documentedUsers } from '../helpers/redis-security.ts'
import { filesIn, root, sourcesIn } from '../house/sources.ts'

const textsOf = (files: readonly string[]): string => files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n')
const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, name = '']) => name.toLowerCase())

/** What the client sends by itself: at the start of a connection, and for scripts. */
const ofTheClient = ['info', 'select', 'eval', 'evalsha']

t.test('the user of docs/redis.md may do nothing that the gateway does not; that it may do enough, the suite on each kind of Redis shows', async (t) => {
  const granted = found(documentedUsers.server, /\+(\S+)/g)
  const inScripts = found(textsOf(filesIn('src/redis', '.lua')), /redis\.call\('([A-Z]+)'/g)
  const outside = found(textsOf(sourcesIn('src').map(({ file }) => file)), /\b(?:redis|client)\.([a-z]+)\(/g)
  const used = new Set([...inScripts, ...outside, ...ofTheClient])
  t.ok(granted.length > 20)
  t.same(granted.filter((name) => !used.has(name)), [])
  t.same(inScripts.filter((name) => !granted.includes(name)), [], 'and lacks nothing that a script does')
  t.match(documentedUsers.server, / resetkeys ~bcg:\* resetchannels &bcg:\* -@all /)
})
