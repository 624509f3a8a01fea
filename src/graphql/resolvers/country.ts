import { listCountries } from '../../big-cartel/country.ts'
import type { QueryResolvers } from '../generated/schema-types.ts'

export const countryQueries: Pick<QueryResolvers, 'countries'> = {
  countries: async (_query, _args, context) => await listCountries(context.api())
}
