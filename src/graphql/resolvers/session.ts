import type { QueryResolvers } from '../generated/schema-types.ts'

export const sessionQueries: Pick<QueryResolvers, 'session'> = {
  session: (_query, _args, { signedIn }) => ({
    authenticated: signedIn !== null,
    expiresAt: signedIn?.expiresAt.toISOString() ?? null,
    loginUrl: '/auth',
    account: signedIn === null ? null : { accountId: signedIn.account.id }
  })
}
