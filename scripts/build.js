/**
 * node scripts/build.js [--force] [graphiql|server]
 *
 * Builds what is out of date: GraphiQL's browser bundle into dist/graphiql, the gateway into dist.
 * Plain JavaScript, and nothing heavy is imported before the check, so that an up-to-date start costs
 * nothing and needs no devDependencies.
 */
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

const targets = {
  graphiql: {
    inputs: ['graphiql', 'package-lock.json', 'scripts/build.js', 'scripts/build-graphiql.js'],
    load: () => import('./build-graphiql.js')
  },
  server: {
    inputs: ['src', 'package-lock.json', 'scripts/build.js', 'scripts/build-server.js', 'tsconfig.json', 'tsconfig.build.json'],
    load: () => import('./build-server.js')
  }
}

const args = process.argv.slice(2)
const force = args.includes('--force')
const asked = args.filter((arg) => arg !== '--force')
const unknown = asked.filter((name) => !Object.hasOwn(targets, name))

if (unknown.length > 0) {
  console.error(`There is no target named ${unknown.join(', ')}. Targets: ${Object.keys(targets).join(', ')}`)
  process.exit(1)
}

for (const name of asked.length > 0 ? asked : Object.keys(targets)) {
  if (force || isOutOfDate(name)) await build(name)
}

/** An image that ships dist without the sources has nothing to build from, so nothing is out of date. */
function isOutOfDate (name) {
  const stamp = statSync(stampOf(name), { throwIfNoEntry: false })
  const [sources, ...others] = targets[name].inputs
  if (stamp === undefined) return true
  if (!existsSync(join(root, sources))) return false
  return [sources, ...others].some((input) => newestMtimeMs(join(root, input)) > stamp.mtimeMs)
}

/** Folders count too: a file that was removed or renamed changes its folder only. */
function newestMtimeMs (path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestMtimeMs(join(path, name))))
}

async function build (name) {
  // The stamp bears the time of the start: a file saved during the build is newer and counts next time.
  const startedAt = new Date()
  try {
    const target = await targets[name].load()
    const summary = await target.build(root)
    mkdirSync(join(root, 'dist'), { recursive: true })
    writeFileSync(stampOf(name), '')
    utimesSync(stampOf(name), startedAt, startedAt)
    console.log(`built ${name}: ${summary} in ${((Date.now() - startedAt.getTime()) / 1000).toFixed(1)} s`)
  } catch (error) {
    if (!isMissingPackage(error)) throw error
    console.error(`dist is out of date and the build tools are not installed (${error.message.split('\n')[0]}). Run: npm ci --include=dev`)
    process.exit(1)
  }
}

function isMissingPackage (error) {
  return error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'MODULE_NOT_FOUND'
}

function stampOf (name) {
  return join(root, 'dist', `.${name}-built`)
}
