import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

export interface PageAsset {
  /** Holds a hash of the content, so that browsers may keep it for good. */
  readonly href: string
  readonly type: string
  readonly content: Buffer
}

/** The style sheet and the icon of the HTML pages; read once, when the process starts. */
export const pageStyle = asset('page.css', 'text/css; charset=utf-8', ['colours.css', 'page.css', 'home.css', 'message.css'])
export const pageIcon = asset('icon.svg', 'image/svg+xml', ['icon.svg'])

function asset (name: string, type: string, parts: string[]): PageAsset {
  const content = Buffer.concat(parts.map((part) => readFileSync(new URL(`./assets/${part}`, import.meta.url))))
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 10)
  return { href: `/assets/${hash}/${name}`, type, content }
}
