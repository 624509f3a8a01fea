import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Account } from '../shop.ts'

const style = readFileSync(new URL('./authorize-page.css', import.meta.url), 'utf8')
const styleHash = createHash('sha256').update(style).digest('base64')

/**
 * Headers of both pages. Chromium holds the redirect that answers a form to `form-action` too, so
 * the place to be sent back to must be named there.
 */
export function pageHeaders (redirectUri?: string): Record<string, string> {
  const formAction = redirectUri === undefined ? "'none'" : `'self' ${new URL(redirectUri).origin}`
  return {
    'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action ${formAction}; frame-ancestors 'none'; base-uri 'none'`,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff'
  }
}

/** The page on which a seller lets an application in; `fields` are sent along with the decision. */
export function authorizePage (appName: string, accounts: readonly Account[], fields: Record<string, string>): string {
  return html(`Connect ${appName}`, `
<form method="post" action="/oauth/authorize">
  <h1><strong>${escaped(appName)}</strong> would like to connect to your shop</h1>
  <p>It will be able to read and change your products, orders and discounts. You can disconnect it at any time.</p>
  ${Object.entries(fields).map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`).join('\n  ')}
  <fieldset>
    <legend>Which shop is yours today?</legend>
    ${accounts.map(choice).join('\n    ')}
  </fieldset>
  <div class="decision">
    <button name="decision" value="approve">Approve</button>
    <button name="decision" value="deny" class="quiet">Deny</button>
  </div>
</form>`)
}

export function refusalPage (reason: string): string {
  return html('This request cannot be answered', `
<h1>This request cannot be answered</h1>
<p role="alert">${escaped(reason)}</p>
<p>You were not sent back, because the application that sent you here could not be identified.</p>`)
}

function choice ({ subdomain, storeName, description }: Account, index: number): string {
  return `<label class="shop">
      <input type="radio" name="seller" value="${escaped(subdomain)}"${index === 0 ? ' checked' : ''} required>
      <span><b>${escaped(storeName)}</b> <small>${escaped(subdomain)}.bigcartel.com</small><span class="about">${escaped(description)}</span></span>
    </label>`
}

function html (title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} – Sandbox Big Cartel</title>
<style>${style}</style>
</head>
<body>
<header>Sandbox Big Cartel</header>
<main>${body}
</main>
<footer>This is a pretend Big Cartel for trying things out. No real shop is behind it.</footer>
</body>
</html>
`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped (text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}
