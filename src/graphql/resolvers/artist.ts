import { fetchArtist } from '../../big-cartel/artist.ts'
import type { ArtistResolvers, QueryResolvers } from '../generated/schema-types.ts'
import { globalId } from '../global-id.ts'
import { findById } from './node.ts'

export const artistQueries: Pick<QueryResolvers, 'artist'> = {
  artist: async (_query, { id }, context) => await findById('Artist', id, context, fetchArtist)
}

export const Artist: ArtistResolvers = {
  id: ({ id }) => globalId('Artist', id)
}
