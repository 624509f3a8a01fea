import { text } from './attributes.ts'
import type { BigCartelApi } from './client.ts'
import type { Identifier, Resource } from './json-api.ts'
import { fetchPage } from './list.ts'

export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string
  /** Null when the answer names the country only. */
  readonly name: string | null
}

const pageSize = 100

/** There are about 250 countries: a list that goes on longer is not one. */
const maxPages = 5

/** All countries that Big Cartel knows, in its order. The same for every account. */
export async function listCountries (api: BigCartelApi): Promise<readonly Country[]> {
  const countries = new Map<string, Country>()
  for (let page = 0; page < maxPages; page++) {
    const known = countries.size
    const { items, total } = await fetchPage(api, ['countries'], { offset: known, limit: pageSize }, (_document, resource) => readCountry({ ...resource, resource }))
    for (const country of items) countries.set(country.code, country)
    // no news: an empty page, or a server that pays no heed to the offset
    if (countries.size === known || (total !== null && countries.size >= total)) break
  }
  return [...countries.values()]
}

export function readCountry ({ id, resource }: Identifier & { resource: Resource | null }): Country {
  return { code: id, name: text(resource, 'name') }
}
