import Fastify from 'fastify'
import t from 'tap'
import { GatewayError } from '../../src/errors.ts'
import problemPlugin from '../../src/http/problem-plugin.ts'

async function start (thrown: unknown) {
  const lines: string[] = []
  const app = Fastify({ logger: { level: 'error', stream: { write: (line) => { lines.push(line) } } } })
  await app.register(problemPlugin)
  app.get('/data', async () => { throw thrown })
  app.get('/page', { config: { page: true } }, async () => { throw thrown })
  app.post('/none', async (_request, reply) => { reply.callNotFound() })
  return { app, lines }
}

t.test('what is not ours is masked, on pages too, and logged once', async (t) => {
  for (const thrown of [new Error('hunter2'), 'hunter2', null, Object.assign(new Error('hunter2'), { statusCode: 500 }), Object.assign(new Error('hunter2'), { statusCode: 302 })]) {
    const { app, lines } = await start(thrown)
    const data = await app.inject('/data')
    t.equal(data.statusCode, 500)
    t.match(data.json(), { status: 500, code: 'INTERNAL_ERROR' })
    const page = await app.inject({ url: '/page', headers: { accept: 'text/html' } })
    t.equal(page.statusCode, 500)
    t.match(page.body, '<code>INTERNAL_ERROR</code>')
    for (const { body } of [data, page]) t.notMatch(body, 'hunter2')
    t.equal(lines.filter((line) => line.includes('unexpected error')).length, 2)
  }
})

t.test('an error of ours keeps its status, its words and its patience', async (t) => {
  const { app } = await start(new GatewayError('STORE_UNAVAILABLE', { retryAfterMs: 1_200, cause: new Error('hunter2') }))
  const answer = await app.inject('/data')
  t.equal(answer.headers['retry-after'], '2')
  t.match(answer.json(), { status: 503, code: 'STORE_UNAVAILABLE' })
  t.notMatch(answer.body, 'hunter2')
  const soon = await (await start(new GatewayError('RATE_LIMITED', { retryAfterMs: 0 }))).app.inject('/data')
  t.equal(soon.headers['retry-after'], '1', 'never at once')
})

t.test('a plugin that finds nothing behind its route answers like a missing route', async (t) => {
  const { app } = await start(null)
  t.match((await app.inject({ method: 'POST', url: '/none' })).json(), { status: 404, code: 'NOT_FOUND' })
  t.match((await app.inject('/none')).json(), { status: 405, code: 'METHOD_NOT_ALLOWED' }, 'while a wrong method is something else')
})
