import type { Seller, TestSandbox } from './sandbox.ts'

/** What a front-end sees of the gateway: requests with a cookie jar, and the whole sign-in in one step. */
export interface Browser {
  /** Name to value. */
  cookies: Map<string, string>
  /** A request as a page of the gateway's own origin would send it; redirects are not followed. */
  request: (path: string, options?: { method?: string, headers?: Record<string, string>, body?: string }) => Promise<Response>
  /** Starts a sign-in; answers the address at Big Cartel. */
  start: (returnTo?: string) => Promise<string>
  /** Comes back from Big Cartel. */
  callback: (url: URL | string) => Promise<Response>
  /** Signs in as a seller who approves. */
  signIn: (seller?: Seller) => Promise<Response>
  /** Asks the GraphQL endpoint; answers the body. */
  graphql: (query: string, variables?: Record<string, unknown>) => Promise<GraphqlAnswer>
}

export interface GraphqlAnswer {
  data?: unknown
  errors?: Array<{ message: string, path?: Array<string | number>, extensions: Record<string, unknown> }>
  extensions?: { cost: { requestedQueryCost: number, actualQueryCost: number, upstreamCalls: number, throttleStatus: { maximumAvailable: number, currentlyAvailable: number, restoreRate: number } } }
}

/** The id in a browser's session cookie, which is all that opens its tokens. */
export function sessionIdOf ({ cookies }: Pick<Browser, 'cookies'>): string {
  const [sessionId = ''] = decodeURIComponent(cookies.get('bcg_session') ?? '').split('.')
  return sessionId
}

export interface BrowserOptions { gateway: string, publicOrigin: string, sandbox: TestSandbox }

export function createBrowser ({ gateway, publicOrigin, sandbox }: BrowserOptions): Browser {
  const cookies = new Map<string, string>()

  const request: Browser['request'] = async (path, { method = 'GET', headers = {}, body } = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const origin = method === 'GET' ? {} : { origin: publicOrigin }
    const response = await fetch(gateway + path, {
      method, redirect: 'manual', headers: { ...(cookie !== '' && { cookie }), ...origin, ...headers }, ...(body !== undefined && { body })
    })
    for (const line of response.headers.getSetCookie()) keep(cookies, line)
    return response
  }
  const start: Browser['start'] = async (returnTo) => {
    const response = await request(returnTo === undefined ? '/auth' : `/auth?returnTo=${encodeURIComponent(returnTo)}`)
    return response.headers.get('location') ?? ''
  }
  const callback: Browser['callback'] = async (url) => {
    const { pathname, search } = new URL(url)
    return await request(pathname + search)
  }
  return {
    cookies,
    request,
    start,
    callback,
    signIn: async (seller) => await callback(await sandbox.approve(await start(), seller)),
    graphql: async (query, variables) => {
      const response = await request('/graphql', {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, ...(variables && { variables }) })
      })
      return await response.json() as GraphqlAnswer // the endpoint's own shape, which other tests hold it to
    }
  }
}

/** As a browser does: an expired cookie goes. */
function keep (cookies: Map<string, string>, line: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
  if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) cookies.delete(name)
  else cookies.set(name, value)
}
