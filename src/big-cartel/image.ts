import { GatewayError } from '../errors.ts'

export const imageFits = ['max', 'min', 'clip'] as const

/** How the image meets its bounds. The server never enlarges an image. */
export type ImageFit = typeof imageFits[number]

export interface ImageTransform {
  /** Pixels, 1–5000. */
  readonly maxWidth?: number | null
  /** Pixels, 1–5000. */
  readonly maxHeight?: number | null
  readonly fit?: ImageFit | null
  /** Device pixels to one pixel of the layout, 1–3: multiplies both bounds. */
  readonly scale?: number | null
}

const maxPixels = 5000
const maxScale = 3

/** The size stands in the path in older addresses: `…/7001/-/print.jpg`, `…/7001/max_h-1000+max_w-1000/print.jpg`. */
const sizeInPath = /\/(?:-|max_[hw]-\d+(?:\+max_[hw]-\d+)?)\/([^/]+)$/

/**
 * The address of the same image in another size. An address that is not one of Big Cartel's image hosts', or
 * does not parse, comes back untouched.
 *
 * @throws GatewayError BAD_USER_INPUT when a bound is no whole number in its range
 */
export function transformImageUrl (address: string, transform: ImageTransform): string {
  const { width, height } = boundsOf(transform)
  const fit = transform.fit ?? null
  const url = parseImageUrl(address)
  if (url === null || (width === null && height === null && fit === null)) return address
  if (sizeInPath.test(url.pathname)) return resizePath(url, address, { width, height })
  return resizeQuery(url, { width, height, fit })
}

/** The address of the image as it was uploaded; other hosts' addresses come back untouched. */
export function originalImageUrl (address: string): string {
  const url = parseImageUrl(address)
  if (url === null) return address
  url.search = ''
  url.pathname = url.pathname.replace(sizeInPath, '/-/$1')
  return url.href
}

interface Bounds {
  readonly width: number | null
  readonly height: number | null
}

function boundsOf ({ maxWidth, maxHeight, scale }: ImageTransform): Bounds {
  const factor = wholeNumber('scale', scale, maxScale) ?? 1
  const scaled = (pixels: number | null) => pixels === null ? null : Math.min(pixels * factor, maxPixels)
  return {
    width: scaled(wholeNumber('maxWidth', maxWidth, maxPixels)),
    height: scaled(wholeNumber('maxHeight', maxHeight, maxPixels))
  }
}

function wholeNumber (name: string, value: number | null | undefined, most: number): number | null {
  if (value === null || value === undefined) return null
  if (Number.isInteger(value) && value >= 1 && value <= most) return value
  throw new GatewayError('BAD_USER_INPUT', { detail: `${name} must be a whole number from 1 to ${most}.` })
}

function parseImageUrl (address: string): URL | null {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url === null || !/^https?:$/.test(url.protocol)) return null
  return url.hostname.endsWith('.bigcartel.com') || url.hostname === 'bigcartel.imgix.net' ? url : null
}

/** The path form knows no other fit than max. */
function resizePath (url: URL, address: string, { width, height }: Bounds): string {
  const sizes = [height === null ? [] : `max_h-${height}`, width === null ? [] : `max_w-${width}`].flat()
  if (sizes.length === 0) return address
  url.pathname = url.pathname.replace(sizeInPath, `/${sizes.join('+')}/$1`)
  return url.href
}

function resizeQuery (url: URL, { width, height, fit }: Bounds & { fit: ImageFit | null }): string {
  const query = url.searchParams
  if (fit !== null || !query.has('fit')) query.set('fit', fit ?? 'max')
  if (width === null && height === null) return url.href
  setOrDrop(query, 'w', width)
  setOrDrop(query, 'h', height) // a bound that was not asked for must not linger
  return url.href
}

function setOrDrop (query: URLSearchParams, name: string, value: number | null): void {
  if (value === null) query.delete(name)
  else query.set(name, String(value))
}
