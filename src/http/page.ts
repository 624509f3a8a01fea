import { html, type Html } from './html.ts'
import { pageIcon, pageStyle } from './page-assets.ts'

/**
 * For every HTML page of ours. No script at all; connect-src is for the developer who tries the page's fetch
 * example in the browser's console.
 */
export const pageContentSecurityPolicy = "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** The frame that all pages share: awning, name over the door, content, foot. */
export function page ({ title, aside, main }: { title: string, aside?: Html, main: Html }): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" type="image/svg+xml" href="${pageIcon.href}">
<link rel="stylesheet" href="${pageStyle.href}">
</head>
<body>
<div class="awning" aria-hidden="true"></div>
<header class="door">
<a class="name" href="/">Big Cartel <b>GraphQL</b></a>
${aside}
</header>
<main>
${main}
</main>
<footer>An independent gateway: it speaks GraphQL to you and Big Cartel’s REST API to Big Cartel, and keeps every token on the server.</footer>
</body>
</html>
`
}
