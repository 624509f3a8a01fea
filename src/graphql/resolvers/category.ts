import { fetchCategory } from '../../big-cartel/category.ts'
import type { CategoryResolvers, QueryResolvers } from '../generated/schema-types.ts'
import { globalId } from '../global-id.ts'
import { findById } from './node.ts'

export const categoryQueries: Pick<QueryResolvers, 'category'> = {
  category: async (_query, { id }, context) => await findById('Category', id, context, fetchCategory)
}

export const Category: CategoryResolvers = {
  id: ({ id }) => globalId('Category', id)
}
