import { readFile, readdir } from 'node:fs/promises'
import { buildSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType, isSpecifiedScalarType, parse, type GraphQLNamedType } from 'graphql'
import t from 'tap'
import { generateSchemaTypes, schemaTypesFile } from '../../scripts/schema-types.ts'
import { productStatuses } from '../../src/big-cartel/product.ts'
import { paymentStatuses, shippingStatuses } from '../../src/big-cartel/order.ts'
import { imageFits } from '../../src/big-cartel/image.ts'
import { readSchema } from '../../src/graphql/schema.ts'
import { startGateway } from '../helpers/gateway.ts'
import { startSandbox } from '../helpers/sandbox.ts'

const schema = buildSchema(readSchema())
const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type))

interface Described { name: string, description?: string | null | undefined }

/** A type and all that is in it, each by its full name. */
function partsOf (type: GraphQLNamedType): Array<[name: string, part: Described]> {
  const parts: Array<[string, Described]> = [[type.name, type]]
  if (isEnumType(type)) parts.push(...type.getValues().map((value): [string, Described] => [`${type.name}.${value.name}`, value]))
  if (isInputObjectType(type)) parts.push(...Object.values(type.getFields()).map((field): [string, Described] => [`${type.name}.${field.name}`, field]))
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      parts.push([`${type.name}.${field.name}`, field], ...field.args.map((arg): [string, Described] => [`${type.name}.${field.name}(${arg.name}:)`, arg]))
    }
  }
  return parts
}

t.test('every type, field, argument and enum value is described in a sentence', async (t) => {
  const parts = types.flatMap(partsOf)
  t.ok(parts.length > 200)
  for (const [name, { description }] of parts) t.match(description, /^[A-Z`].{2,}[.…]$/s, name)
})

t.test('enums know all of Big Cartel\'s words', async (t) => {
  const valuesOf = (name: string) => {
    const type = schema.getType(name)
    return isEnumType(type) ? type.getValues().map((value) => value.name) : []
  }
  for (const [name, words] of [['ProductStatus', productStatuses], ['PaymentStatus', paymentStatuses], ['ShippingStatus', shippingStatuses], ['ImageFit', imageFits]] as const) {
    t.same(valuesOf(name), words.map((word) => word.toUpperCase()), name)
  }
})

t.test('lists that page are connections, and whatever has an id is a Node', async (t) => {
  for (const type of types) {
    if (!isObjectType(type)) continue
    const fields = type.getFields()
    t.equal(type.getInterfaces().some(({ name }) => name === 'Node'), 'id' in fields, type.name)
    if (type.name.endsWith('Connection')) t.same(Object.keys(fields), ['totalCount', 'nodes', 'edges', 'pageInfo'], type.name)
    if (type.name.endsWith('Edge')) t.same(Object.keys(fields), ['cursor', 'node'], type.name)
    for (const field of Object.values(fields)) {
      if (/Connection!?$/.test(String(field.type))) t.same(field.args.map(({ name }) => name).slice(0, 4), ['first', 'after', 'last', 'before'], `${type.name}.${field.name}`)
    }
  }
})

t.test('the generated types are fresh', async (t) => {
  t.equal(await readFile(schemaTypesFile, 'utf8'), await generateSchemaTypes(), 'else run: npm run codegen')
})

t.test('GET /schema.graphql is the whole schema, for everybody', async (t) => {
  const { url, browser } = await startGateway(t, await startSandbox(t))
  const response = await fetch(`${url}/schema.graphql`)
  const sdl = await response.text()
  t.equal(response.status, 200)
  t.equal(response.headers.get('content-type'), 'text/plain; charset=utf-8')
  t.doesNotThrow(() => parse(sdl))
  for (const file of await readdir(new URL('../../schema/', import.meta.url))) {
    t.ok(sdl.includes(await readFile(new URL(`../../schema/${file}`, import.meta.url), 'utf8')), file)
  }
  const { data } = await browser().graphql('{ __schema { types { name description } } __type(name: "DateTime") { description } }')
  const shown = data as { __schema: { types: Described[] }, __type: Described } // as asked
  t.ok(types.every(({ name }) => shown.__schema.types.some((type) => type.name === name && type.description)), 'introspection shows the same, descriptions too')
  t.match(shown.__type.description, 'ISO 8601')
})
