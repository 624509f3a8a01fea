import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ApolloClient, ApolloLink, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache, type DocumentNode } from '@apollo/client'
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries'
import t from 'tap'
import { startGateway } from '../helpers/gateway.ts'
import { startSandbox } from '../helpers/sandbox.ts'

const sandbox = await startSandbox(t)
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
const login = gql`query Login { session { loginUrl } }`
const signedIn = gql`query SignedIn { session { authenticated } }`

interface Sent { method: string, hash: string | undefined, text: string | undefined }

/** Apollo Client as a page sets it up, and what it has sent. */
function startClient (url: string, useGETForHashedQueries = false) {
  const sent: Sent[] = []
  const http = new HttpLink({
    uri: `${url}/graphql`,
    fetch: async (input, init) => {
      const asked = new URL(String(input))
      const body = init?.method === 'POST' ? JSON.parse(String(init.body)) : { query: asked.searchParams.get('query') ?? undefined, extensions: JSON.parse(asked.searchParams.get('extensions') ?? '{}') }
      sent.push({ method: init?.method ?? 'GET', hash: body.extensions?.persistedQuery?.sha256Hash, text: body.query })
      return await fetch(input, init)
    }
  })
  const client = new ApolloClient({ cache: new InMemoryCache(), link: ApolloLink.from([new PersistedQueryLink({ sha256: hashOf, useGETForHashedQueries }), http]) })
  const ask = async (query: DocumentNode): Promise<unknown> => (await client.query({ query, fetchPolicy: 'network-only' })).data
  return { sent, ask }
}

/** What a client sends, in short. */
const shapes = (sent: readonly Sent[]) => sent.map(({ method, hash, text }) => [method, hash === undefined ? '' : 'hash', text === undefined ? '' : 'text'].filter((part) => part !== '').join(' '))

t.test('a page sends a query\'s text once; it and all others send the hash alone from then on', async (t) => {
  const { url } = await startGateway(t, sandbox)
  const [first, second] = [startClient(url), startClient(url, true)]
  for (let round = 0; round < 3; round++) t.match(await first.ask(login), { session: { loginUrl: '/auth' } })
  t.same(shapes(first.sent), ['POST hash', 'POST hash text', 'POST hash', 'POST hash'])
  for (const { hash, text } of first.sent) if (text !== undefined) t.equal(hash, hashOf(text))
  t.match(await second.ask(login), { session: { loginUrl: '/auth' } })
  t.match(await second.ask(signedIn), { session: { authenticated: false } })
  t.same(shapes(second.sent), ['GET hash', 'GET hash', 'POST hash text'])
})

t.test('switched off, a page hears so once and sends the text alone from then on', async (t) => {
  const { url } = await startGateway(t, sandbox, { APQ: 'off' })
  const { sent, ask } = startClient(url)
  for (let round = 0; round < 2; round++) t.match(await ask(login), { session: { loginUrl: '/auth' } })
  t.same(shapes(sent), ['POST hash', 'POST text', 'POST text'])
})

t.test('enforced, trusted hashes run at once; another text is refused with the same code as its hash, and nobody asks in circles', async (t) => {
  const { url: learning } = await startGateway(t, sandbox)
  const built = startClient(learning)
  await built.ask(login)
  const body = built.sent.find(({ text }) => text !== undefined)?.text ?? ''
  const file = join(t.testdir(), 'manifest.json')
  writeFileSync(file, JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations: [{ id: hashOf(body), name: 'Login', type: 'query', body }] }))
  const { url } = await startGateway(t, sandbox, { TRUSTED_DOCUMENTS: 'enforce', TRUSTED_DOCUMENTS_FILE: file })
  const { sent, ask } = startClient(url)
  t.match(await ask(login), { session: { loginUrl: '/auth' } })
  t.same(shapes(sent), ['POST hash'])
  const error = await ask(signedIn).catch((error: unknown) => error)
  t.ok(CombinedGraphQLErrors.is(error))
  t.match(error, { errors: [{ message: 'Only trusted documents run here, and this is none of them.', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] })
  t.same(shapes(sent), ['POST hash', 'POST hash', 'POST hash text'])
})
