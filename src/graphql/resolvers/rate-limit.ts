import type { QueryResolvers } from '../generated/schema-types.ts'

export const rateLimitQueries: Pick<QueryResolvers, 'rateLimit'> = {
  rateLimit: (_query, _args, { throttleStatus }) => throttleStatus()
}
