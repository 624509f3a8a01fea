import { spawnSync } from 'node:child_process'
import { delimiter, join } from 'node:path'

/** The path of a Chromium that runs: the one that CHROMIUM_PATH names, else the first in the usual places. Undefined without any. */
export function findChromium () {
  const { CHROMIUM_PATH, PATH = '' } = process.env
  return (CHROMIUM_PATH ? [CHROMIUM_PATH] : usualPlaces(PATH)).find(runs)
}

function usualPlaces (path) {
  const folders = [...path.split(delimiter), '/usr/bin']
  const names = ['chromium', 'chromium-browser', 'google-chrome']
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']
}

/** Being there is not enough: where a distribution moved Chromium elsewhere, a script of its name only says so. */
function runs (path) {
  return spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0
}
