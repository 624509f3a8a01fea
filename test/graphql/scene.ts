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
}

export interface RestResource { id: string, type: string, attributes: Record<string, unknown>, relationships: Record<string, { data: unknown[] }> }
export interface RestDocument { data: RestResource & RestResource[], included: RestResource[] }

/** A sandbox, a gateway before it, and a seller who is signed in. */
export async function openScene (t: Test, seller: Seller = 'harbourpress', changes: Record<string, string> = {}): Promise<Scene> {
  const sandbox = await startSandbox(t)
  const gateway = await startGateway(t, sandbox, changes)
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
  return { sandbox, gateway, browser, ask, rest }
}

/** The codes of an answer's errors, in order. */
export function codesOf ({ errors = [] }: GraphqlAnswer): unknown[] {
  return errors.map(({ extensions }) => extensions['code'])
}
