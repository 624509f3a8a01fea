import type { Test } from 'tap'
import type { Browser, GraphqlAnswer } from '../helpers/browser.ts'
import { startGateway, type TestGateway } from '../helpers/gateway.ts'
import { startSandbox, type Seller, type TestSandbox } from '../helpers/sandbox.ts'

export interface Answer extends GraphqlAnswer {
  /** The calls that arrived at Big Cartel meanwhile: path and query below the account, decoded. */
  calls: string[]
}

export interface Scene {
  sandbox: TestSandbox
  gateway: TestGateway
  browser: Browser
  /** Asks as the signed-in seller. The gateway's own count of its calls is held to what arrived. */
  ask: (query: string, variables?: Record<string, unknown>) => Promise<Answer>
  /** What Big Cartel itself says: the parsed answer of a path below the account. */
  rest: (path: string) => Promise<RestDocument>
  /** Writes to Big Cartel as somebody else would; answers what it created. */
  write: (method: 'POST' | 'PATCH' | 'DELETE', path: string, data: unknown) => Promise<RestDocument>
}

export interface RestResource { id: string, type: string, attributes: Record<string, unknown>, relationships: Record<string, { data: unknown[] }> }
export interface RestDocument { data: RestResource & RestResource[], included: RestResource[] }

/** A sandbox, a gateway before it, and a seller who is signed in. Without `compiles` the gateway never compiles a query. */
export async function openScene (t: Test, seller: Seller = 'harbourpress', changes: Record<string, string> = {}, compiles = true): Promise<Scene> {
  const sandbox = await startSandbox(t)
  const gateway = await startGateway(t, sandbox, changes, compiles)
  const browser = gateway.browser()
  await browser.signIn(seller)
  const { account } = await (await browser.request('/session')).json() as { account: { id: string } }
  const { access_token: token } = await sandbox.control.token(seller)

  const ask: Scene['ask'] = async (query, variables) => {
    await sandbox.control.resetCalls()
    const answer = await browser.graphql(query, variables)
    const { total, calls } = await sandbox.control.calls()
    if (answer.extensions !== undefined) t.equal(answer.extensions.cost.upstreamCalls, total, 'the gateway counts its calls')
    return { ...answer, calls: calls.map(({ url }) => decodeURIComponent(url).replace(`/v1/accounts/${account.id}`, '')) }
  }
  const rest: Scene['rest'] = async (path) => {
    const answer = await sandbox.get(`/accounts/${account.id}${path}`, `Bearer ${token}`)
    return await answer.json() as RestDocument // the tests know what they ask for
  }
  const write: Scene['write'] = async (method, path, data) => {
    const answer = await fetch(`${sandbox.apiUrl}/accounts/${account.id}${path}`, {
      method, body: JSON.stringify({ data }), headers: { accept: 'application/vnd.api+json', 'content-type': 'application/vnd.api+json', authorization: `Bearer ${token}` }
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return (answer.status === 204 ? {} : await answer.json()) as RestDocument // as above
  }
  return { sandbox, gateway, browser, ask, rest, write }
}

/** The codes of an answer's errors, in order. */
export function codesOf ({ errors = [] }: GraphqlAnswer): unknown[] {
  return errors.map(({ extensions }) => extensions['code'])
}
