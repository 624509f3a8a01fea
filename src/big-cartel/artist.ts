import { accountPath } from './account-path.ts'
import { integer, nameOf, text } from './attributes.ts'
import type { BigCartelApi } from './client.ts'
import type { Related, Resource } from './json-api.ts'
import { fetchPage, type Page, type PageRequest } from './list.ts'
import type { ResourceId } from './resource-id.ts'

export interface Artist {
  readonly id: string
  readonly name: string
  readonly permalink: string | null
  /** Counted from 1, in the order of the shop. */
  readonly position: number | null
}

/** An artist as another resource names it: `name` is null when the answer does not hold the artist. */
export interface ArtistReference extends Omit<Artist, 'name'> {
  readonly name: string | null
}

/** @throws GatewayError ARTISTS_DISABLED when the seller has artists switched off */
export async function listArtists (api: BigCartelApi, request: PageRequest): Promise<Page<Artist>> {
  return await fetchPage(api, accountPath(api, 'artists'), request, (_document, resource) => readArtist(resource))
}

/** @throws GatewayError NOT_FOUND; ARTISTS_DISABLED */
export async function fetchArtist (api: BigCartelApi, id: ResourceId): Promise<Artist> {
  const document = await api.get(accountPath(api, 'artists', id))
  return readArtist(document.single(id))
}

export function readArtistReference ({ id, resource }: Related): ArtistReference {
  return resource === null ? { id, name: null, permalink: null, position: null } : readArtist(resource)
}

function readArtist (resource: Resource): Artist {
  return {
    id: resource.id,
    name: nameOf(resource),
    permalink: text(resource, 'permalink'),
    position: integer(resource, 'position')
  }
}
