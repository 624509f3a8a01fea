import type { ArtistResolvers, QueryResolvers } from '../generated/schema-types.ts'
import { globalId } from '../global-id.ts'
import { ofReference } from '../reference.ts'
import { findById } from './find-by-id.ts'

export const artistQueries: Pick<QueryResolvers, 'artist'> = {
  artist: async (_query, { id }, context) => await findById('Artist', id, context, context.loaders().artists.load)
}

export const Artist: ArtistResolvers = {
  id: ({ id }) => globalId('Artist', id),
  name: (artist, _args, context) => ofReference(artist, context.loaders().artists.load, ({ name }) => name),
  permalink: (artist, _args, context) => ofReference(artist, context.loaders().artists.load, ({ permalink }) => permalink),
  position: (artist, _args, context) => ofReference(artist, context.loaders().artists.load, ({ position }) => position)
}
