import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { root } from './program.ts'

const { E2E_SCREENSHOTS } = process.env
const folder = E2E_SCREENSHOTS === undefined ? join(tmpdir(), 'gateway-screenshots') : join(root, E2E_SCREENSHOTS)

/** A picture of the window, or of its upper part: in the folder that E2E_SCREENSHOTS names (docs, for the README), else in a temporary one. */
export async function screenshot (page: Page, name: string, { height = 800 } = {}): Promise<void> {
  const clip = { x: 0, y: 0, width: 1280, height }
  await page.screenshot({ path: join(folder, `${name}.png`), clip, animations: 'disabled', caret: 'hide' })
}
