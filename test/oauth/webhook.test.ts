import { createHmac } from 'node:crypto'
import t, { type Test } from 'tap'
import { startGateway } from '../helpers/gateway.ts'
import { startSandbox } from '../helpers/sandbox.ts'

async function scene (t: Test) {
  const sandbox = await startSandbox(t)
  const gateway = await startGateway(t, sandbox)
  const browser = gateway.browser()
  await browser.signIn('harbourpress')
  const isIn = async (): Promise<boolean> => (await (await browser.request('/session')).json() as { authenticated: boolean }).authenticated
  const sign = (body: string): string => createHmac('sha256', sandbox.clientSecret).update(body).digest('hex')
  const send = async (body: string, signature: string | null = sign(body)): Promise<Response> => await fetch(`${gateway.url}/webhooks/bigcartel`, {
    method: 'POST', body, headers: { 'content-type': 'application/json', ...(signature !== null && { 'x-webhook-signature': signature }) }
  })
  return { sandbox, gateway, isIn, sign, send }
}

const webhook = (type: string, accountId: unknown = '208639'): string => JSON.stringify({ account_id: accountId, type, payload: {} })

t.test('when the seller disconnects at Big Cartel, its webhook ends all sessions of the account', async (t) => {
  const { sandbox, gateway, isIn } = await scene(t)
  await sandbox.control.settings({ webhookUrl: `${gateway.url}/webhooks/bigcartel` })
  const credentials = Buffer.from(`${sandbox.clientId}:${sandbox.clientSecret}`).toString('base64')
  await fetch(`${sandbox.deauthorizeUrl}/208639`, { method: 'POST', headers: { authorization: `Basic ${credentials}` } })
  while ((await sandbox.control.webhooks()).length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
  t.match(await sandbox.control.webhooks(), [{ type: 'account.deauthorized', status: 202 }])
  t.equal(await isIn(), false)
})

t.test('account.closed ends them too, a number for the account id will do, and a replay does no harm', async (t) => {
  const { isIn, send } = await scene(t)
  t.equal((await send(webhook('account.closed', 208639))).status, 202)
  t.equal(await isIn(), false)
  t.equal((await send(webhook('account.closed', 208639))).status, 202)
})

t.test('other webhooks and other accounts leave the session alone', async (t) => {
  const { isIn, send } = await scene(t)
  for (const body of [webhook('order.created'), webhook('account.deauthorized', '391756')]) t.equal((await send(body)).status, 202)
  t.equal(await isIn(), true)
})

t.test('without a right signature nothing happens', async (t) => {
  const { isIn, sign, send } = await scene(t)
  const body = webhook('account.deauthorized')
  const right = sign(body)
  for (const wrong of [null, '', 'x', right.slice(1), `${right}0`, sign(`${body} `), right.replace(/./, (digit) => digit === '0' ? '1' : '0')]) {
    const answer = await send(body, wrong)
    t.equal(answer.status, 401)
    t.match(await answer.json(), { code: 'UNAUTHENTICATED' })
  }
  t.equal(await isIn(), true)
})

t.test('a signed body that is no webhook is refused, and so is one that is too large', async (t) => {
  const { isIn, send } = await scene(t)
  for (const body of ['', 'null', '[]', '{', '{"type":"account.closed"}', webhook('account.closed', '../1'), webhook('account.closed', null)]) {
    t.match(await (await send(body)).json(), { status: 400, code: 'BAD_REQUEST' })
  }
  t.equal((await send(' '.repeat(1024 * 1024))).status, 413)
  t.equal(await isIn(), true)
})
