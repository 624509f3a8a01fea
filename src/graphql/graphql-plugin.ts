import fastifyAccepts from '@fastify/accepts'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { buildSchema, NoSchemaIntrospectionCustomRule } from 'graphql'
import mercurius, { type IResolvers } from 'mercurius'
import { boundFailures } from './failures.ts'
import { graphqlRoutes, type GraphqlRoutesOptions } from './graphql-routes.ts'
import { resolvers } from './resolvers.ts'
import { readSchema } from './schema.ts'

export interface GraphqlPluginOptions extends GraphqlRoutesOptions {
  introspection: boolean
  /** How often a query is met before it is compiled; 0 never. */
  compileAfter: number
}

/**
 * Distinct queries that stay parsed and compiled. Mercurius keeps up to twice as many, and as many again that do not fit
 * the schema, whatever their size: a large one weighs a quarter of a megabyte, and must not fill the memory with its likes.
 */
const cachedQueries = 64

/** The schema, its engine and its routes: `/graphql` and `/schema.graphql`. */
async function graphqlPlugin (app: FastifyInstance, { introspection, compileAfter, ...routes }: GraphqlPluginOptions): Promise<void> {
  const sdl = readSchema()
  await app.register(fastifyAccepts)
  await app.register(mercurius, {
    schema: buildSchema(sdl),
    resolvers: boundFailures(resolvers) as IResolvers, // Mercurius' own type knows neither our context nor our parents
    routes: false,
    jit: compileAfter,
    cache: cachedQueries,
    errorFormatter: (execution) => ({ statusCode: 200, response: execution }), // its own loses our errors' codes
    validationRules: introspection ? [] : [NoSchemaIntrospectionCustomRule]
  })
  await app.register(graphqlRoutes, routes)
  app.get('/schema.graphql', async (_request, reply) =>
    await reply.type('text/plain; charset=utf-8').header('cache-control', 'no-cache').send(sdl))
}

export default fp(graphqlPlugin, { name: 'graphql', dependencies: ['session'] })
