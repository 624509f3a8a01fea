/** Signs in at the gateway as a seller of the sandbox, and takes a token of the same seller for the calls by hand. */
export async function signIn (gateway: string, sandbox: string, seller: string): Promise<{ cookie: string, accessToken: string, accountId: string }> {
  const started = await fetch(`${gateway}/auth`, { redirect: 'manual' })
  const nonce = cookieOf(started)
  const authorize = new URL(started.headers.get('location') ?? '')
  const approved = await fetch(authorize.origin + authorize.pathname, {
    method: 'POST', redirect: 'manual', body: new URLSearchParams([...authorize.searchParams, ['seller', seller], ['decision', 'approve']])
  })
  const { pathname, search } = new URL(approved.headers.get('location') ?? '')
  const finished = await fetch(gateway + pathname + search, { redirect: 'manual', headers: { cookie: nonce } })
  const minted = await fetch(`${sandbox}/_control/tokens`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ seller }) })
  const { access_token: accessToken, account_id: accountId } = await minted.json() as { access_token: string, account_id: number } // as documented
  return { cookie: cookieOf(finished), accessToken, accountId: String(accountId) }
}

function cookieOf (response: Response): string {
  return response.headers.getSetCookie().map((line) => line.split(';', 1)[0]).join('; ')
}
