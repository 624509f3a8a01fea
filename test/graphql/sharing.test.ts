import t from 'tap'
import { startGateway } from '../helpers/gateway.ts'
import { sellers, startSandbox } from '../helpers/sandbox.ts'

const everyone = [sellers.tiny, sellers.usual, sellers.big]
const query = '{ session { account { id } } shop { name products(first: 2) { nodes { id } } } account { owner { contactEmail } orders(first: 1) { nodes { id } } } }'

t.test('sellers who ask the same at the same instant never get each other\'s data', async (t) => {
  const sandbox = await startSandbox(t)
  const gateway = await startGateway(t, sandbox)
  const browsers = await Promise.all(everyone.map(async ({ subdomain }) => {
    const browser = gateway.browser()
    await browser.signIn(subdomain)
    return browser
  }))
  const alone = await Promise.all(browsers.map(async (browser) => JSON.stringify((await browser.graphql(query)).data)))
  t.equal(new Set(alone).size, 3)
  everyone.forEach(({ accountId }, index) => t.match(alone[index], `gid://bigcartel/Account/${accountId}`))
  everyone.forEach(({ accountId }, index) => t.match(alone[index], `gid://bigcartel/Product/${accountId}`, 'ids of products begin with their account here'))

  const answers = await Promise.all(Array.from({ length: 300 }, async (_, turn) => {
    const seller = turn % browsers.length
    return JSON.stringify((await browsers[seller]?.graphql(query))?.data) === alone[seller]
  }))
  t.same(answers.filter((own) => !own), [], 'three hundred answers')

  const product = /gid:\/\/bigcartel\/Product\/\d+/.exec(alone[1] ?? '')?.[0]
  const account = `gid://bigcartel/Account/${sellers.usual.accountId}`
  const named = `{ product(id: "${product}") { id } node(id: "${account}") { id } }`
  t.same((await browsers[1]?.graphql(named))?.data, { product: { id: product }, node: { id: account } })
  t.same((await browsers[2]?.graphql(named))?.data, { product: null, node: null }, 'another seller cannot name them')
})
