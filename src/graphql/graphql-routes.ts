import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { GraphQLError, Kind, type ExecutionResult, type GraphQLFormattedError } from 'graphql'
import { GatewayError, type ErrorCode } from '../errors.ts'
import { toGatewayError } from '../http/to-gateway-error.ts'
import type { PointLimits } from '../session/point-budget.ts'
import { createContext, type ContextDependencies, type GraphqlContext } from './context.ts'
import { createDocuments, type DocumentOptions } from './documents/find-document.ts'
import { fieldErrors, requestErrors } from './error-to-graphql.ts'
import { readBody, readQuery, type GraphqlRequest } from './graphql-request.ts'
import { repeatedTooOften } from './limits/comparisons.ts'
import type { Variables } from './limits/from-variables.ts'
import { acceptedType, checkContentType, type MediaType } from './media-type.ts'
import { checkCost, checkSupported, checkVariables, createOperations, type QueryLimits } from './operation.ts'
import { RequestErrors } from './request-errors.ts'
import { countObjects, createThrottle } from './throttle.ts'
import { createTwins } from './twins.ts'
import { createVisitorBudgets } from './visitor-budgets.ts'

export interface GraphqlRoutesOptions extends ContextDependencies {
  limits: QueryLimits & {
    bodyBytes: number
    /** Points that one operation may cost. */
    cost: number
  }
  /** What a session may spend, and so may whoever comes from one address without one. */
  budget: PointLimits
  documents: DocumentOptions
}

const longestUrl = 8 * 1024

/** GraphQL over HTTP: `POST /graphql`, and `GET /graphql` for queries. */
export async function graphqlRoutes (app: FastifyInstance, { limits, budget, documents, ...dependencies }: GraphqlRoutesOptions): Promise<void> {
  const { find, keep } = createDocuments(documents)
  const visitorBudget = createVisitorBudgets(budget)
  const twins = createTwins()
  const findOperation = createOperations(app.graphql.schema, limits)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: limits.bodyBytes }, async (request: FastifyRequest, body: string) => {
    checkContentType(request.headers)
    return parseBody(body)
  })
  app.addHook('onRequest', async ({ url }) => {
    if (url.length > longestUrl) throw new GatewayError('BAD_REQUEST', { status: 414, detail: 'The address is longer than 8 KiB. Send the query by POST.' })
  })
  app.setErrorHandler(async (error, request, reply) => await sendRequestErrors(toGatewayError(error), request, reply))

  app.post('/graphql', async (request, reply) => {
    checkContentType(request.headers) // a request without a body reaches no parser
    return await answer(readBody(request.body), request, reply)
  })
  app.get<{ Querystring: Record<string, unknown> }>('/graphql', async (request, reply) =>
    await answer(readQuery(request.query), request, reply))

  async function answer (asked: GraphqlRequest, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const type = acceptedType(request)
    const { definition, source, cost } = findOperation({ query: find(asked, request.log), operationName: asked.operationName })
    keep(asked)
    if (request.method === 'GET' && definition.operation === 'mutation') {
      reply.header('allow', 'POST')
      throw new GatewayError('METHOD_NOT_ALLOWED', { detail: 'Send mutations by POST.' })
    }
    checkSupported(app.graphql.schema, definition)
    const variables = checkVariables(app.graphql.schema, definition, asked.variables)
    const requested = cost(variables)
    checkCost(requested, limits.cost)
    const { signedIn } = request
    const throttle = createThrottle(budget, signedIn?.budget ?? visitorBudget(request.ip))
    const { isTwin, leave } = twins.enter({ sessionId: signedIn?.sessionId, source: `${definition.name?.value} ${source}`, variables })
    const context = createContext(dependencies, { signedIn, signal: leavingSignal(reply), throttleStatus: throttle.status })
    try {
      throttle.reserve(isTwin ? Math.min(requested, 1) : requested)
      const result = await run(reply, source, { context, variables, operationName: definition.name?.value })
      const paid = actualCost({ requested, result, calls: context.upstreamCalls(), isTwin })
      throttle.settle(paid)
      const costs = { requestedQueryCost: requested, actualQueryCost: paid, upstreamCalls: context.upstreamCalls(), throttleStatus: throttle.status() }
      return send(reply, type, 200, { ...shownResult(result, request), extensions: { cost: costs } })
    } catch (error) {
      throttle.settle(0) // what does not run costs nothing
      throw error
    } finally {
      leave()
    }
  }
}

