import t from 'tap'
import { freePort } from '../helpers/redis-server.ts'
import { startProgram } from './program.ts'

t.test('PORT=0 starts the demo on a free port, and it says on which', async (t) => {
  const program = await startProgram(t, {
    command: process.execPath,
    args: ['--import', 'tsx', 'scripts/demo.ts'],
    env: { PORT: '0', SANDBOX_PORT: String(await freePort()), HOST: '' }
  })
  const { url } = program.ready
  t.match(url, /^http:\/\/localhost:[1-9]\d*$/)
  const signIn = await fetch(`${url}/auth`, { redirect: 'manual' })
  t.equal(new URL(signIn.headers.get('location') ?? '').searchParams.get('redirect_uri'), `${url}/callback`)
  t.equal(await program.end('SIGINT'), 0)
})
