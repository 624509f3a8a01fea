import t from 'tap'
import { checkReturnTo } from '../../src/oauth/return-to.ts'
import { leadsHome } from './open-redirects.ts'

const origin = 'http://localhost:3000'

t.test('nothing that could lead elsewhere, or in a circle, is followed', async (t) => {
  t.ok(leadsHome.length > 500, `${leadsHome.length} of them`)
  for (const value of leadsHome) t.equal(checkReturnTo(value, origin), '/', shown(value))
})

t.test('plain paths of our own are kept letter for letter', async (t) => {
  const kept = [
    '/', '/graphiql', '/session', '/shop-info', '/a/b/c', '/a/', '/a//b', '/x-y_z~.!$&()*+,;=:@', '/graphiql?query=%7Bshop%7Bname%7D%7D', '/x?returnTo=//evil.example', '/x?to=https://evil.example', '/x#part', '/x?a=1&b=2#c',
    '/authors', '/authenticate', '/callbacks', '/logouts', '/x/auth', '/x?/auth', '/AUTH', '/evil.example', '/@evil.example', '/x:80', '/:80', '/;//x', '/a/...', '/...', '/%20', '/%2f', '/%C3%BC', '/%E6%97%A5', '/%2561uth', '/x?y=%0', '/x?y=1%20000', '/' + 'x'.repeat(511)
  ]
  for (const value of kept) t.equal(checkReturnTo(value, origin), value, shown(value))
})

t.test('whatever is kept stays on our origin, for a browser that follows it', async (t) => {
  const alphabet = ['/', '\\', '.', ':', '@', '?', '#', '%2f', '%5c', '%09', '%2e', ';', 'a', '\t', 'https:', '//', 'evil.example']
  let kept = 0
  for (const a of alphabet) {
    for (const b of alphabet) {
      for (const c of alphabet) {
        for (const d of alphabet) {
          const value = `/${a}${b}${c}${d}`
          if (checkReturnTo(value, origin) === '/') continue
          kept++
          const arrived = new URL(value, `${origin}/callback`)
          if (arrived.origin !== origin || arrived.pathname.startsWith('//')) t.fail(shown(value))
        }
      }
    }
  }
  t.ok(kept > 1_000, `${kept} kept`)
})

/** In ASCII: a line separator would end the line of the report. */
function shown (value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 60)).replace(/[^ -~]/g, '?') : typeof value
}
