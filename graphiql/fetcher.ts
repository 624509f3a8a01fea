import type { GraphiQLProps } from 'graphiql'

type Fetcher = GraphiQLProps['fetcher']

const sessionEnded: ReadonlySet<unknown> = new Set(['UNAUTHENTICATED', 'REAUTH_REQUIRED'])

/**
 * Sends GraphiQL's questions to the gateway's own endpoint with the session cookie, nothing else.
 * `onSessionEnded` is called when an answer shows that the top bar is out of date.
 */
export function createFetcher ({ onSessionEnded }: { onSessionEnded: () => void }): Fetcher {
  return async (params) => {
    const response = await fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        accept: 'application/graphql-response+json, application/json;q=0.9',
        'content-type': 'application/json'
      },
      body: JSON.stringify(params)
    })
    const answer = await readAnswer(response)
    if (answer.errors?.some(({ extensions }) => sessionEnded.has(extensions?.['code']))) onSessionEnded()
    return answer
  }
}

interface Answer {
  data?: Record<string, unknown> | null
  errors?: Array<{ message: string, extensions?: Record<string, unknown> }>
}

async function readAnswer (response: Response): Promise<Answer> {
  try {
    return await response.json() as Answer // shown as it is; only error codes are read, and those with care
  } catch {
    // A proxy in between may answer for the gateway, in whatever form it likes.
    return { errors: [{ message: `The gateway answered ${response.status} and no JSON.` }] }
  }
}
