/** Queries that are about to be too much, or are. */

const times = <Text>(count: number, make: (index: number) => Text): Text[] => Array.from({ length: count }, (_, index) => make(index))

export const aliases = (count: number): string => `{ session { ${times(count, (index) => `a${index}: loginUrl`).join(' ')} } }`

export const rootFields = (count: number): string => `{ ${times(count, (index) => `...F${index}`).join(' ')} } ${times(count, (index) => `fragment F${index} on Query { a${index}: __typename __typename }`).join(' ')}`

export const directives = (count: number): string => `{ session { loginUrl ${'__typename @include(if: true) '.repeat(count)} } }`

/** The same field again and again, as it is and in fragments that are all alike. */
export const repeated = (count: number): string => `{ session { ${'loginUrl '.repeat(count)} } }`
export const shared = (count: number): string => `{ session { ${times(count, (index) => `...F${index}`).join(' ')} } } ${times(count, (index) => `fragment F${index} on Session { loginUrl }`).join(' ')}`

/** Fields inside fields; the schema does not go that deep. */
export const depth = (levels: number): string => '{ a '.repeat(levels) + '}'.repeat(levels)

/** Fragments that name each other twice over. */
export const doubling = (steps: number): string =>
  `{ session { ...F0 } } ${times(steps, (step) => `fragment F${step} on Session { ...F${step + 1} ...F${step + 1} }`).join(' ')} fragment F${steps} on Session { loginUrl }`

/** All that can be joined to a product, an order; money in full. */
const money = '{ amount currencyCode formatted }'
export const fullProduct = `id name permalink status statusText description url price ${money} priceRange { min ${money} max ${money} } onSale position available hasDefaultOptionOnly featuredImage { url } images { url(transform: { maxWidth: 400 }) originalUrl } options { id name price ${money} quantity sold available } categories { id name } artists { id name } shippingRates { countryCode priceAlone ${money} priceWithOthers ${money} } createdAt updatedAt`
export const fullOrder = `id number customer { firstName lastName email } shippingAddress { line1 country { code } } note totals { items ${money} discount ${money} shipping ${money} tax ${money} total ${money} } items { id productName optionName quantity price ${money} total ${money} tax ${money} image { url } product { id name } productOption { id name } } adjustments { kind amount ${money} label } payments { label amount ${money} } events { message createdAt }`
