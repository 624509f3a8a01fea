import { currencyResource } from '../resources/account.ts'
import { countryName } from '../seed/countries.ts'
import type { Category, Page, Product, ProductOption, ShippingOption, Shop } from '../shop.ts'

/*
 * How a shop looks in its public JSON, which is not JSON:API: ids and prices are numbers, statuses have hyphens, names
 * may hold HTML entities, and nothing tells the stock.
 */

export function storeView ({ account, categories, artists, products, pages }: Shop): unknown {
  return {
    id: Number(account.id),
    subdomain: account.subdomain,
    name: escaped(account.storeName),
    description: account.description,
    url: account.url,
    website: account.website,
    products_count: products.filter(({ status }) => status !== 'hidden').length,
    country: countryView(account.countryCode),
    currency: { id: 1, code: account.currency, ...currencyResource(account.currency).attributes },
    categories: categories.map((category) => namedView(category, 'category')),
    artists: account.artistsEnabled ? artists.map((artist) => namedView(artist, 'artist')) : [],
    pages: pages.filter(({ isPublished }) => isPublished).map(({ name, path }) => ({ name: escaped(name), permalink: path.slice(1) }))
  }
}

export function productView (product: Product, shop: Shop): unknown {
  return {
    id: Number(product.id),
    name: escaped(product.name),
    permalink: product.permalink,
    url: `/product/${product.permalink}`,
    position: product.position,
    price: product.priceCents / 100,
    default_price: product.priceCents / 100,
    tax: 0,
    status: product.status.replaceAll('_', '-'),
    on_sale: product.onSale,
    created_at: product.createdAt.replace('.000Z', '+00:00'),
    description: product.description,
    has_option_groups: false,
    options: product.options.map((option) => optionView(option, product)),
    option_groups: [],
    shipping: product.shippingOptions.map(shippingView),
    images: product.images.map(({ id, file }) => ({
      url: `http://assets.bigcartel.com/product_images/${id}/${file}`,
      secure_url: `https://assets.bigcartel.com/product_images/${id}/${file}?auto=format&fit=max&h=1200&w=1200`,
      width: 2400,
      height: 1600
    })),
    categories: shop.categories.filter(({ id }) => product.categoryIds.includes(id)).map((category) => namedView(category, 'category')),
    artists: shop.artists.filter(({ id }) => product.artistIds.includes(id)).map((artist) => namedView(artist, 'artist'))
  }
}

export function pageView ({ id, name, path, category, content }: Page): unknown {
  return { id: Number(id), name: escaped(name), permalink: path.slice(1), url: path, category, content }
}

function namedView ({ id, name, permalink }: Category, kind: 'category' | 'artist'): unknown {
  return { id: Number(id), name: escaped(name), permalink, url: `/${kind}/${permalink}` }
}

function optionView (option: ProductOption, product: Product): unknown {
  return {
    id: Number(option.id),
    name: escaped(option.name),
    price: option.priceCents / 100,
    sold_out: option.quantity === 0,
    has_custom_price: option.priceCents !== product.priceCents,
    option_group_values: []
  }
}

/** Everywhere else has no country at all. */
function shippingView ({ countryCode, aloneCents, withOthersCents }: ShippingOption): unknown {
  const amounts = { amount_alone: aloneCents / 100, amount_with_others: withOthersCents / 100 }
  return countryCode === null ? amounts : { ...amounts, country: countryView(countryCode) }
}

function countryView (code: string): unknown {
  return { id: 1, name: countryName(code) ?? code, code }
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' }
const escaped = (name: string) => name.replace(/[&<>"']/g, (character) => entities[character] ?? character)
