import { html, render, type Html } from './html.ts'
import { page } from './page.ts'

export interface HomePage {
  /** Who is signed in; null for a visitor. */
  account: { subdomain: string, storeName: string } | null
  /** When the session ends, ISO 8601. */
  expiresAt: string | null
  /** Whether GraphiQL is switched on. */
  graphiql: boolean
  /** Where the gateway is reached, for the curl example. */
  origin: string
}

/** The whole of `GET /`: what this is, who is signed in, where to go. */
export function homePage (home: HomePage): string {
  return render(page({
    title: 'Big Cartel GraphQL',
    ...(home.account !== null && { aside: signedIn(home.account, home.expiresAt) }),
    main: html`${hero(home)}
${doors(home)}
${firstQuery(home.origin)}`
  }))
}

function signedIn ({ storeName, subdomain }: NonNullable<HomePage['account']>, expiresAt: string | null): Html {
  return html`<div class="session">
<p><b data-testid="shop-name" title="${subdomain}.bigcartel.com">${storeName}</b>${expiresAt !== null && html`<br><small>signed in until <time datetime="${expiresAt}">${readable(expiresAt)}</time></small>`}</p>
<form method="post" action="/logout"><button class="button plain" data-testid="sign-out">Sign out</button></form>
</div>`
}

function hero ({ account, graphiql }: HomePage): Html {
  return html`<section class="hero">
<div>
<h1>${account === null ? 'Your shop, in one question' : html`Good to see you, <em>${account.storeName}</em>`}</h1>
<p class="lead">This is GraphQL for Big Cartel shops. Ask for products, pictures, orders and customers together, get exactly that, in one answer. You sign in once; secrets and tokens never reach the browser.</p>
<p class="actions">${account === null ? signIn(graphiql) : onward(graphiql)}</p>
</div>
${ticket}
</section>`
}

function signIn (graphiql: boolean): Html {
  return html`<a class="button" data-testid="sign-in" href="/auth?returnTo=${graphiql ? '/graphiql' : '/'}">Sign in with Big Cartel</a>
${graphiql && html`<a class="quiet" href="/graphiql">Look around first</a>`}`
}

function onward (graphiql: boolean): Html {
  return graphiql
    ? html`<a class="button" href="/graphiql">Open GraphiQL</a> <a class="quiet" href="/shop-info">Your shop as JSON</a>`
    : html`<a class="button" href="/shop-info">Your shop as JSON</a> <a class="quiet" href="/schema.graphql">Read the schema</a>`
}

const ticket = html`<figure class="ticket">
<figcaption>You ask</figcaption>
<pre><code>{
  shop {
    products(first: 2) {
      nodes {
        name
        price { formatted }
      }
    }
  }
}</code></pre>
<p class="cut" aria-hidden="true"></p>
<p class="caption">You get</p>
<ul>
<li><span>Speckled mug</span> <span class="price">$28.00</span></li>
<li><span>Linocut “Heron”</span> <span class="price">$45.00</span></li>
</ul>
</figure>`

function doors ({ account, graphiql }: HomePage): Html {
  return html`<section aria-labelledby="doors">
<h2 id="doors">Where to go</h2>
<ul class="doors">
${graphiql && door('/graphiql', 'GraphiQL', 'Write questions with completion and documentation at hand. Examples are open and ready to run.')}
${door('/schema.graphql', 'The schema', 'Everything that can be asked, described field by field, as SDL for your editor and code generator.')}
${door('/session', 'Your session', 'Who is signed in and until when, as JSON. Front ends read it first.')}
${door('/shop-info', 'Shop info', account === null ? 'The account behind the shop, as plain JSON. Needs a sign-in.' : 'The account behind your shop, as plain JSON.')}
</ul>
</section>`
}

function door (href: string, name: string, about: string): Html {
  return html`<li><a href="${href}"><b>${name}</b> <code>${href}</code><span>${about}</span></a></li>`
}

function firstQuery (origin: string): Html {
  return html`<section aria-labelledby="first">
<h2 id="first">A first query</h2>
<div class="snippets">
<div>
<h3>In a terminal</h3>
<p>Works without a sign-in.</p>
<pre class="snippet" tabindex="0"><code>curl ${origin}/graphql \\
  -H 'content-type: application/json' \\
  -d '{"query":"{ session { authenticated loginUrl } }"}'</code></pre>
</div>
<div>
<h3>In the browser</h3>
<p>From a page of this origin; the session cookie goes along by itself.</p>
<pre class="snippet" tabindex="0"><code>const response = await fetch('/graphql', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    query: '{ shop { name currency { code } } }'
  })
})
const { data, errors } = await response.json()</code></pre>
</div>
</div>
</section>`
}

/** In UTC, and saying so: a page without script does not know where its reader is. */
function readable (expiresAt: string): string {
  const date = new Date(expiresAt)
  if (Number.isNaN(date.getTime())) return expiresAt
  return `${new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(date)} UTC`
}
