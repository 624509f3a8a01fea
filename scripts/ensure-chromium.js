/**
 * The end-to-end tests walk through a real Chromium: this sees to it that there is one.
 * Plain JavaScript: it runs before anything else.
 */
import { findChromium } from './chromium.js'
import { installOnDebian } from './debian-package.js'

const { CHROMIUM_PATH } = process.env

if (findChromium() === undefined && !CHROMIUM_PATH) installOnDebian('chromium', 'fonts-dejavu-core')

if (findChromium() === undefined) {
  if (CHROMIUM_PATH) console.error(`CHROMIUM_PATH is ${CHROMIUM_PATH}, which does not run.`)
  console.error(`The end-to-end tests need a Chromium or Chrome, on the PATH or named by CHROMIUM_PATH.
  Debian           sudo apt-get install chromium fonts-dejavu-core
  Ubuntu           Chrome's package from https://www.google.com/chrome/
  Fedora           sudo dnf install chromium
  Alpine           apk add chromium font-dejavu
  macOS            brew install --cask google-chrome
Then run the tests again.`)
  process.exit(1)
}
