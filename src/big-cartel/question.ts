import type { Credential } from './credential.ts'
import type { Query } from './transport.ts'

declare const made: unique symbol

/** Names one question of one signed-in seller, or of everybody. Only this file makes one, and never without saying whose. */
export type QuestionKey = string & { readonly [made]: 'question key' }

/** The sorts of things at Big Cartel, by which answers are dropped when a thing of theirs changes. */
export const kinds = ['account', 'artists', 'categories', 'countries', 'discounts', 'orders', 'products', 'storefronts', 'other'] as const
export type Kind = typeof kinds[number]

/** What is asked, by whom, and how long the answer may be kept. */
export interface Question {
  /** By account and session: identical questions under way at the same time are one. */
  readonly key: QuestionKey
  /** By account and session too, except for what is the same for everybody. */
  readonly keptAs: QuestionKey
  /** Whose answer it is. */
  readonly owner: Owner
  readonly kind: Kind
  /** 0: not at all. */
  readonly keepMs: number
}

/** Whom an answer belongs to. */
export interface Owner {
  readonly accountId: string
  /** What only the owner brings along; it seals what leaves the process. */
  readonly secret: string
}

/** Whose what is that is the same for all; no account has such an id. */
const everybody: Owner = { accountId: '*', secret: '' }

const second = 1_000

/** How long answers are kept. Orders never are: they hold customers, and sellers act on them. */
const keepMs: Readonly<Record<Kind, number>> = {
  account: 60 * second,
  artists: 30 * second,
  categories: 30 * second,
  discounts: 30 * second,
  products: 10 * second,
  countries: 24 * 60 * 60 * second,
  storefronts: 30 * second,
  orders: 0,
  other: 0
}

/** The longest that anything of an account's own is kept. */
export const longestKeepMs = Math.max(...Object.entries(keepMs).map(([kind, ms]) => kind === 'countries' ? 0 : ms))

/**
 * The question that a GET asks. Null while nobody is signed in: a sign-in shares no answer with anybody, and must
 * be told by Big Cartel itself.
 */
export function questionOf ({ accountId, secret }: Pick<Credential, 'accountId' | 'secret'>, path: readonly string[], query: Query): Question | null {
  if (accountId === '' || secret === null) return null
  const kind = kindOf(path)
  const asker = { accountId, secret }
  const owner = kind === 'countries' ? everybody : asker
  return { key: keyOf(asker, path, query), keptAs: keyOf(owner, path, query), owner, kind, keepMs: keepMs[kind] }
}

/** The question after a shop as everybody can see it: the same for everybody. */
export function publicQuestionOf (path: readonly string[], query: Query): Question {
  const key = keyOf(everybody, ['storefronts', ...path], query)
  return { key, keptAs: key, owner: everybody, kind: 'storefronts', keepMs: keepMs.storefronts }
}

/** The account comes first. As JSON no text can pass for two, nor two for one. */
function keyOf ({ accountId, secret }: Owner, path: readonly string[], query: Query): QuestionKey {
  const sorted = Object.entries(query).sort(([one], [other]) => one < other ? -1 : 1)
  return JSON.stringify([accountId, secret, path, sorted]) as QuestionKey // the only place that makes one
}

function kindOf ([root, , list, ...rest]: readonly string[]): Kind {
  if (root === 'countries') return 'countries'
  if (root !== 'accounts') return 'other'
  if (list === undefined) return 'account'
  return rest.length > 1 ? 'other' : lists.find((known) => known === list) ?? 'other'
}

const lists = ['artists', 'categories', 'discounts', 'orders', 'products'] as const
