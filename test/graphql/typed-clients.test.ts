import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { codegen } from '@graphql-codegen/core'
import { preset } from '@graphql-codegen/client-preset'
import { buildSchema, parse } from 'graphql'
import t, { type Test } from 'tap'
import { readSchema } from '../../src/graphql/schema.ts'

const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url))
const run = promisify(execFile)

interface Workbench {
  folder: string
  write: (file: string, text: string) => Promise<void>
  read: (file: string) => Promise<string>
  /** Runs a program of an installed package; answers its output, of a failure too. */
  program: (file: string, ...args: string[]) => Promise<{ ok: boolean, output: string }>
}

/** A front-end's folder with our schema in it, as GET /schema.graphql gives it. */
async function openWorkbench (t: Test): Promise<Workbench> {
  const folder = await mkdtemp(join(tmpdir(), 'typed-client-'))
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  await symlink(modules, join(folder, 'node_modules'))
  const write: Workbench['write'] = async (file, text) => {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await writeFile(join(folder, file), text)
  }
  await write('schema.graphql', readSchema())
  await write('package.json', '{"type":"module"}')
  await write('tsconfig.json', JSON.stringify({
    compilerOptions: { strict: true, noEmit: true, target: 'es2022', module: 'preserve', moduleResolution: 'bundler', skipLibCheck: true, types: [], allowImportingTsExtensions: true, plugins: [{ name: 'gql.tada/ts-plugin', schema: './schema.graphql', tadaOutputLocation: './graphql-env.d.ts' }] }
  }))
  return {
    folder,
    write,
    read: (file) => readFile(join(folder, file), 'utf8'),
    program: async (file, ...args) => await run(process.execPath, [join(modules, file), ...args], { cwd: folder })
      .then(({ stdout, stderr }) => ({ ok: true, output: stdout + stderr }), (error: Error & { stdout?: string, stderr?: string }) => ({ ok: false, output: `${error.stdout ?? ''}${error.stderr ?? ''}${error.message}` }))
  }
}

/** Compiles a use of the answer that is right, and one that is not. */
async function checkTypes (t: Test, { write, program }: Workbench, before: string, answer: string): Promise<void> {
  const use = (type: string) => `${before}\ndeclare const answer: ${answer}\nexport const amount: ${type} = answer.shop?.products?.nodes[0]?.price?.amount\n`
  await write('right.ts', use('string | undefined'))
  await write('wrong.ts', use('number | undefined'))
  const { output } = await program('typescript/bin/tsc')
  t.same([...output.matchAll(/^(\S+)\(\d+,\d+\): error (\w+)/gm)].map(([, file, code]) => [file, code]), [['wrong.ts', 'TS2322']], output)
}

const query = 'query Prices($first: Int!) { shop { products(first: $first) { nodes { name status price { amount } } } } }'

t.test('the compiler of Relay accepts the schema, its connections and its nodes', async (t) => {
  const { write, read, program } = await openWorkbench(t)
  await write('relay.config.json', JSON.stringify({ src: './src', schema: './schema.graphql', language: 'typescript', eagerEsModules: true }))
  await write('src/products.ts', `
    import { graphql } from 'relay-runtime'
    graphql\`query productsQuery($id: ID!) { shop { ...products_shop } node(id: $id) { ...products_product @alias } storefront(subdomain: "x") { ...products_storefront } }\`
    graphql\`fragment products_shop on Shop @argumentDefinitions(first: { type: "Int", defaultValue: 20 }, after: { type: "String" }) @refetchable(queryName: "productsPage") {
      products(first: $first, after: $after) @connection(key: "products_products") { edges { node { id ...products_product } } }
    }\`
    graphql\`fragment products_storefront on Storefront @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }) @refetchable(queryName: "productsStorefrontPage") {
      products(first: $count, after: $cursor) @connection(key: "products_storefront_products") { edges { node { name } } }
    }\`
    graphql\`fragment products_product on Product @refetchable(queryName: "productsAgain") { name price { formatted } }\`
  `)
  const { ok, output } = await program('relay-compiler/cli.js')
  t.ok(ok, output)
  t.match(await read('src/__generated__/productsPage.graphql.ts'), /node\(id: \$id\)|"node"/, 'a shop is fetched again by its id')
  t.match(await read('src/__generated__/products_product.graphql.ts'), 'readonly formatted: string')
})

t.test('the client preset of GraphQL Code Generator makes types that hold', async (t) => {
  const bench = await openWorkbench(t)
  const documents = [{ location: 'client.ts', document: parse(query), rawSDL: query }]
  const sections = await preset.buildGeneratesSection({
    baseOutputDir: 'gql/', schema: parse(readSchema()), schemaAst: buildSchema(readSchema()), documents, config: { scalars: { Decimal: 'string', DateTime: 'string' }, useTypeImports: true }, plugins: [], pluginMap: {}, presetConfig: {}
  })
  for (const section of sections) await bench.write(section.filename, await codegen(section))
  await checkTypes(t, bench, "import type { PricesQuery } from './gql/graphql.ts'", 'PricesQuery')
})

t.test('gql.tada makes types that hold', async (t) => {
  const bench = await openWorkbench(t)
  const { ok, output } = await bench.program('gql.tada/bin/cli.js', 'generate-output')
  t.ok(ok, output)
  const setUp = `
    import { initGraphQLTada, type ResultOf } from 'gql.tada'
    import type { introspection } from './graphql-env.d.ts'
    const graphql = initGraphQLTada<{ introspection: introspection, scalars: { Decimal: string, DateTime: string, URL: string, CurrencyCode: string, CountryCode: string } }>()
    const prices = graphql(\`${query}\`)`
  await checkTypes(t, bench, setUp, 'ResultOf<typeof prices>')
})
