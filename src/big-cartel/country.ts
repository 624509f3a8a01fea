import { text, type Named } from './attributes.ts'
import type { BigCartelApi } from './client.ts'
import { fetchPage, walk, type PageRequest } from './list.ts'

export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string
  /** Null when the answer names the country only. */
  readonly name: string | null
}

/** There are about 250 countries: a list that goes on longer is not one. */
const mostCountries = 500

/** All countries that Big Cartel knows, in its order. The same for every account. */
export async function listCountries (api: BigCartelApi): Promise<readonly Country[]> {
  const countries: Country[] = []
  const fetch = (page: PageRequest) => fetchPage(api, ['countries'], page, (_document, resource) => ({ id: resource.id, country: readCountry({ id: resource.id, resource }) }))
  for await (const { country } of walk(fetch, mostCountries)) countries.push(country)
  return countries
}

export function readCountry ({ id, resource }: Named): Country {
  return { code: id, name: text(resource, 'name') }
}
