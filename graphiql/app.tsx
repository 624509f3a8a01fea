import { GraphiQL } from 'graphiql'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { examples } from './examples.ts'
import { createFetcher } from './fetcher.ts'
import { fetchSession, signOut, type Session } from './session.ts'
import { TopBar } from './top-bar.tsx'

const exampleTabs = examples.map(({ query, variables }) => ({
  query,
  variables: variables === undefined ? null : JSON.stringify(variables, null, 2)
}))

export function App () {
  const { session, refresh, leave } = useSession()
  const [visit, setVisit] = useState(0)
  const fetcher = useMemo(() => createFetcher({ onSessionEnded: refresh }), [refresh])
  const onSignOut = useCallback(async () => {
    const left = await leave()
    if (left) setVisit((visit) => visit + 1)
    return left
  }, [leave])
  return (
    <>
      <TopBar session={session} onRetry={refresh} onSignOut={onSignOut} />
      <main className='ide'>
        {/* A new key forgets the answers on the screen: they belong to the shop that has just signed out. */}
        <GraphiQL
          key={visit}
          fetcher={fetcher}
          defaultTabs={exampleTabs}
          defaultEditorToolsVisibility='variables'
          isHeadersEditorEnabled={false}
          shouldPersistHeaders={false}
          showPersistHeadersSettings={false}
        />
      </main>
    </>
  )
}

function useSession () {
  const [session, setSession] = useState<Session>({ state: 'loading' })
  const refresh = useCallback(() => { fetchSession().then(setSession, () => setSession({ state: 'unknown' })) }, [])
  const leave = useCallback(async () => {
    const left = await signOut()
    setSession(await fetchSession())
    return left
  }, [])
  useEffect(() => {
    refresh()
    // Someone may have signed in or out in another tab meanwhile.
    window.addEventListener('focus', refresh)
    return () => { window.removeEventListener('focus', refresh) }
  }, [refresh])
  return { session, refresh, leave }
}
