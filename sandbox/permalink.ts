/** The slug that a name gets in a URL: `Heron at Low Tide` → `heron-at-low-tide`. */
export function permalinkOf (name: string): string {
  return name.normalize('NFKD').toLowerCase().replace(/[\u0300-\u036f’']/g, '').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
}
