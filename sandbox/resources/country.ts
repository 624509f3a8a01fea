import type { FastifyInstance } from 'fastify'
import type { Resource } from '../json-api/document.ts'
import { sendList } from '../json-api/collection-routes.ts'
import { countries, countryName } from '../seed/countries.ts'

/** `/countries`: the same for every account. */
export function countryRoutes (app: FastifyInstance): void {
  app.get('/countries', async (_request, reply) =>
    sendList(reply, countries, ({ id }) => ({ resource: countryResource(id), included: [] })))
}

export function countryResource (code: string): Resource {
  return { id: code, type: 'countries', attributes: { name: countryName(code) ?? code } }
}
