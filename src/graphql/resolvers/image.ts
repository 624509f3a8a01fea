import { imageFits, originalImageUrl, transformImageUrl, type ImageFit } from '../../big-cartel/image.ts'
import type { ImageFit as SchemaImageFit, ImageResolvers } from '../generated/schema-types.ts'
import type { ImageParent } from '../parents.ts'

export function asImage (address: string | null): ImageParent | null {
  return address === null ? null : { address }
}

export const Image: ImageResolvers = {
  url: ({ address }, { transform }) =>
    transform == null ? address : transformImageUrl(address, { ...transform, fit: upstreamFit(transform.fit) }),
  originalUrl: ({ address }) => originalImageUrl(address)
}

function upstreamFit (fit: SchemaImageFit | null | undefined): ImageFit | null {
  return imageFits.find((known) => known.toUpperCase() === fit) ?? null
}