function parseBody (body: string): unknown {
  try {
    return JSON.parse(body)
  } catch (cause) {
    throw new GatewayError('BAD_REQUEST', { cause, detail: 'The body is not JSON.' })
  }
}

/** A point for each object, or one for all of a twin; ten for each call; never more than was said before. */
function actualCost ({ requested, result, calls, isTwin }: { requested: number, result: ExecutionResult, calls: number, isTwin: boolean }): number {
  const objects = Math.max(0, countObjects(result.data) - 1)
  return Math.min(requested, (isTwin ? Math.min(objects, 1) : objects) + calls * 10)
}

interface Run { context: GraphqlContext, variables: Variables, operationName: string | undefined }

/** @param variables with their defaults: Mercurius' compiler takes one that must not be null for missing when it has only its default */
async function run (reply: FastifyReply, source: string, { context, variables, operationName }: Run): Promise<ExecutionResult> {
  try {
    return await reply.graphql(source, { ...context }, variables, operationName)
  } catch (error) {
    throw asValidationErrors(error)
  }
}

/** Mercurius throws what validation finds. */
function asValidationErrors (error: unknown): unknown {
  if (!(error instanceof Error) || !('errors' in error) || !Array.isArray(error.errors)) return error
  const errors = error.errors.filter((one): one is GraphQLError => one instanceof GraphQLError)
  if (errors.length === 0) return error
  if (errors.some(({ message }) => message === 'Validation aborted.')) return repeatedTooOften(error)
  return new RequestErrors(validationCode(errors), errors)
}

/** GraphQL gives its errors no codes. A bad value has the same one whether it stands in the query or in a variable. */
function validationCode (errors: readonly GraphQLError[]): ErrorCode {
  if (errors.every(({ message }) => message.startsWith('GraphQL introspection has been disabled'))) return 'INTROSPECTION_DISABLED'
  return errors.every(({ nodes }) => nodes?.[0] !== undefined && valueKinds.has(nodes[0].kind)) ? 'BAD_USER_INPUT' : 'GRAPHQL_VALIDATION_FAILED'
}

const valueKinds: ReadonlySet<Kind> = new Set([
  Kind.INT, Kind.FLOAT, Kind.STRING, Kind.BOOLEAN, Kind.NULL, Kind.ENUM, Kind.LIST, Kind.OBJECT, Kind.OBJECT_FIELD
])

function shownResult ({ data, errors }: ExecutionResult, { id, log }: FastifyRequest): { data: unknown, errors?: GraphQLFormattedError[] } {
  if (errors === undefined) return { data }
  return { errors: fieldErrors(errors, { requestId: id, log }), data }
}

async function sendRequestErrors (error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { status, errors } = requestErrors(error, { requestId: request.id, log: request.log })
  if (error instanceof GatewayError && error.retryAfterSeconds !== undefined) reply.header('retry-after', error.retryAfterSeconds)
  const type = typeOrDefault(request)
  return send(reply, type, type === 'application/json' && isInQuery(error) ? 200 : status, { errors })
}

/** The older media type promises 200 for whatever is wrong with the query itself; everything else keeps its status. */
function isInQuery (error: unknown): boolean {
  return error instanceof RequestErrors || (error instanceof GatewayError && inQuery.has(error.code))
}

const inQuery: ReadonlySet<ErrorCode> = new Set(['OPERATION_RESOLUTION_FAILURE', 'OPERATION_NOT_SUPPORTED', 'QUERY_TOO_COMPLEX', 'COST_LIMIT'])

function typeOrDefault (request: FastifyRequest): MediaType {
  try {
    return acceptedType(request)
  } catch {
    return 'application/json'
  }
}

function send (reply: FastifyReply, type: MediaType, status: number, body: object): FastifyReply {
  return reply.code(status).header('content-type', `${type}; charset=utf-8`).header('cache-control', 'no-store').send(JSON.stringify(body))
}

/** Aborts when the client leaves before its answer: nobody needs the calls that are still under way. */
function leavingSignal (reply: FastifyReply): AbortSignal {
  const leaving = new AbortController()
  const leave = () => { if (!reply.raw.writableFinished) leaving.abort(new GatewayError('BAD_REQUEST', { detail: 'The client has left.' })) }
  if (reply.raw.destroyed) leave() // while its session was read
  else reply.raw.once('close', leave)
  return leaving.signal
}
