/** Writes src/graphql/generated/schema-types.ts from schema/*.graphql. With --check: says whether it is fresh, writes nothing. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { generateSchemaTypes, schemaTypesFile } from './schema-types.ts'

const types = await generateSchemaTypes()
const isFresh = await readFile(schemaTypesFile, 'utf8').then((text) => text === types, () => false)

if (process.argv.includes('--check')) {
  if (!isFresh) console.error('The generated types do not fit the schema. Run: npm run codegen')
  process.exitCode = isFresh ? 0 : 1
} else if (!isFresh) {
  await mkdir(new URL('.', schemaTypesFile), { recursive: true })
  await writeFile(schemaTypesFile, types)
}
