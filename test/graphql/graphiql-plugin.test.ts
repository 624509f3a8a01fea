import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import Fastify from 'fastify'
import t, { type Test } from 'tap'
import { examples } from '../../graphiql/examples.ts'
import graphiql, { graphiqlContentSecurityPolicy } from '../../src/graphql/graphiql-plugin.ts'

const script = 'console.log(1)'

async function start (t: Test, folder: string) {
  const app = Fastify()
  t.teardown(() => app.close())
  await app.register(graphiql, { folder })
  return app
}

function bundle (t: Test): string {
  return t.testdir({
    'index.html': '<!doctype html><script type="module" src="/graphiql/main-ABC.js"></script>',
    assets: { 'main-ABC.js': script, 'main-ABC.js.gz': gzipSync(script), 'main-ABC.css': 'a {}' }
  })
}

t.test('the page comes with a strict policy and is asked for anew each time', async (t) => {
  const app = await start(t, bundle(t))
  const answer = await app.inject('/graphiql')
  t.equal(answer.statusCode, 200)
  t.match(answer.body, '/graphiql/main-ABC.js')
  t.match(answer.headers, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    'content-security-policy': graphiqlContentSecurityPolicy
  })
})

t.test('the policy allows scripts of this origin only', async (t) => {
  t.match(graphiqlContentSecurityPolicy, "default-src 'none'; script-src 'self';")
  t.notMatch(graphiqlContentSecurityPolicy, /unsafe-eval|blob:|http:|script-src[^;]*unsafe/)
})

t.test('the files are kept for good, and come packed where the browser can unpack', async (t) => {
  const app = await start(t, bundle(t))
  const plain = await app.inject('/graphiql/main-ABC.js')
  t.equal(plain.body, script)
  t.match(plain.headers, {
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': /javascript/,
    'content-security-policy': graphiqlContentSecurityPolicy
  })
  const packed = await app.inject({ url: '/graphiql/main-ABC.js', headers: { 'accept-encoding': 'br, gzip' } })
  t.match(packed.headers, { 'content-encoding': 'gzip', 'content-type': /javascript/, vary: /accept-encoding/i })
})

t.test('a style sheet without a packed twin comes as it is', async (t) => {
  const app = await start(t, bundle(t))
  const answer = await app.inject({ url: '/graphiql/main-ABC.css', headers: { 'accept-encoding': 'gzip' } })
  t.equal(answer.body, 'a {}')
})

t.test('nothing but the files is reachable', async (t) => {
  const app = await start(t, bundle(t))
  for (const url of ['/graphiql/none.js', '/graphiql/index.html', '/graphiql/assets/main-ABC.js', '/graphiql/..%2findex.html', '/graphiql/%2e%2e/index.html']) {
    const answer = await app.inject(url)
    t.ok([403, 404].includes(answer.statusCode), `${url}: ${answer.statusCode}`)
  }
})

t.test('a trailing slash leads to the page', async (t) => {
  const app = await start(t, bundle(t))
  const answer = await app.inject('/graphiql/')
  t.equal(answer.statusCode, 308)
  t.equal(answer.headers.location, '/graphiql')
})

t.test('without a bundle the answer says how to get one', async (t) => {
  const app = await start(t, join(t.testdir(), 'none'))
  const answer = await app.inject('/graphiql')
  t.equal(answer.statusCode, 503)
  t.match(answer.body, 'npm run build')
})

t.test('by default the bundle is the one of the build', async (t) => {
  const app = Fastify()
  t.teardown(() => app.close())
  await app.register(graphiql)
  t.ok([200, 503].includes((await app.inject('/graphiql')).statusCode), 'built or not, it answers')
})

t.test('the examples are named after their operations', async (t) => {
  for (const { name, query } of examples) t.match(query, new RegExp(`^query ${name}\\b`, 'm'))
  t.equal(new Set(examples.map(({ name }) => name)).size, examples.length)
})
