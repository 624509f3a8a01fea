import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Installs packages where that can be done without asking: as root on Debian or Ubuntu. Elsewhere it does nothing. */
export function installOnDebian (...packages) {
  if (process.getuid?.() !== 0 || !isDebian()) return
  console.log(`${packages[0]} is not installed: installing Debian’s package`)
  aptGet('update', '-qq')
  aptGet('install', '-y', '-qq', '--no-install-recommends', ...packages)
}

/** A failure is told by apt-get itself; whether the program is there now is for the caller to see. */
function aptGet (...args) {
  spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
}

function isDebian () {
  try {
    return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}
