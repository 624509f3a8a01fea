import { html, render } from './html.ts'
import { page } from './page.ts'

export interface Message {
  title: string
  detail: string
  /** A stable code from errors.ts. */
  code: string
  /** The one thing to do next. The href is a path of ours, never something from the request. */
  action: { href: string, label: string }
}

/** The small page that a person sees when a sign-in does not work out. */
export function messagePage ({ title, detail, code, action }: Message): string {
  return render(page({
    title: `${title} · Big Cartel GraphQL`,
    main: html`<section class="message">
<p class="stamp" aria-hidden="true">Hm.</p>
<h1>${title}</h1>
<p class="lead">${detail}</p>
<p class="actions"><a class="button" href="${action.href}">${action.label}</a> <a class="quiet" href="/">Home page</a></p>
<p class="code">If you ask someone for help, tell them this code: <code>${code}</code></p>
</section>`
  }))
}
