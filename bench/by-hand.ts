/** What a front-end developer writes today, without a gateway. */
export interface Access { apiUrl: string, accessToken: string, accountId: string }

interface Identifier { type: string, id: string }
interface Resource extends Identifier {
  attributes: Record<string, string>
  relationships?: Record<string, { data?: Identifier[] | Identifier | null }>
}
interface Page { data: Resource[], included: Resource[], meta: { count: string } }

async function get (access: Access, path: string): Promise<Page> {
  const response = await fetch(`${access.apiUrl}/accounts/${access.accountId}${path}`, {
    headers: { accept: 'application/vnd.api+json', authorization: `Bearer ${access.accessToken}`, 'user-agent': 'bench (https://example.com)' }
  })
  return await response.json() as Page // as documented
}

/** The account, then pages of 20 one after the other, each joined to what it includes. */
export async function byHand (access: Access, wanted: number): Promise<number> {
  const { included } = await get(access, '')
  const currency = included.find(({ type }) => type === 'currencies')?.id ?? 'USD'
  const products: unknown[] = []
  while (products.length < wanted) {
    const page = await get(access, `/products?page[offset]=${products.length}`)
    if (page.data.length === 0) break
    products.push(...join(page, currency))
  }
  return products.length
}

/** The two documents that the gateway needs for one page, at the same time, parsed and nothing else. */
export async function sideBySide (access: Access, wanted: number): Promise<number> {
  const [, page] = await Promise.all([get(access, ''), get(access, `/products?page[limit]=${wanted}`)])
  return page.data.length
}

function join ({ data, included }: Page, currency: string): unknown[] {
  const money = new Intl.NumberFormat('en-US', { style: 'currency', currency })
  const related = (resource: Resource, name: string): Resource[] => {
    const { data: links } = resource.relationships?.[name] ?? {}
    const list = Array.isArray(links) ? links : []
    return list.flatMap(({ type, id }) => included.find((one) => one.type === type && one.id === id) ?? [])
  }
  return data.map((product) => ({
    name: product.attributes['name'],
    price: money.format(Number(product.attributes['default_price'])),
    options: related(product, 'options').map(({ attributes }) => ({ name: attributes['name'], price: money.format(Number(attributes['price'])) })),
    images: related(product, 'images').map(({ attributes }) => attributes['url']),
    categories: related(product, 'categories').map(({ attributes }) => attributes['name'])
  }))
}
