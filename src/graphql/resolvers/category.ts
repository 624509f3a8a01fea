import type { CategoryResolvers, QueryResolvers } from '../generated/schema-types.ts'
import { globalId } from '../global-id.ts'
import { ofReference } from '../reference.ts'
import { findById } from './find-by-id.ts'

export const categoryQueries: Pick<QueryResolvers, 'category'> = {
  category: async (_query, { id }, context) => await findById('Category', id, context, context.loaders().categories.load)
}

export const Category: CategoryResolvers = {
  id: ({ id }) => globalId('Category', id),
  name: (category, _args, context) => ofReference(category, context.loaders().categories.load, ({ name }) => name),
  permalink: (category, _args, context) => ofReference(category, context.loaders().categories.load, ({ permalink }) => permalink),
  position: (category, _args, context) => ofReference(category, context.loaders().categories.load, ({ position }) => position)
}
