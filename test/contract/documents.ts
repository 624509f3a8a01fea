import type { ListDocument, Resource, SingleDocument } from './shapes.ts'

export type BigCartel = {
  /** The API's root, such as `https://api.bigcartel.com/v1`. */
  apiUrl: string
  /** The value of the Authorization header: Bearer or Basic. */
  authorization: string
}

/** Asks as the documentation says a client should; headers that are undefined here are left out. */
export function ask ({ apiUrl, authorization }: BigCartel, path: string, headers: Record<string, string> = {}): Promise<Response> {
  const url = path.startsWith('http') ? path : apiUrl + path
  return fetch(url, {
    headers: {
      accept: 'application/vnd.api+json',
      'user-agent': 'Big Cartel contract suite (https://developers.bigcartel.com)',
      authorization,
      ...headers
    }
  })
}

export async function list (bigCartel: BigCartel, path: string): Promise<ListDocument> {
  return await document(await ask(bigCartel, path)) as ListDocument // the battery holds it to that
}

export async function single (bigCartel: BigCartel, path: string): Promise<SingleDocument> {
  return await document(await ask(bigCartel, path)) as SingleDocument // the battery holds it to that
}

async function document (answer: Response): Promise<unknown> {
  if (answer.status !== 200) throw new Error(`${answer.url}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

/** Type and id in one text, to look resources up by. */
export const keyOf = ({ type, id }: Pick<Resource, 'type' | 'id'>): string => `${String(type)} ${String(id)}`

/** What the named relationships of a resource point at. */
export function related (resource: Resource, ...names: string[]): Pick<Resource, 'type' | 'id'>[] {
  return names.flatMap((name) => {
    const data = resource.relationships?.[name]?.data
    return (Array.isArray(data) ? data : [data]).filter(isIdentifier)
  })
}

function isIdentifier (value: unknown): value is Pick<Resource, 'type' | 'id'> {
  return typeof value === 'object' && value !== null && 'type' in value && 'id' in value
}
