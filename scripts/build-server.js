import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { extname, join } from 'node:path'

/** src → dist: TypeScript through tsc, the files that are read at run time (Lua, CSS, …) as they are. */
export function build (root) {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
  removeOldBuild(join(root, 'dist'))
  const { status } = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], { stdio: 'inherit' })
  if (status !== 0) process.exit(1) // tsc has said why
  cpSync(join(root, 'src'), join(root, 'dist'), { recursive: true, filter: isReadAtRunTime })
  return 'dist/'
}

/** What was compiled from a file that is gone must not stay behind; the bundle is a build of its own. */
function removeOldBuild (dist) {
  for (const name of readFolder(dist)) {
    if (name !== 'graphiql' && name !== '.graphiql-built') rmSync(join(dist, name), { recursive: true })
  }
}

function readFolder (path) {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}

function isReadAtRunTime (path) {
  return !['.ts', '.md'].includes(extname(path))
}
