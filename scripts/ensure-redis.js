/**
 * The tests talk to a real Redis, which they start themselves: this sees to it that `redis-server` is there.
 * Plain JavaScript: it runs before anything else.
 */
import { spawnSync } from 'node:child_process'
import { installOnDebian } from './debian-package.js'

if (!hasRedis()) installOnDebian('redis-server')

if (!hasRedis()) {
  console.error(`The tests need a real redis-server (6.2 or newer) on the PATH; they start it themselves.
  Debian, Ubuntu   sudo apt-get install redis-server
  Fedora           sudo dnf install redis
  Alpine           apk add redis
  macOS            brew install redis
Then run the tests again.`)
  process.exit(1)
}

function hasRedis () {
  return spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0
}
