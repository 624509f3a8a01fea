import { codegen } from '@graphql-codegen/core'
import * as typescript from '@graphql-codegen/typescript'
import * as resolvers from '@graphql-codegen/typescript-resolvers'
import { parse } from 'graphql'
import { readSchema } from '../src/graphql/schema.ts'

export const schemaTypesFile = new URL('../src/graphql/generated/schema-types.ts', import.meta.url)

/** What each type of the schema is in our code; a type that is not here is what its fields say. */
const mappers = {
  Account: './parents.ts#AccountParent',
  Artist: './parents.ts#ArtistParent',
  Cart: './parents.ts#CartParent',
  Category: './parents.ts#CategoryParent',
  Discount: './parents.ts#DiscountParent',
  Image: './parents.ts#ImageParent',
  Money: './parents.ts#MoneyParent',
  Node: './parents.ts#NodeParent',
  Order: './parents.ts#OrderParent',
  OrderItem: './parents.ts#OrderItemParent',
  OrderTotals: './parents.ts#OrderTotalsParent',
  OrderAdjustment: './parents.ts#OrderAdjustmentParent',
  ShippingAdjustment: './parents.ts#OrderAdjustmentParent',
  TaxAdjustment: './parents.ts#OrderAdjustmentParent',
  DiscountAdjustment: './parents.ts#OrderAdjustmentParent',
  OtherAdjustment: './parents.ts#OrderAdjustmentParent',
  OrderEvent: './parents.ts#OrderEventParent',
  OrderPayment: './parents.ts#OrderPaymentParent',
  Page: './parents.ts#PageParent',
  Plan: './parents.ts#PlanParent',
  Product: './parents.ts#ProductParent',
  ProductOption: './parents.ts#ProductOptionParent',
  Shipment: './parents.ts#ShipmentParent',
  ShipmentItem: './parents.ts#ShipmentItemParent',
  Shop: './parents.ts#ShopParent',
  ShippingRate: './parents.ts#ShippingRateParent',
  Storefront: './storefront-parents.ts#StorefrontParent',
  StorefrontArtist: './storefront-parents.ts#StorefrontSectionParent',
  StorefrontCategory: './storefront-parents.ts#StorefrontSectionParent',
  StorefrontPage: './storefront-parents.ts#StorefrontPageParent',
  StorefrontProduct: './storefront-parents.ts#StorefrontProductParent',
  StorefrontProductOption: './storefront-parents.ts#StorefrontProductOptionParent',
  StorefrontShippingRate: './storefront-parents.ts#StorefrontShippingRateParent'
}

const config = {
  useTypeImports: true,
  enumsAsTypes: true,
  skipTypename: true,
  immutableTypes: true,
  strictScalars: true,
  scalars: { DateTime: 'string', Decimal: 'string', CurrencyCode: 'string', CountryCode: 'string', URL: 'string' },
  contextType: '../context.ts#GraphqlContext',
  mappers: Object.fromEntries(Object.entries(mappers).map(([type, path]) => [type, path.replace('./', '../')]))
}

/** The TypeScript of the schema: its types and what each resolver takes and gives. */
export async function generateSchemaTypes (): Promise<string> {
  const code = await codegen({
    filename: schemaTypesFile.pathname,
    schema: parse(readSchema()),
    documents: [],
    config,
    plugins: [{ typescript: {} }, { resolvers: {} }],
    pluginMap: { typescript, resolvers }
  })
  const strict = code.replaceAll(/\bany\b(?=[,>[\]])/g, 'unknown') // they say any where they mean unknown
  return `// Made from schema/*.graphql by: npm run codegen\n${strict}`
}
