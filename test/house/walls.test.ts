import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { filesIn, root, sourcesIn, type Source } from './sources.ts'

const source = sourcesIn('src')
const sandbox = sourcesIn('sandbox')
const tests = sourcesIn('test')
const beside = ['scripts', 'bench', 'graphiql'].flatMap(sourcesIn)

/** Floor by floor, from the ground up: folders, and the files that stand beside them. */
const floors = [
  ['config.ts', 'settings.ts', 'setting-values.ts', 'store-settings.ts', 'errors.ts', 'events.ts', 'patience.ts', 'record.ts'],
  ['redis', 'memory', 'big-cartel'],
  ['session', 'tokens', 'cache'],
  ['oauth'],
  ['graphql', 'http'],
  ['app.ts', 'server.ts', 'leave-once.ts', 'stores.ts', 'log.ts', 'audit.ts']
]

/** Doors between two rooms of one floor. */
const doors: Array<[from: string, to: string, reason: string]> = [
  ['src/session/memory-session-store.ts', 'src/tokens/token-store.ts', 'a session that ends takes its tokens with it; in Redis one command removes both'],
  ['src/session/session-store.ts', 'src/tokens/token-store.ts', 'a session is opened together with its tokens'],
  ['src/session/redis-session-store.ts', 'src/tokens/token-reader.ts', 'one trip to Redis reads both'],
  ['src/session/redis-session-store.ts', 'src/tokens/sealing.ts', 'and opens what it brings'],
  ['src/cache/redis-shared-cache.ts', 'src/tokens/sealing.ts', 'what is kept of a session is sealed as its tokens are'],
  ['src/graphql/graphql-routes.ts', 'src/http/to-gateway-error.ts', 'what Fastify refuses is told alike on every route']
]

const roomOf = (file: string): string => file.split('/')[1] ?? ''
const floorOf = (file: string): number => floors.findIndex((rooms) => rooms.includes(roomOf(file)))
const isFile = (room: string): boolean => room.endsWith('.ts')

function filesThat (sources: readonly Source[], holds: (source: Source) => boolean): string[] {
  return sources.filter(holds).map(({ file }) => file)
}

const importing = (name: string) => filesThat(source, ({ imports }) => imports.includes(name))

t.test('every file of src stands on a floor', async (t) => {
  t.same(filesThat(source, ({ file }) => floorOf(file) === -1), [])
})

t.test('imports lead down, stay in their room, or go through a door that is listed', async (t) => {
  const trespasses = source.flatMap(({ file, imports }) => imports
    .filter((target) => target.startsWith('src/') && floorOf(target) >= floorOf(file))
    .filter((target) => roomOf(target) !== roomOf(file) && !(floorOf(target) === floorOf(file) && isFile(roomOf(target)) && isFile(roomOf(file))))
    .map((target) => [file, target]))
  t.same(trespasses.sort(), doors.map(([from, to]) => [from, to]).sort())
})

t.test('no file imports itself by a detour', async (t) => {
  const importsOf = new Map([...source, ...sandbox].map(({ file, imports }) => [file, imports]))
  const circles: string[] = []
  const done = new Set<string>()
  const walk = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (done.has(file) || path.includes(file)) return
    for (const target of importsOf.get(file) ?? []) walk(target, [...path, file])
    done.add(file)
  }
  for (const file of importsOf.keys()) walk(file, [])
  t.same(circles, [])
})

t.test('gateway and sandbox meet over HTTP only', async (t) => {
  t.same(filesThat(source, ({ imports }) => imports.some((target) => target.startsWith('sandbox/'))), [])
  t.same(filesThat(sandbox, ({ imports }) => imports.some((target) => target.startsWith('src/'))), [])
  t.same(filesThat([...source, ...sandbox], ({ imports }) => imports.some((target) => /^(test|scripts|bench|graphiql)\//.test(target))), [])
})

t.test('the doors to the outside are few', async (t) => {
  t.ok(importing('ioredis').every((file) => file.startsWith('src/redis/')), 'Redis')
  t.ok(importing('undici').every((file) => file.startsWith('src/big-cartel/') || file === 'src/oauth/token-transport.ts'), 'Big Cartel')
  t.same(filesThat(source, ({ text }) => /\bprocess\s*\.\s*env\b/.test(text)), ['src/server.ts'], 'the environment')
})

t.test('what src imports comes along when it is installed', async (t) => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string> }
  const missing = source.flatMap(({ imports }) => imports).filter((name) => !name.startsWith('src/') && !name.startsWith('node:') && !(name in dependencies))
  t.same([...new Set(missing)], [])
})

t.test('the words of JSON:API stay at Big Cartel\'s door', async (t) => {
  const words = ['attributes', 'relationships', 'included']
  const elsewhere = source.filter(({ file }) => !file.startsWith('src/big-cartel/'))
  t.same(filesThat(elsewhere, ({ names, texts }) => words.some((word) => names.has(word) || texts.includes(word))), [])
  t.ok(words.every((word) => source.some(({ file, names, texts }) => file.startsWith('src/big-cartel/') && (names.has(word) || texts.includes(word)))), 'it is looked for by the right words')
})

t.test('every key of Redis is named in one place', async (t) => {
  t.same(filesThat(source, ({ texts }) => texts.some((text) => text.includes('bcg:'))), ['src/redis/keys.ts'])
  for (const file of filesIn('src', '.lua')) t.notMatch(readFileSync(join(root, file), 'utf8'), 'bcg:', file)
})

t.test('every script of Redis says what it is for, what it takes and what it returns', async (t) => {
  const files = filesIn('src', '.lua')
  t.ok(files.length > 5)
  for (const file of files) {
    t.match(file, /^src\/redis\/lua\/[a-z_]+\.lua$/)
    const lines = readFileSync(join(root, file), 'utf8').split('\n')
    const end = lines.findIndex((line) => !line.startsWith('--'))
    const header = lines.slice(0, end)
    const body = lines.slice(end).join('\n')
    t.match(header[0], /^-- [A-Z].*\./, `${file}: its purpose`)
    t.ok(header.some((line) => /^-- Returns {2}\S/.test(line)), `${file}: what it returns`)
    for (const place of new Set(body.match(/\b(KEYS|ARGV)\[\d\]/g))) {
      t.ok(header.some((line) => line.startsWith(`-- ${place}  `)), `${file}: ${place}`)
    }
  }
})

t.test('a file holds one idea: two hundred lines at most', async (t) => {
  const long = filesThat([...source, ...sandbox, ...beside], ({ text }) => text.trimEnd().split('\n').length > 200)
  t.same(long, [])
})

t.test('types are never switched off, rules never disabled, nothing is left for later', async (t) => {
  t.same(filesThat([...source, ...sandbox, ...beside, ...tests], ({ anys }) => anys > 0), [])
  const excuses = /@ts-(ignore|nocheck|expect-error)|eslint-disable|\b(TODO|FIXME|XXX)\b/
  t.same(filesThat([...source, ...sandbox, ...beside], ({ text }) => excuses.test(text)), [])
  const skipped = /\bt\.(skip|todo|only)\b|\b(skip|todo|only): (true|')/
  t.same(filesThat(tests, ({ file, text }) => file !== 'test/house/walls.test.ts' && (excuses.test(text) || skipped.test(text))), [])
})
