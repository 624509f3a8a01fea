import type { FastifyInstance } from 'fastify'
import { find, parameterOf, placeOf, readRoutes, sendOne, type Collection, type Place } from '../json-api/collection-routes.ts'
import { singleDocument, toMany, toOne, type Resource, type Viewed } from '../json-api/document.ts'
import { choiceFilter } from '../json-api/listing.ts'
import { imageUrl, money, timestamp } from '../json-api/wire.ts'
import { anyText, flag, oneOf, slug, text, writtenAttributes } from '../json-api/written.ts'
import { repositionRoute } from '../json-api/write-routes.ts'
import { productStatuses, type Product, type ProductImage, type ProductOption, type ShippingOption } from '../shop.ts'
import type { World } from '../world.ts'
import { artistResource } from './artist.ts'
import { categoryResource } from './category.ts'

const collection: Collection<Product> = {
  path: 'products',
  name: 'product',
  records: (shop) => shop.products,
  view: productView,
  rules: {
    sorts: {
      created_at: (product) => product.createdAt,
      updated_at: (product) => product.updatedAt,
      name: (product) => product.name
    },
    filters: {
      status: choiceFilter(productStatuses, (product) => product.status),
      category: (id) => (product) => product.categoryIds.includes(id)
    }
  }
}

/** What a product's PATCH may change; prices and stock are not among it. */
const writable = {
  name: text,
  description: anyText,
  status: oneOf(productStatuses),
  on_sale: flag,
  permalink: slug
}

/** `/accounts/:account/products`. Products cannot be created or deleted over the API. */
export function productRoutes (app: FastifyInstance, world: World): void {
  readRoutes(app, collection)
  repositionRoute(app, collection)

  app.patch('/accounts/:account/products/:product', async (request, reply) => {
    const place = placeOf(request)
    const product = find(place.shop.products, parameterOf(request, 'product'))
    const { on_sale: onSale = product.onSale, ...written } = writtenAttributes(request.body, { type: 'products', id: product.id }, writable)
    Object.assign(product, written, { onSale, updatedAt: timestamp(world.now()) })
    const viewed = productView(product, place)
    world.webhooks.send(world.settings.webhookUrl, place.shop.account.id, 'product.updated', singleDocument(viewed))
    return sendOne(reply, viewed)
  })
}

function productView (product: Product, place: Place): Viewed {
  const categories = place.shop.categories.filter(({ id }) => product.categoryIds.includes(id))
  const artists = place.shop.artists.filter(({ id }) => product.artistIds.includes(id))
  return {
    resource: {
      id: product.id,
      type: 'products',
      attributes: attributes(product, categories.map(({ name }) => name), place),
      relationships: {
        options: toMany('product_options', ids(product.options)),
        categories: toMany('categories', ids(categories)),
        artists: toMany('artists', ids(artists)),
        shipping_options: toMany('shipping_options', ids(product.shippingOptions)),
        images: toMany('product_images', ids(product.images))
      }
    },
    included: [
      ...product.options.map(optionResource),
      ...categories.map((category) => categoryResource(category, place)),
      ...artists.map((artist) => artistResource(artist, place)),
      ...product.shippingOptions.map(shippingOptionResource),
      ...product.images.map((image) => imageResource(image, place))
    ]
  }
}

function attributes (product: Product, categoryNames: string[], { shop }: Place): Resource['attributes'] {
  const [primaryImage] = product.images
  return {
    name: product.name,
    permalink: product.permalink,
    status: product.status,
    description: product.description,
    created_at: product.createdAt,
    updated_at: product.updatedAt,
    default_price: money(product.priceCents),
    on_sale: product.onSale,
    position: product.position,
    url: `${shop.account.url}/product/${product.permalink}`,
    primary_image_url: primaryImage === undefined ? null : imageUrl(primaryImage),
    has_option_groups: false,
    category_names: categoryNames,
    password: null
  }
}

function optionResource (option: ProductOption): Resource {
  return {
    id: option.id,
    type: 'product_options',
    attributes: {
      name: option.name,
      price: money(option.priceCents),
      quantity: option.quantity,
      sold: option.sold,
      peak_quantity: option.peakQuantity,
      has_digital_file: option.hasDigitalFile
    }
  }
}

/** The country is named by its relationship only; it is not included. */
function shippingOptionResource ({ id, countryCode, aloneCents, withOthersCents }: ShippingOption): Resource {
  return {
    id,
    type: 'shipping_options',
    attributes: { price_alone: money(aloneCents), price_with_others: money(withOthersCents) },
    relationships: { country: toOne('countries', countryCode) }
  }
}

function imageResource (image: ProductImage, { accountUrl }: Place): Resource {
  return {
    id: image.id,
    type: 'product_images',
    attributes: { url: imageUrl(image) },
    links: { self: `${accountUrl}/product_images/${image.id}` }
  }
}

const ids = (records: readonly { id: string }[]) => records.map(({ id }) => id)
