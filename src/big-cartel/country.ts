import { text } from './attributes.ts'
import type { BigCartelApi } from './client.ts'
import type { Identifier, Resource } from './json-api.ts'
import type { PageRequest } from './list.ts'
import { fetchPage, walk } from './list.ts'

export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string
  /** Null when the answer names the country only. */
  readonly name: string | null
}

/** There are about 250 countries: a list that goes on longer is not one. */
const mostPages = 5

/** All countries that Big Cartel knows, in its order. The same for every account. */
export async function listCountries (api: BigCartelApi): Promise<readonly Country[]> {
  const countries: Country[] = []
  const fetch = (page: PageRequest) => fetchPage(api, ['countries'], page, (_document, resource) => ({ id: resource.id, country: readCountry({ ...resource, resource }) }))
  for await (const { country } of walk(fetch, mostPages)) countries.push(country)
  return countries
}

export function readCountry ({ id, resource }: Identifier & { resource: Resource | null }): Country {
  return { code: id, name: text(resource, 'name') }
}
