/**
 * The tests talk to a real Redis, which they start themselves: this sees to it that `redis-server` is there.
 * Plain JavaScript: it runs before anything else.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

if (hasRedis()) process.exit(0)

if (process.getuid?.() === 0 && isDebian()) {
  console.log('redis-server is not installed: installing Debian’s package')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  execFileSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env })
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'redis-server'], { stdio: ['ignore', 'ignore', 'inherit'], env })
}

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

function isDebian () {
  try {
    return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}
