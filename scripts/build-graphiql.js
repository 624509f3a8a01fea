import { rmSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build as bundle } from 'esbuild'

const entryPoints = {
  main: 'graphiql/main.tsx',
  'editor-worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
  'graphql-worker': 'monaco-graphql/esm/graphql.worker.js',
  'json-worker': 'monaco-editor/esm/vs/language/json/json.worker.js'
}

/** graphiql/ → dist/graphiql: index.html, and in assets/ files whose names hold a hash of their content. */
export async function build (root) {
  const dist = join(root, 'dist/graphiql')
  const { outputFiles, metafile } = await bundle({
    absWorkingDir: root,
    entryPoints,
    entryNames: '[name]-[hash]',
    chunkNames: 'chunk-[hash]',
    outdir: join(dist, 'assets'),
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    metafile: true,
    write: false,
    logLevel: 'warning',
    alias: prettierParsers,
    plugins: [monacoStyleOnce]
  })
  rmSync(dist, { recursive: true, force: true })
  mkdirSync(join(dist, 'assets'), { recursive: true })
  for (const { path, contents } of outputFiles) writeAsset(path, contents)
  writeFileSync(join(dist, 'index.html'), page(root, metafile.outputs))
  return `dist/graphiql/, ${outputFiles.length} files, ${megabytes(outputFiles)}`
}

/** GraphiQL asks for Prettier's parsers by their old names, which lead to files that lose their exports in a bundle. */
const prettierParsers = {
  'prettier/parser-babel': 'prettier/plugins/babel',
  'prettier/parser-graphql': 'prettier/plugins/graphql'
}

/** Monaco imports a style sheet beside each of its modules; graphiql/style.css holds all of them already. */
const monacoStyleOnce = {
  name: 'monaco-style-once',
  setup ({ onLoad }) {
    onLoad({ filter: /[\\/]monaco-editor[\\/].*\.css$/ }, () => ({ contents: '', loader: 'empty' }))
  }
}

/** The packed twin beside each file is what browsers get; packing once here beats packing at every request. */
function writeAsset (path, contents) {
  writeFileSync(path, contents)
  writeFileSync(`${path}.gz`, gzipSync(contents, { level: 9 }))
}

function page (root, outputs) {
  const urlOf = (path) => `/graphiql/${path.split('/').at(-1)}`
  const scripts = Object.entries(outputs).filter(([, output]) => output.entryPoint !== undefined)
  const scriptOf = (name) => scripts.find(([path]) => path.split('/').at(-1).startsWith(`${name}-`))
  const [mainPath, main] = scriptOf('main')
  const values = {
    script: urlOf(mainPath),
    style: urlOf(main.cssBundle),
    editorWorker: urlOf(scriptOf('editor-worker')[0]),
    graphqlWorker: urlOf(scriptOf('graphql-worker')[0]),
    jsonWorker: urlOf(scriptOf('json-worker')[0])
  }
  const template = readFileSync(join(root, 'graphiql/index.html'), 'utf8')
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name) => values[name])
}

function megabytes (files) {
  const bytes = files.reduce((sum, { contents }) => sum + contents.length, 0)
  return `${(bytes / 1e6).toFixed(1)} MB`
}
