/** Money as Big Cartel writes it: a decimal string with at least one digit after the point. */
export function money (cents: number): string {
  const [whole, fraction = ''] = (cents / 100).toFixed(2).split('.')
  return `${whole}.${fraction.replace(/0$/, '')}`
}

/** A moment as Big Cartel writes it: UTC, with milliseconds and a Z. */
export const timestamp = (moment: number): string => new Date(moment).toISOString()

/** The address that images have since 2018: the size is in the query. */
export const imageUrl = (image: { id: string, file: string }): string =>
  `https://assets.bigcartel.com/product_images/${image.id}/${image.file}?auto=format&fit=max&h=1000&w=1000`

/** The older address, still used in line items: the size is a segment of the path. */
export const pathImageUrl = (image: { id: string, file: string }): string =>
  `https://images.bigcartel.com/product_images/${image.id}/max_h-1000+max_w-1000/${image.file}`
