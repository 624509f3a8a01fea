import { useEffect, useState } from 'react'
import { timeLeft } from './time-left.ts'
import type { Session } from './session.ts'

interface TopBarProps {
  session: Session
  onRetry: () => void
  onSignOut: () => Promise<boolean>
}

/** Who is signed in, for how long, and the way in and out. */
export function TopBar ({ session, onRetry, onSignOut }: TopBarProps) {
  return (
    <header className='top-bar'>
      <a className='top-bar-home' href='/' title='Home page'>
        <span className='top-bar-mark' aria-hidden='true' />
        <span>Big Cartel <b>GraphQL</b></span>
      </a>
      <nav className='top-bar-links' aria-label='Gateway'>
        <a href='/'>Home</a>
        <a href='/schema.graphql'>Schema</a>
      </nav>
      <div className='top-bar-session' aria-live='polite'>
        <SessionPart session={session} onRetry={onRetry} onSignOut={onSignOut} />
      </div>
    </header>
  )
}

function SessionPart ({ session, onRetry, onSignOut }: TopBarProps) {
  if (session.state === 'loading') return null
  if (session.state === 'unknown') {
    return <>The gateway does not answer. <button type='button' className='top-bar-button' onClick={onRetry}>Try again</button></>
  }
  if (session.state === 'signed-out') {
    return (
      <>
        <span className='top-bar-hint'>Sign in to ask about your shop</span>
        <a className='top-bar-button top-bar-button-main' data-testid='sign-in' href='/auth?returnTo=/graphiql'>Sign in with Big Cartel</a>
      </>
    )
  }
  const { account, expiresAt } = session
  return (
    <>
      <span className='top-bar-shop'>
        <b data-testid='shop-name' title={account.subdomain}>{account.storeName}</b>
        <TimeLeft expiresAt={expiresAt} onOver={onRetry} />
      </span>
      <SignOutButton onSignOut={onSignOut} />
    </>
  )
}

function TimeLeft ({ expiresAt, onOver }: { expiresAt: string, onOver: () => void }) {
  const nowMs = useClock(20_000)
  const isOver = Date.parse(expiresAt) <= nowMs
  useEffect(() => { if (isOver) onOver() }, [isOver, onOver])
  return (
    <time className='top-bar-hint' dateTime={expiresAt} title={`Signed in until ${new Date(expiresAt).toLocaleString()}`}>
      {timeLeft(expiresAt, nowMs)} left
    </time>
  )
}

function useClock (intervalMs: number): number {
  const [nowMs, setNowMs] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => { setNowMs(Date.now()) }, intervalMs)
    return () => { clearInterval(timer) }
  }, [intervalMs])
  return nowMs
}

function SignOutButton ({ onSignOut }: Pick<TopBarProps, 'onSignOut'>) {
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready')
  const click = async () => {
    setState('busy')
    if (!await onSignOut()) setState('failed')
  }
  return (
    <>
      {state === 'failed' && <span role='alert'>You are still signed in: that did not work.</span>}
      <button type='button' className='top-bar-button' data-testid='sign-out' disabled={state === 'busy'} onClick={() => { click().catch(() => setState('failed')) }}>
        Sign out
      </button>
    </>
  )
}
