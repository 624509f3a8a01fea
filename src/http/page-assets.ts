import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

export interface PageAsset {
  /** Holds a hash of the content, so that browsers may keep it for good. */
  readonly href: string
  readonly type: string
  readonly content: Buffer
}

/** The style sheet and the icon of the HTML pages; read once, when the process starts. */
export const pageStyle = readAsset('page.css', 'text/css; charset=utf-8')
export const pageIcon = readAsset('icon.svg', 'image/svg+xml')

function readAsset (name: string, type: string): PageAsset {
  const content = readFileSync(new URL(`./assets/${name}`, import.meta.url))
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 10)
  return { href: `/assets/${hash}/${name}`, type, content }
}
